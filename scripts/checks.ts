import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.ts';

/** What one check or one group of tests came to. `output` is shown when something failed. */
export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

export interface Check {
  readonly title: string;
  run(): Promise<Verdict>;
}

const tool = (title: string, program: string, args: readonly string[]): Check => ({
  title,
  run: async () => {
    const { code, output } = await command(program, args);
    return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
  },
});

/** Checks of the source that need no run of it; each counts as one. */
export const sourceChecks = {
  types: tool('类型 types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']),
  lint: tool('检查 lint', 'oxlint', []),
  format: tool('格式 format', 'oxfmt', ['--check', '.']),
  unused: tool('无用 unused', 'knip', ['--no-progress']),
} as const;

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** A file that fails outside its tests (while it is read, while it prepares) counts as one: it must not vanish from the sum. */
function countTests(reportPath: string, exitCode: number): Omit<Verdict, 'output'> {
  if (!existsSync(reportPath)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as VitestReport;
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** The tests of some vitest projects, counted one by one. */
export const tests = (title: string, projects: readonly string[], rest: readonly string[] = []): Check => ({
  title,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'suishi-test-'));
    const reportPath = join(folder, 'report.json');
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportPath}`];
    const chosen = projects.flatMap((project) => ['--project', project]);
    const { code, output } = await command('vitest', ['run', '--passWithNoTests', ...chosen, ...reporters, ...rest]);
    const counted = countTests(reportPath, code);
    rmSync(folder, { recursive: true, force: true });
    return { ...counted, output };
  },
});
