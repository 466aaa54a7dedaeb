import type { Day } from '../../core/day.ts';
import type { CityContext } from '../../platform/context.ts';
import { insertRows, type Row, type Statement } from '../../platform/statement.ts';
import type { RetirementPolicy } from './rules/policy.ts';
import type { WorkerRecord } from './rules/record.ts';
import type { PostType } from './rules/vocabulary.ts';
import { sealCard, sealIdentity } from './sealing.ts';
import { identityColumns, openStates, workerColumns, type Recorded } from './store/rows.ts';
import type { RetirementCategory } from './templates/retirement.ts';

export interface NewPosting {
  readonly unitId: string;
  readonly postType: PostType;
  readonly from: Day;
  /** Exclusive; null for the open one, which is the last. */
  readonly until: Day | null;
  readonly begunBy: 'hire' | 'transfer' | 'post_change' | 'return';
}

export interface NewWorker {
  /** Normalised and valid by GB 11643. */
  readonly identityNumber: string;
  readonly record: WorkerRecord;
  /** In order of time; a person without an open posting has left. */
  readonly postings: readonly [NewPosting, ...NewPosting[]];
  readonly retirementCategory?: RetirementCategory;
}

export interface Entering {
  readonly ids: readonly string[];
  readonly writes: readonly Statement[];
}

type Parties = Pick<CityContext, 'keyring' | 'at' | 'today' | 'newId'> & { readonly actor: { readonly id: string } };

/**
 * Enters workers with their postings, account and contract: a planner, its statements go into somebody's batch. Numbers
 * are sealed here, before the batch; all rows of a table travel as one JSON parameter.
 */
export async function enterWorkers(
  ctx: Parties,
  policy: RetirementPolicy,
  workers: readonly NewWorker[],
  reason: string | null,
): Promise<Entering> {
  const ids = workers.map(() => ctx.newId('wrk'));
  const stamp = { recorded_at: ctx.at, recorded_by: ctx.actor.id };
  const rows = await Promise.all(workers.map((worker, index) => workerRow(ctx, policy, worker, ids[index] ?? '')));
  const recorded: Recorded = { at: ctx.at, by: ctx.actor.id, day: ctx.today, reason };
  const postings = workers.flatMap((worker, index) =>
    worker.postings.map((posting) => ({ ...postingRow(ctx, posting, ids[index] ?? '', reason), ...stamp })),
  );
  const accounts = await Promise.all(workers.map((worker, index) => accountRow(ctx, worker.record, ids[index] ?? '')));
  const contracts = workers.map(({ record }, index) => contractRow(ctx, record, ids[index] ?? ''));
  return {
    ids,
    writes: [
      ...insertRows('worker', rows),
      openStates(ids, 'entry', recorded),
      ...insertRows('posting', postings),
      ...insertRows(
        'bank_account',
        present(accounts).map((row) => ({ ...row, ...stamp })),
      ),
      ...insertRows(
        'contract',
        present(contracts).map((row) => ({ ...row, ...stamp })),
      ),
    ],
  };
}

const present = <T>(rows: readonly (T | null)[]): T[] => rows.filter((row): row is T => row !== null);

async function workerRow(ctx: Parties, policy: RetirementPolicy, worker: NewWorker, id: string): Promise<Row> {
  const last = worker.postings.at(-1) ?? worker.postings[0];
  const open = last.until === null;
  return {
    id,
    ...identityColumns(await sealIdentity(ctx.keyring, worker.identityNumber)),
    ...workerColumns(worker.record, worker.retirementCategory ?? null, policy),
    unit_id: open ? last.unitId : null,
    post_type: open ? last.postType : null,
    posted_from: open ? last.from : null,
    left_on: last.until,
    created_at: ctx.at,
  };
}

const postingRow = (ctx: Parties, posting: NewPosting, workerId: string, reason: string | null) => ({
  id: ctx.newId('pst'),
  worker_id: workerId,
  unit_id: posting.unitId,
  post_type: posting.postType,
  begun_by: posting.begunBy,
  from_day: posting.from,
  until_day: posting.until,
  reason,
});

/** Null where nothing is known of an account. */
export async function accountRow(
  ctx: Parties,
  { bankName, bankCard }: Pick<WorkerRecord, 'bankName' | 'bankCard'>,
  workerId: string,
) {
  if (bankName === null && bankCard === null) return null;
  const card = bankCard === null ? null : await sealCard(ctx.keyring, bankCard);
  return {
    id: ctx.newId('bnk'),
    worker_id: workerId,
    bank_name: bankName,
    card_sealed: card?.sealed ?? null,
    card_index: card?.index ?? null,
    from_day: ctx.today,
  };
}

export function contractRow(
  ctx: Parties,
  { contractFrom, contractUntil }: Pick<WorkerRecord, 'contractFrom' | 'contractUntil'>,
  workerId: string,
) {
  if (contractFrom === null && contractUntil === null) return null;
  return {
    id: ctx.newId('con'),
    worker_id: workerId,
    begins_on: contractFrom,
    ends_on: contractUntil,
    from_day: ctx.today,
  };
}
