import { describe, expect, it } from 'vitest';
import { addDays, day, month } from '../../../worker/core/day.ts';
import { fen, sumFen } from '../../../worker/core/fen.ts';
import { ONE, parseDecimal } from '../../../worker/core/ratio.ts';
import { decideActivation, missingLegs } from '../../../worker/modules/duties/rules/activation.ts';
import {
  decideAct,
  decideStep,
  decideSubmit,
  dutyEvents,
  dutySteps,
  type DutyEvent,
  type DutyFacts,
  type DutyKind,
  type DutyState,
} from '../../../worker/modules/duties/rules/duty.ts';
import { lightsOf, monthsDue, neededOf, wholeShare } from '../../../worker/modules/duties/rules/matrix.ts';
import { monthDue, termAmount, type PriceMethod } from '../../../worker/modules/duties/rules/price-of.ts';
import {
  bookingDay,
  decideReport,
  decideVerdict,
  qualityOf,
  termMonths,
  type SettlementState,
} from '../../../worker/modules/duties/rules/settlement.ts';
import type { AccountFacts } from '../../../worker/modules/ledger/rules/chart.ts';
import { list, textTable } from '../../harness/text-table.ts';

const rule = {
  paidDaysPerMonth: '21.75',
  qualityBands: [
    { fromScore: '90', ratio: '1.00' },
    { fromScore: '80', ratio: '0.95' },
    { fromScore: '0', ratio: '0' },
  ],
  prepaidShare: '0.5',
  proration: 'months',
  yearDays: 365,
} as const;

const duty = (change: Partial<DutyFacts> = {}): DutyFacts => ({
  id: 'd',
  kind: 'assist',
  state: 'draft',
  version: 3,
  draftedBy: 'a',
  submittedBy: 'b',
  lineId: 'L',
  method: 'unit',
  actedDay: null,
  priced: 1,
  ...change,
});

const code = (refusal: { code: string } | null): string => refusal?.code ?? 'ok';

describe('steps of a duty', () => {
  const cases = textTable(`
    state     | event    | version | says
    ----------|----------|---------|------------------
    draft     | revise   | 3       | ok
    draft     | act      | 3       | duty_not_emergency
    draft     | submit   | 3       | ok
    draft     | admit    | 3       | duty_step_unfit
    draft     | activate | 9       | duty_step_unfit
    submitted | reject   | 3       | ok
    submitted | reject   | 2       | changed_meanwhile
    submitted | submit   | 3       | duty_step_unfit
    admitted  | activate | 3       | ok
    admitted  | return   | 3       | ok
    active    | withdraw | 3       | ok
    active    | revise   | 3       | duty_step_unfit
    withdrawn | activate | 3       | duty_step_unfit
  `);
  it.each(cases)('$state takes $event at version $version → $says', ({ state, event, version, says }) => {
    expect(code(decideStep(duty({ state: state as DutyState }), event as DutyEvent, Number(version)))).toBe(says);
  });

  const submissions = textTable(`
    kind      | line | method | amounts | listed   | says
    ----------|------|--------|---------|----------|-------------------
    assist    | yes  | unit   | all     |          | ok
    assist    | yes  | unit   | lack    |          | duty_price_missing
    temporary | yes  | unit   | lack    |          | duty_price_missing
    assist    | no   | unit   | all     |          | duty_price_missing
    assist    | yes  | none   | lack    |          | duty_price_missing
    temporary | no   | none   | lack    |          | duty_price_missing
    duty      | no   | none   | lack    |          | ok
    emergency | no   | none   | lack    |          | ok
    duty      | no   | none   | lack    | negative | duty_blocked
    assist    | no   | unit   | lack    | negative | duty_blocked
  `);
  it.each(submissions)('$kind: line $line, price $method, amounts $amounts, listed $listed → $says', (row) => {
    const facts = duty({
      kind: row['kind'] as DutyKind,
      lineId: row['line'] === 'yes' ? 'L' : null,
      method: row['method'] as PriceMethod,
      priced: row['amounts'] === 'all' ? 1 : 0,
    });
    const blocked = row['listed'] ? { code: 'F-1', title: '摊派订阅' } : null;
    expect(code(decideSubmit(facts, 3, blocked))).toBe(row['says']);
  });

  it('is acted on first once, as an emergency that nothing blocks', () => {
    const facts = (change: Partial<DutyFacts>) => duty({ kind: 'emergency', ...change });
    const blocked = { code: 'F-1', title: '摊派订阅' };
    expect(code(decideAct(facts({}), 3, null))).toBe('ok');
    expect(code(decideAct(facts({ actedDay: day('2026-06-01') }), 3, null))).toBe('duty_acted_before');
    expect(code(decideAct(facts({ actedDay: day('2026-06-01') }), 3, blocked))).toBe('duty_blocked');
    expect(code(decideAct(duty(), 3, blocked))).toBe('duty_not_emergency');
  });

  it('takes every event in every state as the table says', () => {
    const leads = Object.fromEntries(
      dutySteps.states.map((state) => [
        state,
        dutyEvents.flatMap((event) => {
          const next = dutySteps.next(state, event);
          return next === null ? [] : [`${event} ${next}`];
        }),
      ]),
    );
    expect(leads).toEqual({
      draft: ['revise draft', 'act acting', 'submit submitted'],
      acting: ['revise acting', 'submit submitted'],
      submitted: ['send_back draft', 'admit admitted', 'admit_on_conditions admitted', 'reject rejected'],
      admitted: ['return draft', 'activate active', 'revoke revoked'],
      rejected: [],
      active: ['give_notice active', 'withdraw withdrawn', 'exit withdrawn', 'revoke revoked', 'expire expired'],
      withdrawn: [],
      revoked: [],
      expired: [],
    });
  });
});

describe('activation: the first of several reasons is told', () => {
  const line = (available: number): AccountFacts => ({
    id: 'L',
    kind: 'line',
    code: '20001',
    name: '线',
    fiscalYear: 2026,
    unitId: 'dep',
    state: 'open',
    floorFen: fen(0),
    budgetFen: fen(available),
    balanceFen: fen(available),
    heldFen: fen(0),
    version: 1,
  });
  const cases = textTable(`
    state    | until   | carriers | authorities | line | says
    ---------|---------|----------|-------------|------|------------------------------
    admitted | 2026-12 | 60,40    | ok          | 100  | ok
    active   | 2026-05 | gone     |             |      | duty_step_unfit
    admitted | 2026-05 | gone     |             |      | duty_term_over
    admitted | 2026-12 |          |             |      | legs_missing duty, authority, money
    admitted | 2026-12 | 60,gone  | ok          | 100  | legs_missing duty
    admitted | 2026-12 | 60,40    |             | 100  | legs_missing authority
    admitted | 2026-12 | 60,40    | ok,gone     | 100  | legs_missing authority
    admitted | 2026-12 | 60,40    | ok          |      | legs_missing money
    admitted | 2026-12 | 60,0     | ok          | 100  | legs_missing money
    admitted | 2026-12 | 60,41    | ok          | 100  | funds_short
  `);
  it.each(cases)('$state until $until, carriers $carriers, authorities $authorities, line $line → $says', (row) => {
    const targets = list(row['carriers']).map((part, at) => ({
      unitId: `u${at}`,
      unitName: `u${at}`,
      amountFen: fen(part === 'gone' ? 1 : Number(part)),
      monthlyVolume: null,
      standing: part !== 'gone',
    }));
    const authorities = list(row['authorities']).map((each) => ({
      what: 'w',
      overWhat: 'o',
      departmentId: 'dep',
      departmentName: 'dep',
      standing: each === 'ok',
    }));
    const refusal = decideActivation(
      {
        duty: duty({ state: row['state'] as DutyState }),
        blocked: null,
        untilMonth: month(row['until'] ?? ''),
        targets,
        authorities,
        line: row['line'] ? line(Number(row['line'])) : null,
        ledger: { years: [{ year: 2026, state: 'open' }], today: day('2026-06-15') },
      },
      3,
    );
    const said = refusal?.code === 'legs_missing' ? `legs_missing ${String(refusal.facts['legs'])}` : code(refusal);
    expect(said).toBe(row['says']);
  });

  it('all three stand where nothing lacks', () => {
    const target = { unitId: 'u', unitName: 'u', amountFen: fen(1), monthlyVolume: null, standing: true };
    const need = { what: 'w', overWhat: 'o', departmentId: 'd', departmentName: 'd', standing: true };
    expect(missingLegs({ targets: [target], authorities: [need], line: line(1) })).toEqual([]);
  });
});

describe('a month', () => {
  const reports = textTable(`
    state     | month   | reported | says
    ----------|---------|----------|-------------------
    active    | 2026-03 |          | ok
    active    | 2026-06 |          | ok
    active    | 2026-07 |          | month_to_come
    active    | 2026-02 |          | month_outside_term
    active    | 2026-12 |          | month_outside_term
    active    | 2026-03 | 2026-03  | month_reported
    withdrawn | 2026-12 | 2026-03  | duty_step_unfit
  `);
  it.each(reports)(
    '$month of a $state duty, $reported reported → $says',
    ({ state = '', month: of = '', reported, says }) => {
      const term = { fromMonth: month('2026-03'), untilMonth: month('2026-11') };
      const facts = { ...term, dutyState: state, months: list(reported).map(month), today: day('2026-06-15') };
      expect(code(decideReport(facts, month(of)))).toBe(says);
    },
  );

  const verdicts = textTable(`
    state    | actor | version | says
    ---------|-------|---------|-----------------------
    reported | b     | 1       | ok
    reported | b     | 2       | changed_meanwhile
    reported | a     | 2       | second_person_required
    verified | a     | 2       | settlement_decided
    returned | b     | 1       | settlement_decided
  `);
  it.each(verdicts)('$state, judged by $actor at version $version → $says', ({ state, actor = '', version, says }) => {
    const facts = { state: state as SettlementState, reportedBy: 'a', version: 1 };
    expect(code(decideVerdict(facts, Number(version), actor))).toBe(says);
  });

  it('after the year’s end is booked on its last day', () => {
    expect(bookingDay(2026, day('2026-06-15'))).toBe('2026-06-15');
    expect(bookingDay(2026, day('2027-01-05'))).toBe('2026-12-31');
  });
});

describe('what a term holds and a month brings', () => {
  // unit: 8.00 yuan × 100 = 800.00 a month. workload: 5000.00 / 21.75 × 10 × 1.25 = 2873.5632… = 2873.56 a month.
  const cases = textTable(`
    method   | price  | difficulty | admitted | package | months | term    | volume | score | month
    ---------|--------|------------|----------|---------|--------|---------|--------|-------|-------
    unit     | 800    |            | 100      |         | 12     | 960000  | 80     | 95    | 64000
    unit     | 800    |            | 100      |         | 12     | 960000  | 120    | 95    | 80000
    unit     | 800    |            | 100      |         | 12     | 960000  | 80     | 85    | 60800
    unit     | 333    |            | 0.5      |         | 3      | 501     | 0.5    | 90    | 167
    workload | 500000 | 1.25       | 10       |         | 2      | 574712  | 10     | 90    | 287356
    workload | 500000 | 1.25       | 10       |         | 2      | 574712  | 10     | 80    | 272989
    allocation|        |            |          | 100000  | 3      | 100000  | 1      | 90    | 33334
    allocation|        |            |          | 100000  | 3      | 100000  | 1      | 80    | 31667
    allocation|        |            |          | 100000  | 3      | 100000  | 1      | 10    | 0
  `);
  it.each(cases)('$method $price×$admitted for $months months holds $term; $volume at $score brings $month', (row) => {
    const price = {
      method: row['method'] as PriceMethod,
      unitPriceFen: row['price'] ? fen(Number(row['price'])) : null,
      difficulty: row['difficulty'] || null,
    };
    const monthlyVolume = row['admitted'] || null;
    const months = Number(row['months']);
    const amountFen = termAmount(
      price,
      { monthlyVolume, packageFen: row['package'] ? fen(Number(row['package'])) : null },
      months,
      rule,
    );
    expect(amountFen).toBe(Number(row['term']));
    const quality = qualityOf(row['score'] ?? '', rule);
    const work = { price, monthlyVolume, amountFen, months, monthIndex: 0, volume: row['volume'] ?? '', quality };
    expect(monthDue(work, rule)).toBe(Number(row['month']));
  });

  it('the months of a share of a pool are the share', () => {
    const price = { method: 'allocation' as const, unitPriceFen: null, difficulty: null };
    const amountFen = fen(100_000);
    const parts = [0, 1, 2].map((monthIndex) =>
      monthDue({ price, monthlyVolume: null, amountFen, months: 3, monthIndex, volume: '1', quality: ONE }, rule),
    );
    expect([parts, sumFen(parts)]).toEqual([[33_334, 33_333, 33_333], 100_000]);
  });

  it('a term counts both its ends', () => {
    expect(termMonths({ fromMonth: month('2026-04'), untilMonth: month('2026-10') })).toBe(7);
    expect(qualityOf('79.99', rule)).toEqual(parseDecimal('0'));
  });
});

describe('the matrix', () => {
  const cases = textTable(`
listed | assigned | leaving | authorities | held | needed | late | unreported | lights            | reason
    -------|----------|---------|-------------|------|--------|------|------------|-------------------|------------------
    no     | yes      | no      | 2/2         | 100  | 100    | 0    | 0          | green green green |
    no     | yes      | no      | 2/2         | 0    | 0      | 0    | 0          | green green green |
    no     | yes      | no      | 2/2         | 60   | 60     | 0    | 1          | green green amber | report_late
    no     | yes      | no      | 2/2         | 60   | 60     | 1    | 1          | green green amber | settlement_late
    no     | yes      | no      | 2/2         | 59   | 60     | 1    | 0          | green green red   | no_money
    no     | yes      | no      | 1/2         | 100  | 100    | 0    | 0          | green amber green | authority_partial
    no     | yes      | yes     | 2/2         | 100  | 100    | 0    | 0          | amber green green | leaving
    no     | yes      | no      | 0/2         | 0    | 1      | 0    | 1          | green red red     | no_authority
    no     | no       | no      | 0/2         | 0    | 1      | 0    | 0          | red red red       | not_assigned
    yes    | yes      | yes     | 2/2         | 100  | 100    | 1    | 0          | red green amber   | listed_negative
    yes    | no       | no      | 0/2         | 0    | 1      | 0    | 0          | red red red       | listed_negative
  `);
  it.each(cases)('$listed $assigned $leaving $authorities $held/$needed $late $unreported → $lights', (row) => {
    const [standing, needed] = (row['authorities'] ?? '').split('/').map(Number);
    const lights = lightsOf({
      blocked: row['listed'] === 'yes',
      assigned: row['assigned'] === 'yes',
      leaving: row['leaving'] === 'yes',
      authoritiesNeeded: needed ?? 0,
      authoritiesStanding: standing ?? 0,
      heldFen: Number(row['held']),
      neededFen: Number(row['needed']),
      reportsLate: Number(row['late']),
      monthsUnreported: Number(row['unreported']),
    });
    expect(`${lights.duty} ${lights.authority} ${lights.money}`).toBe(row['lights']);
    expect(lights.reason ?? '').toBe(row['reason']);
  });

  // 1,200 held for twelve months: each open month needs 100. A package needs what was not paid until it is accepted.
  const parts = textTable(`
    method  | from    | until   | assigned | settled | prepaid | accepted | needed | on         | due
    --------|---------|---------|----------|---------|---------|----------|--------|------------|----
    unit    | 2026-01 | 2026-12 | 2026-01  | 0       | 0       | no       | 1200   | 2026-03-01 | 1
    unit    | 2026-01 | 2026-12 | 2026-01  | 0       | 0       | no       | 1200   | 2026-03-06 | 2
    unit    | 2026-01 | 2026-12 | 2026-03  | 4       | 0       | no       | 600    | 2026-12-31 | 9
    unit    | 2026-01 | 2026-12 | 2026-01  | 12      | 0       | no       | 0      | 2027-02-01 | 12
    package | 2026-01 | 2026-12 | 2026-01  | 0       | 600     | no       | 600    | 2026-12-31 | 0
    package | 2026-01 | 2026-12 | 2026-01  | 0       | 600     | yes      | 0      | 2026-12-31 | 0
  `);
  it.each(parts)('$method since $assigned with $settled settled on $on: needs $needed, $due due', (row) => {
    const part = {
      method: row['method'] as PriceMethod,
      fromMonth: month(row['from'] ?? ''),
      untilMonth: month(row['until'] ?? ''),
      assignedMonth: month(row['assigned'] ?? ''),
      amountFen: 1_200,
      prepaidFen: Number(row['prepaid']),
      accepted: row['accepted'] === 'yes',
      monthsSettled: Number(row['settled']),
    };
    expect(neededOf(part)).toBe(Number(row['needed']));
    expect(monthsDue(part, day(row['on'] ?? ''), (end) => addDays(end, 5))).toBe(Number(row['due']));
  });

  it('a city counts the duties that are whole in every unit', () => {
    const green = { duty: 'green', authority: 'green', money: 'green', reason: null } as const;
    const amber = { ...green, money: 'amber', reason: 'report_late' } as const;
    const cells = [
      { dutyId: 'a', lights: green },
      { dutyId: 'a', lights: amber },
      { dutyId: 'b', lights: green },
      { dutyId: 'c', lights: green },
    ];
    expect(wholeShare(cells)).toBe('0.6667');
    expect(wholeShare([])).toBeNull();
  });
});
