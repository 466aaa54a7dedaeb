import { addMonths, day, month, yearOf, type Month } from '../../../worker/core/day.ts';
import { fen, sumFen, type Fen } from '../../../worker/core/fen.ts';
import { backMonth, type BackRules } from '../../../worker/modules/pay/rules/back-month.ts';
import type { Cause, Difference, SettledLine } from '../../../worker/modules/pay/rules/back-pay.ts';
import { insurancePolicyOf } from '../../../worker/modules/pay/rules/insurance-policy.ts';
import { computePayslip, type Payslip } from '../../../worker/modules/pay/rules/payslip.ts';
import type { Claim, RecoveryTerms } from '../../../worker/modules/pay/rules/recovery.ts';
import { payslipFacts, type RunWorker } from '../../../worker/modules/pay/rules/run.ts';
import type { Grade, PayItem, SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { INCOME_TAX_TABLES } from '../../../worker/modules/pay/templates/income-tax.ts';
import { exampleInsurance } from '../../../worker/modules/pay/templates/index.ts';
import { basic, byLevel, performance, schemeOf } from './scheme-facts.ts';

/** A change of one worker's pay: from when it holds, and in the run of which month it is first known. Months count from 0. */
export type Change = { readonly known: number } & (
  | { readonly kind: 'base'; readonly from: number; readonly baseFen: number }
  | { readonly kind: 'level'; readonly from: number; readonly level: number }
  | { readonly kind: 'grade'; readonly grade: Grade }
  | { readonly kind: 'fact'; readonly from: number; readonly nights: number }
);

export const terms: RecoveryTerms = { floorFen: fen(200_000), maxShare: '0.2', instalmentFen: null, source: 'test' };

const begin = month('2026-01');
const table = INCOME_TAX_TABLES[0];
if (!table) throw new Error('no tax table');
const { definition: insurance } = exampleInsurance;

const nights: PayItem = {
  kind: 'fact_unit',
  code: 'nights',
  name: '夜班',
  taxable: true,
  insurable: true,
  fact: 'night',
  price: fen(6_000),
};
const facts = [{ code: 'night', name: '夜班', unit: 'time', max: '31' }] as const;

const schemeAt = (changes: readonly Change[], index: number): SchemeDefinition => {
  const base = changes
    .filter((change) => change.kind === 'base' && change.from <= index)
    .toSorted((a, b) => ('from' in a && 'from' in b ? a.from - b.from : 0))
    .at(-1);
  const amountFen = fen(base?.kind === 'base' ? base.baseFen : 480_000);
  return schemeOf([{ ...basic, amountFen } as PayItem, byLevel, performance(), nights], { facts });
};

function workerAt(changes: readonly Change[], index: number, lastWageFen: Fen | null): RunWorker {
  const level = changes
    .filter((change) => change.kind === 'level' && change.from <= index)
    .toSorted((a, b) => ('from' in a && 'from' in b ? a.from - b.from : 0))
    .at(-1);
  const grade = changes.find((change) => change.kind === 'grade');
  const fact = changes.find((change) => change.kind === 'fact' && change.from === index);
  return {
    workerId: 'wrk_1',
    name: '甲',
    pinyin: 'jia',
    unitId: 'unt_1',
    postType: 'staff',
    level: level?.kind === 'level' ? level.level : 5,
    grade: index < 12 && grade?.kind === 'grade' ? grade.grade : null,
    qualification: null,
    education: 'bachelor',
    degreeHeld: true,
    diplomaHeld: true,
    serviceFrom: day('2019-07-01'),
    stretches: [{ from: day('2019-07-01'), until: null, unitId: 'unt_1', postType: 'staff' }],
    quantities: fact?.kind === 'fact' && fact.nights > 0 ? { night: String(fact.nights) } : {},
    oneOffs: [],
    hasAccount: true,
    declaredWageFen: null,
    lastWageFen,
    tax: {
      opening: null,
      earlier: { months: [], incomeFen: fen(0), insuranceFen: fen(0), taxFen: fen(0) },
      deductions: [],
    },
  };
}

const cause: Cause = { kind: 'roster', id: 'x', at: '2026-01-01T00:00:00Z', from: begin, until: null };

const earningsFor = (slips: readonly Payslip[], of: Month): SettledLine[] =>
  slips.flatMap(({ facts: { unitId }, lines }) =>
    lines
      .filter(({ forMonth, source }) => forMonth === of && source !== 'tax' && source !== 'recovery')
      .map((line) => ({ ...line, unitId: line.unitId ?? unitId })),
  );

/** What is owed after some payslips. */
export function owedAfter(slips: readonly Payslip[]): Claim[] {
  const lines = slips.flatMap((slip) => slip.lines.filter(({ source }) => source === 'recovery'));
  return [...Map.groupBy(lines, ({ forMonth, taxable }) => `${forMonth} ${taxable}`).values()].flatMap((group) => {
    const owed = sumFen(group.map(({ amountFen }) => amountFen));
    const [first] = group;
    return first && owed !== 0 ? [{ month: first.forMonth, taxable: first.taxable, fen: owed }] : [];
  });
}

/** Runs so many months, each with what is known by then, as the product does: differences first, then the month. */
export function runMonths(changes: readonly Change[], count: number): Payslip[] {
  const slips: Payslip[] = [];
  for (let now = 0; now < count; now += 1) {
    const known = changes.filter((change) => change.known <= now);
    const differences: Difference[] = [];
    for (let past = 0; past < now; past += 1) {
      const of = addMonths(begin, past);
      const rules: BackRules = {
        month: of,
        scheme: { id: 's', definition: schemeAt(known, past) },
        insurance: { id: 'i', definition: insurance },
      };
      const wageFen = slips[past]?.figures.insuranceWageFen ?? null;
      const worker = workerAt(known, past, wageFen);
      const back = backMonth(
        rules,
        [{ worker, settled: earningsFor(slips, of), paidWageFen: wageFen, causes: [cause] }],
        new Map(),
      );
      differences.push(...(back.differences.get('wrk_1') ?? []));
    }
    slips.push(slipOf(known, now, slips, differences));
  }
  return slips;
}

function slipOf(known: readonly Change[], now: number, slips: readonly Payslip[], differences: readonly Difference[]) {
  const of = addMonths(begin, now);
  const earlier = slips.filter((_, index) => yearOf(addMonths(begin, index)) === yearOf(of));
  const worker = workerAt(known, now, slips.at(-1)?.figures.insuranceWageFen ?? null);
  const sum = (pick: (figures: Payslip['figures']) => number) => sumFen(earlier.map(({ figures }) => pick(figures)));
  const tax = {
    opening: null,
    earlier: {
      months: earlier.map((_, index) => addMonths(of, index - earlier.length)),
      incomeFen: sum(({ taxableIncomeFen }) => taxableIncomeFen),
      insuranceFen: sum(({ insuranceFen, housingFen }) => insuranceFen + housingFen),
      taxFen: sum(({ tax: { dueFen } }) => dueFen),
    },
    deductions: [],
  };
  const rules = {
    month: of,
    scheme: schemeAt(known, now),
    insurance,
    insurancePolicy: insurancePolicyOf(insurance),
    taxTable: table as NonNullable<typeof table>,
  };
  const settlement = { differences, outstanding: owedAfter(slips), terms };
  const slip = computePayslip(rules, { ...payslipFacts({ ...worker, tax }, worker.level ?? 0, of), settlement });
  if ('kind' in slip) throw new Error(JSON.stringify(slip));
  return slip;
}

/** Everything paid for the months of a year, whenever it was paid, without what recoveries only moved in time. */
export const grossOfYear = (slips: readonly Payslip[], year: number): number =>
  sumFen(
    slips.flatMap(({ lines }) =>
      lines
        .filter(
          ({ side, source, forMonth }) => side === 'earning' && source !== 'recovery' && yearOf(forMonth) === year,
        )
        .map(({ amountFen }) => amountFen),
    ),
  );
