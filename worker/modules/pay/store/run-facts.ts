import { addMonths, monthNumber, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { EarlierPay } from '../rules/check.ts';
import type { Claim } from '../rules/recovery.ts';
import type { RunWorker } from '../rules/run.ts';
import { accrualReads, withAccruals, type AccrualRow, type AdoptedRow } from './accruals.ts';
import {
  enteredCauses,
  standingCauses,
  claimOf,
  claimsBefore,
  instalmentsOf,
  type ClaimRow,
  type WorkerCause,
} from './back-facts.ts';
import { within, type Chosen } from './chosen.ts';
import { entriesOf, oneOffsOf, quantitiesOf, type OneOffRow, type QuantityRow } from './month-entries.ts';
import type { RunHead } from './run-head.ts';
import {
  beside,
  deductionsOf,
  earlierMonthsOf,
  goneWorkers,
  openingsOf,
  workerOf,
  workersOf,
  type Beside,
  type DeductionRow,
  type EarlierRow,
  type OpeningRow,
  type WorkerRow,
} from './run-workers.ts';
import {
  bonusChoicesOf,
  isReset,
  previousYearOf,
  wagesPaidIn,
  type BonusChoiceRow,
  type LastWageRow,
  type PreviousYearRow,
} from './wages.ts';

/** A payslip of the draft that stands: what it came to, and the snapshot it was computed from. */
export interface DraftPay {
  readonly workerId: string;
  readonly name: string;
  readonly grossFen: number;
  readonly netFen: number;
  readonly facts: string;
}

/** A warning of the draft that somebody accepted: it stays accepted while its facts are the same. */
export interface AcceptedFinding {
  readonly workerId: string;
  readonly code: string;
  readonly facts: string;
  readonly acceptedAt: string;
  readonly acceptedBy: string;
  readonly acceptedReason: string;
}

/** What is read of some workers for a month: one round trip, whatever their number. */
export interface SliceFacts {
  readonly workers: readonly RunWorker[];
  /** Pay of the month before, or null where it was never run. */
  readonly earlier: readonly EarlierPay[] | null;
  readonly draft: readonly DraftPay[];
  readonly accepted: readonly AcceptedFinding[];
  readonly causes: readonly WorkerCause[];
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly instalments: ReadonlyMap<string, Fen>;
  /** Who has something to be paid once in the month without being on post. */
  readonly oneOffIds: readonly string[];
  readonly beside: Beside;
}

const nothing = sql`SELECT 1 WHERE 0`;

/** Pay of the month before, without what it settled of others; who was only settled with did not work in it. */
const payBefore = (before: Month, chosen: Chosen): Statement => sql`
  SELECT worker_id AS workerId, name, gross_fen - back_pay_fen - recovery_fen AS grossFen,
    back_pay_fen + recovery_fen AS settledFen FROM payslip
  WHERE run_id = (SELECT id FROM pay_run WHERE month = ${before}) AND on_post = 1 AND ${within(chosen, sql`worker_id`)}`;

const draftOf = (runId: string, chosen: Chosen): Statement => sql`
  SELECT worker_id AS workerId, name, gross_fen AS grossFen, net_fen AS netFen, facts FROM payslip
  WHERE run_id = ${runId} AND ${within(chosen, sql`worker_id`)}`;

const acceptedOf = (runId: string, chosen: Chosen): Statement => sql`
  SELECT worker_id AS workerId, code, facts, accepted_at AS acceptedAt, accepted_by AS acceptedBy, accepted_reason AS acceptedReason
  FROM pay_finding WHERE run_id = ${runId} AND accepted_at IS NOT NULL AND ${within(chosen, sql`worker_id`)}`;

type SliceRows = [
  WorkerRow,
  QuantityRow,
  OneOffRow,
  EarlierRow,
  OpeningRow,
  DeductionRow,
  EarlierPay,
  DraftPay,
  AcceptedFinding,
  WorkerCause,
  WorkerCause,
  ClaimRow,
  { workerId: string; monthlyFen: Fen },
  BonusChoiceRow,
  LastWageRow,
  PreviousYearRow,
  AccrualRow,
  AdoptedRow,
];

type Reads<Rows extends readonly unknown[]> = { readonly [K in keyof Rows]: Statement };

const sliceReads = (head: RunHead, chosen: Chosen): Reads<SliceRows> => {
  const { month, run, since } = head;
  const insurance = head.insurance?.definition ?? null;
  return [
    workersOf(month, chosen),
    quantitiesOf(month, within(chosen, sql`f.worker_id`)),
    oneOffsOf(month, within(chosen, sql`worker_id`)),
    earlierMonthsOf(month, chosen),
    openingsOf(month, chosen),
    deductionsOf(month, chosen),
    head.ranBefore ? payBefore(addMonths(month, -1), chosen) : nothing,
    run ? draftOf(run.id, chosen) : nothing,
    run ? acceptedOf(run.id, chosen) : nothing,
    since === null ? nothing : standingCauses(month, since, chosen),
    since === null ? nothing : enteredCauses(month, since, chosen),
    claimsBefore(month, chosen),
    instalmentsOf(chosen),
    bonusChoicesOf(month, chosen),
    monthNumber(month) === 1 ? wagesPaidIn(addMonths(month, -1), chosen) : nothing,
    isReset(month, insurance) ? previousYearOf(month, chosen) : nothing,
    ...accrualReads(head.scheme?.definition ?? null, month, chosen),
  ];
};

export async function loadSlice(ctx: CityContext, head: RunHead, chosen: Chosen): Promise<SliceFacts> {
  const { month } = head;
  const insurance = head.insurance?.definition ?? null;
  const [
    workers,
    quantities,
    oneOffs,
    earlier,
    openings,
    deductions,
    before,
    draft,
    accepted,
    standing,
    entered,
    claims,
    instalments,
    choices,
    lastWages,
    previousYear,
    accruals,
    adopted,
  ] = await ctx.db.reads<SliceRows>(sliceReads(head, chosen));
  const settling = { month, scheme: head.scheme?.definition ?? null, calendars: head.calendars };
  const accrued = withAccruals(settling, accruals, adopted);
  const rows = { earlier, openings, deductions, choices, lastWages, previousYear };
  const known = beside(month, insurance, entriesOf(quantities, oneOffs), rows);
  const present = new Set(workers.map(({ workerId }) => workerId));
  return {
    workers: workers.map((row) => accrued(workerOf(row, known))),
    earlier: head.ranBefore ? before : null,
    draft,
    accepted,
    causes: [...standing, ...entered],
    claims: new Map(
      [...Map.groupBy(claims, ({ workerId }) => workerId)].map(([workerId, rows]) => [workerId, rows.map(claimOf)]),
    ),
    instalments: new Map(instalments.map(({ workerId, monthlyFen }) => [workerId, monthlyFen])),
    oneOffIds: [...new Set(oneOffs.map(({ workerId }) => workerId))].filter((id) => !present.has(id)),
    beside: known,
  };
}

/** Who is not on post any more and is still paid something: nobody is read where there is nobody. */
export async function loadGone(
  ctx: CityContext,
  month: Month,
  ids: readonly string[],
  known: Beside,
): Promise<RunWorker[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db.all<WorkerRow>(goneWorkers(month, ids));
  return rows.map((row) => workerOf(row, known));
}
