import type { Check, Verdict } from './checks.ts';

const report = (title: string, verdict: Verdict, began: number): void => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const failures = verdict.failed > 0 ? `  ${verdict.failed} failed` : '';
  console.log(`  ${verdict.failed > 0 ? '✗' : '✓'} ${title}  ${verdict.passed} passed${failures}  ${seconds} s`);
  if (verdict.failed > 0) console.log(`\n${verdict.output.trim()}\n`);
};

async function runOne({ title, run }: Check): Promise<Verdict> {
  const began = performance.now();
  const verdict = await run().catch((error: unknown) => ({ passed: 0, failed: 1, output: String(error) }));
  report(title, verdict, began);
  return verdict;
}

/**
 * Runs groups of checks one group after another, the checks of a group at once; all of them, whatever
 * fails. Prints the sum as the last line and returns the exit code.
 */
export async function runSuite(groups: readonly (readonly Check[])[]): Promise<number> {
  const verdicts: Verdict[] = [];
  for (const group of groups) verdicts.push(...(await Promise.all(group.map(runOne))));
  const passed = verdicts.reduce((sum, verdict) => sum + verdict.passed, 0);
  const failed = verdicts.reduce((sum, verdict) => sum + verdict.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
