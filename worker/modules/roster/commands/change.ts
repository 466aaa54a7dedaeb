import { checkResidentId } from '../../../core/checks.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { accountRow, contractRow } from '../entering.ts';
import type { ChangeWorker } from '../input.ts';
import { differences, type FieldChange, type WorkerRecord } from '../rules/record.ts';
import { rosterRefusals } from '../rules/refusals.ts';
import { identityIndex, openCard, sealIdentity } from '../sealing.ts';
import { workerByIdentity, workerToChange, type KnownWorker } from '../store/facts.ts';
import { readPolicy, standingPolicy, type PolicyRow } from '../store/policy.ts';
import { changeWorkers, identityColumns, replaceRows, workerColumns, type Recorded } from '../store/rows.ts';
import { refuseTerm } from './enter.ts';

const { refuse } = rosterRefusals;

/** Corrects what was wrong about a person, or records what has changed. */
export function changeWorker(
  ctx: CityContext,
  id: string,
  input: ChangeWorker,
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const index = input.identityNumber ? await identityIndex(ctx.keyring, input.identityNumber) : null;
    const [workers, others, policies] = await ctx.db.reads<[KnownWorker, { id: string }, PolicyRow]>([
      workerToChange(ctx, id),
      workerByIdentity(index ?? ''),
      standingPolicy(ctx),
    ]);
    const worker = workers[0];
    if (!worker) return platformRefusals.refuse('not_found');
    const before = await recordOfKnown(ctx, worker);
    const after = restated(before, input);
    const changes = differences(before, after);
    const newIdentity = index !== null && index !== worker.identityIndex ? (input.identityNumber ?? null) : null;
    const category = input.retirementCategory ?? worker.retirementCategory;
    const sameCategory = category === worker.retirementCategory;
    const refusal = refuseChange(
      ctx,
      worker,
      input,
      others,
      after,
      changes.length === 0 && !newIdentity && sameCategory,
    );
    if (refusal) return refusal;
    const recorded: Recorded = { at: ctx.at, by: ctx.actor.id, day: input.day ?? ctx.today, reason: input.reason };
    const columns = {
      ...workerColumns(after, category, readPolicy(policies).retirement),
      ...(newIdentity ? identityColumns(await sealIdentity(ctx.keyring, newIdentity)) : {}),
    };
    return {
      audit: {
        action: input.kind === 'correction' ? 'roster.worker.correct' : 'roster.worker.change',
        subject: { type: 'worker', id },
        reason: input.reason,
        payload: {
          day: recorded.day,
          changes: [...changes.map(auditable), ...(newIdentity ? [{ field: 'identityNumber' }] : [])],
        },
      },
      writes: [
        ...changeWorkers([{ id, version: worker.version, columns }], input.kind, recorded),
        ...(await replacements(ctx, id, after, changes, recorded)),
      ],
      answer: { id, version: worker.version + 1 },
    };
  });
}

function refuseChange(
  ctx: CityContext,
  worker: KnownWorker,
  input: ChangeWorker,
  others: readonly { readonly id: string }[],
  after: WorkerRecord,
  same: boolean,
): Refusal | null {
  if (worker.version !== input.version) return changedMeanwhile(withoutNumbers(worker));
  if (others.some((other) => other.id !== worker.id)) return refuse('worker_known');
  if (input.day !== undefined && input.day > ctx.today) return refuse('posting_in_future');
  return same ? refuse('nothing_changes') : refuseTerm(after);
}

/** What whoever may write the record may also see. */
function withoutNumbers({ version, name, ethnicity, education, degree, qualification, mobile, remark }: KnownWorker) {
  return { version, name, ethnicity, education, degree, qualification, mobile, remark };
}

async function recordOfKnown(ctx: CityContext, worker: KnownWorker): Promise<WorkerRecord> {
  const { id: _id, version: _version, cardIndex: _card, cardSealed, identityIndex: _index, ...record } = worker;
  return { ...record, bankCard: cardSealed === null ? null : await openCard(ctx.keyring, cardSealed) };
}

/** Absent says nothing, null takes back; birth day and sex follow the identity number. */
function restated(before: WorkerRecord, input: ChangeWorker): WorkerRecord {
  const identity = input.identityNumber ? checkResidentId(input.identityNumber) : null;
  const born = identity?.birthDay && identity.sex ? { birthDay: identity.birthDay, sex: identity.sex } : {};
  const fields = Object.keys(recordFields) as (keyof typeof recordFields)[];
  const stated = fields.filter((field) => input[field] !== undefined).map((field) => [field, input[field]] as const);
  // The name of an education belongs to its level: another level without a name has none.
  const renamed =
    input.education !== undefined && input.educationName === undefined && input.education !== before.education;
  return {
    ...onlyRecord(before),
    ...(Object.fromEntries(stated) as Partial<WorkerRecord>),
    ...(renamed ? { educationName: null } : {}),
    ...born,
  };
}

const recordFields = {
  name: true,
  fileBirthDay: true,
  ethnicity: true,
  politicalStatus: true,
  education: true,
  educationName: true,
  degree: true,
  school: true,
  major: true,
  qualification: true,
  channel: true,
  communityWorkSince: true,
  hiredOn: true,
  contractFrom: true,
  contractUntil: true,
  mobile: true,
  bankName: true,
  bankCard: true,
  remark: true,
} as const satisfies Partial<Record<keyof WorkerRecord, true>>;

function onlyRecord(known: WorkerRecord): WorkerRecord {
  const fields = ['sex', 'birthDay', ...Object.keys(recordFields)] as (keyof WorkerRecord)[];
  return Object.fromEntries(fields.map((field) => [field, known[field]])) as unknown as WorkerRecord;
}

/** Card numbers never enter the audit trail. */
const auditable = ({ field, before, after }: FieldChange) =>
  field === 'bankCard' ? { field } : { field, before, after };

/** Account and contract have rows of their own. */
async function replacements(
  ctx: CityContext,
  id: string,
  after: WorkerRecord,
  changes: readonly FieldChange[],
  recorded: Recorded,
): Promise<Statement[]> {
  const touched = (...fields: readonly string[]) => changes.some(({ field }) => fields.includes(field));
  const stamp = { recorded_at: recorded.at, recorded_by: recorded.by };
  const writes: Statement[] = [];
  if (touched('bankName', 'bankCard')) {
    const row = await accountRow(ctx, after, id);
    const empty = { id: ctx.newId('bnk'), worker_id: id, bank_name: null, card_sealed: null, card_index: null };
    writes.push(
      ...replaceRows('bank_account', [{ ...(row ?? empty), from_day: recorded.day, ...stamp }], recorded.day),
    );
  }
  if (touched('contractFrom', 'contractUntil')) {
    const row = contractRow(ctx, after, id);
    const empty = { id: ctx.newId('con'), worker_id: id, begins_on: null, ends_on: null };
    writes.push(...replaceRows('contract', [{ ...(row ?? empty), from_day: recorded.day, ...stamp }], recorded.day));
  }
  return writes;
}
