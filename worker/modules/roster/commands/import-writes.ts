import type { CityContext } from '../../../platform/context.ts';
import type { Row, Statement } from '../../../platform/statement.ts';
import { accountRow, contractRow, enterWorkers, type NewWorker } from '../entering.ts';
import type { ImportPlan, PlannedUpdate } from '../rules/import/decide.ts';
import type { RosterPolicy } from '../rules/policy.ts';
import { withChanges, type WorkerRecord } from '../rules/record.ts';
import type { StandingWorker } from '../store/import-facts.ts';
import { changeWorkers, replaceRows, workerColumns, type Recorded } from '../store/rows.ts';

/** The rows of a plan: newcomers in one insert for each table, corrections in one update. */
export async function importWrites(
  ctx: CityContext,
  plan: ImportPlan,
  known: readonly StandingWorker[],
  policy: RosterPolicy,
): Promise<Statement[]> {
  const newcomers = plan.creates.map(({ identityNumber, record, communityId, postType, from }): NewWorker => ({
    identityNumber,
    record,
    postings: [{ unitId: communityId, postType, from, until: null, begunBy: 'hire' }],
  }));
  const entering = newcomers.length > 0 ? await enterWorkers(ctx, policy.retirement, newcomers, null) : { writes: [] };
  return [...entering.writes, ...(await corrections(ctx, plan.updates, known, policy))];
}

interface Corrected extends PlannedUpdate {
  readonly before: StandingWorker;
  readonly after: WorkerRecord;
}

async function corrections(
  ctx: CityContext,
  updates: readonly PlannedUpdate[],
  known: readonly StandingWorker[],
  policy: RosterPolicy,
): Promise<Statement[]> {
  const byId = new Map(known.map((worker) => [worker.id, worker]));
  const corrected = updates.flatMap((update): Corrected[] => {
    const before = byId.get(update.workerId);
    return before ? [{ ...update, before, after: withChanges({ ...before, bankCard: null }, update.changes) }] : [];
  });
  const recorded: Recorded = { at: ctx.at, by: ctx.actor.id, day: ctx.today, reason: null };
  const rows = corrected.map(({ workerId, version, before, after }) => ({
    id: workerId,
    version,
    columns: workerColumns(after, before.retirementCategory, policy.retirement),
  }));
  const accounts = await Promise.all(touching(corrected, 'bankName', 'bankCard').map((each) => account(ctx, each)));
  const contracts = touching(corrected, 'contractFrom', 'contractUntil').map(({ workerId, after }) =>
    contractRow(ctx, after, workerId),
  );
  return [
    ...changeWorkers(rows, 'import', recorded),
    ...replaceRows('bank_account', stamped(ctx, accounts), ctx.today),
    ...replaceRows('contract', stamped(ctx, contracts), ctx.today),
  ];
}

const touching = (corrected: readonly Corrected[], ...fields: readonly string[]): Corrected[] =>
  corrected.filter(({ changes }) => changes.some(({ field }) => fields.includes(field)));

/** A card that the file does not restate goes on as it is sealed. */
async function account(ctx: CityContext, { workerId, before, after, changes }: Corrected): Promise<Row | null> {
  const row = await accountRow(ctx, after, workerId);
  if (row === null || changes.some(({ field }) => field === 'bankCard')) return row;
  return { ...row, card_sealed: before.cardSealed, card_index: before.cardIndex };
}

const stamped = (ctx: CityContext, rows: readonly (Row | null)[]): Row[] =>
  rows.flatMap((row) => (row ? [{ ...row, recorded_at: ctx.at, recorded_by: ctx.actor.id }] : []));
