import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sumFen } from '../../worker/core/fen.ts';
import { isRefusal } from '../../worker/core/refusal.ts';
import { computePayRun } from '../../worker/modules/pay/rules/run.ts';
import { goldenMonth, goldenRules, goldenWorkers } from './month.ts';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/**
 * The pay of a month to the fen, kept in the repository: a change of rules or templates that moves one fen of one of the
 * demo's people is seen here. Where that was meant, write it anew and read what moved:
 * `npx vitest run --project rules test/golden -u`
 */
test('the demo people are paid what they always were', async () => {
  const workers = goldenWorkers();
  const run = computePayRun(goldenRules(), workers, null);
  if (isRefusal(run)) throw new Error(run.code);
  const items: Record<string, number> = {};
  for (const { side, code, amountFen } of run.payslips.flatMap(({ lines }) => lines)) {
    items[`${side} ${code}`] = sumFen([items[`${side} ${code}`] ?? 0, amountFen]);
  }
  const golden = {
    month: goldenMonth,
    inputs: digest([goldenRules(), workers]),
    totals: run.totals,
    items,
    findings: run.findings.length,
    payslips: digest(
      run.payslips.map(({ figures, lines }) => [figures.netFen, lines.map(({ code, amountFen }) => [code, amountFen])]),
    ),
  };
  expect(run.payslips.length + run.findings.filter(({ code }) => code === 'uncomputable').length).toBe(workers.length);
  await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot('./pay-2026-06.json');
});
