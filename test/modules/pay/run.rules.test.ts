import { describe, expect, it } from 'vitest';
import { month, type Month } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { decideCompute, differences, type ComputeFacts } from '../../../worker/modules/pay/rules/compute-run.ts';
import {
  decideApproval,
  decideReopening,
  decideStep,
  runSteps,
  type RunFacts,
} from '../../../worker/modules/pay/rules/run-steps.ts';
import { decideFromMonth } from '../../../worker/modules/pay/rules/scheme-decisions.ts';
import { INCOME_TAX_TABLES } from '../../../worker/modules/pay/templates/income-tax.ts';
import { exampleInsurance, jilin } from '../../../worker/modules/pay/templates/index.ts';
import { textTable } from '../../harness/text-table.ts';

const [table] = INCOME_TAX_TABLES;
if (!table) throw new Error('no tax table');

const told = (answer: unknown): string =>
  isRefusal(answer) ? answer.code : typeof answer === 'string' ? answer : answer === null ? 'fine' : 'computed';

const run = (change: Partial<RunFacts> = {}): RunFacts => ({
  id: 'run_1',
  month: month('2026-06'),
  state: 'computed',
  version: 3,
  computedBy: 'usr_hr',
  grossFen: 1_000,
  netFen: 800,
  employerFen: 200,
  ...change,
});

describe('computing', () => {
  const facts: ComputeFacts = {
    scheme: { id: 's', definition: jilin.definition },
    insurance: { id: 'i', definition: exampleInsurance.definition },
    tax: { id: 't', definition: table },
    workers: 0,
    run: null,
    openBefore: null,
    runAfter: null,
  };
  const june = month('2026-06');
  const decide = (change: Partial<ComputeFacts>, version: number | null = null) =>
    told(decideCompute({ ...facts, ...change }, june, version));

  it('is refused in the order of the table', () => {
    expect(decide({})).toBe('nobody_on_post');
    expect(decide({ tax: null })).toBe('income_tax_policy_missing');
    expect(decide({ tax: null, insurance: null })).toBe('insurance_policy_missing');
    expect(decide({ insurance: null, scheme: null })).toBe('scheme_missing');
    expect(decide({ scheme: null, run: run() }, 2)).toBe('changed_meanwhile');
    expect(decide({ run: null }, 2)).toBe('changed_meanwhile');
    expect(decide({ run: run(), runAfter: month('2026-07') }, 2)).toBe('later_run_exists');
    expect(decide({ runAfter: month('2026-07'), openBefore: month('2026-05') })).toBe('earlier_run_open');
    expect(decide({ run: run({ state: 'paid' }), openBefore: month('2026-05') })).toBe('run_already_approved');
  });

  it('tells whose pay a new computation changes', () => {
    const pay = (workerId: string, netFen: number) => ({ workerId, name: workerId, netFen });
    expect(differences([pay('a', 1), pay('b', 2), pay('c', 3)], [pay('a', 1), pay('b', 5), pay('d', 4)])).toEqual([
      { workerId: 'b', name: 'b', beforeFen: 2, afterFen: 5 },
      { workerId: 'd', name: 'd', beforeFen: null, afterFen: 4 },
      { workerId: 'c', name: 'c', beforeFen: 3, afterFen: null },
    ]);
  });
});

describe('the steps of a run', () => {
  const cases = textTable(`
    state    | event   | result
    computed | compute | computed
    computed | approve | approved
    computed | reopen  | run_step_not_allowed
    computed | pay     | run_step_not_allowed
    approved | compute | run_step_not_allowed
    approved | reopen  | computed
    approved | pay     | paid
    paid     | reopen  | run_step_not_allowed
    paid     | close   | closed
    closed   | reopen  | run_step_not_allowed
    closed   | pay     | run_step_not_allowed
  `);
  for (const { state, event, result } of cases) {
    it(`${event} from ${state}: ${result}`, () => {
      const facts = run({ state: state as RunFacts['state'] });
      expect(told(decideStep(facts, event as Parameters<typeof decideStep>[1], 3))).toBe(result);
    });
  }

  it('ends closed', () => {
    expect(runSteps.states.filter((state) => runSteps.isFinal(state))).toEqual(['closed']);
  });

  it('is approved by a second person once nothing is open', () => {
    const approve = (actor: string, blocking = 0, warnings = 0, version = 3) =>
      told(decideApproval(run(), version, actor, { blocking, warnings }));
    expect(approve('usr_hr', 1, 1)).toBe('second_person_required');
    expect(approve('usr_finance', 1, 1)).toBe('run_findings_blocking');
    expect(approve('usr_finance', 0, 1)).toBe('run_findings_open');
    expect(approve('usr_finance')).toBe('approved');
    expect(approve('usr_finance', 0, 0, 2)).toBe('changed_meanwhile');
    expect(told(decideApproval(null, 3, 'usr_finance', { blocking: 0, warnings: 0 }))).toBe('not_found');
  });

  it('goes back while no later month stands on it and its money is there', () => {
    const approved = run({ state: 'approved' });
    const reopen = (later: Month | null) => told(decideReopening(approved, 3, later));
    expect([reopen(month('2026-07')), reopen(null)]).toEqual(['later_run_exists', 'computed']);
  });

  it('lets a rule begin only after the last approved month', () => {
    const begin = (from: string, approved: string | null) =>
      told(decideFromMonth(month(from), approved === null ? null : month(approved)));
    expect([begin('2026-06', null), begin('2026-07', '2026-06'), begin('2026-06', '2026-06')]).toEqual([
      'fine',
      'fine',
      'month_already_paid',
    ]);
  });
});
