import { checkResidentId } from '../../../core/checks.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { enterWorkers } from '../entering.ts';
import type { EnterWorker } from '../input.ts';
import { birthday } from '../rules/import/consistency.ts';
import { refuseUnit } from '../rules/moves.ts';
import type { WorkerRecord } from '../rules/record.ts';
import { rosterRefusals } from '../rules/refusals.ts';
import { identityIndex } from '../sealing.ts';
import { postUnit, unitToPost, workerByIdentity, type UnitRow } from '../store/facts.ts';
import { readPolicy, standingPolicy, type PolicyRow } from '../store/policy.ts';

const { refuse } = rosterRefusals;

/** Enters one person on a post. */
export function enterWorker(ctx: CityContext, input: EnterWorker): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const index = await identityIndex(ctx.keyring, input.identityNumber);
    const [units, known, policies] = await ctx.db.reads<[UnitRow, { id: string }, PolicyRow]>([
      unitToPost(ctx, input.unitId),
      workerByIdentity(index),
      standingPolicy(ctx),
    ]);
    const policy = readPolicy(policies);
    const record = recordOfInput(input);
    const refusal = refuseEntry(ctx, input, record, policy.minimumAge, known.length > 0, postUnit(units[0]));
    if (refusal) return refusal;
    const posting = {
      unitId: input.unitId,
      postType: input.postType,
      from: input.hiredOn,
      until: null,
      begunBy: 'hire',
    } as const;
    const { identityNumber, retirementCategory } = input;
    const worker = {
      identityNumber,
      record,
      postings: [posting] as const,
      ...(retirementCategory ? { retirementCategory } : {}),
    };
    const { ids, writes } = await enterWorkers(ctx, policy.retirement, [worker], input.reason ?? null);
    const id = ids[0] ?? '';
    return {
      audit: {
        action: 'roster.worker.enter',
        subject: { type: 'worker', id },
        reason: input.reason,
        payload: {
          name: input.name,
          unitId: input.unitId,
          postType: input.postType,
          from: input.hiredOn,
          channel: input.channel,
        },
      },
      writes,
      answer: { id, version: 1 },
    };
  });
}

function refuseEntry(
  ctx: CityContext,
  input: EnterWorker,
  record: WorkerRecord,
  minimumAge: number,
  known: boolean,
  unit: Parameters<typeof refuseUnit>[0],
): Refusal | null {
  const unitRefusal = refuseUnit(unit, input.postType, null);
  if (unitRefusal?.status === 404) return unitRefusal;
  if (known) return refuse('worker_known');
  if (unitRefusal) return unitRefusal;
  if (input.hiredOn > ctx.today) return refuse('posting_in_future');
  if (input.hiredOn < birthday(record.birthDay, minimumAge)) return refuse('hired_too_young', { minimumAge });
  return refuseTerm(record);
}

export const refuseTerm = ({ contractFrom, contractUntil }: WorkerRecord): Refusal | null =>
  contractFrom !== null && contractUntil !== null && contractUntil < contractFrom
    ? refuse('contract_term_reversed')
    : null;

function recordOfInput(input: EnterWorker): WorkerRecord {
  const { birthDay, sex } = checkResidentId(input.identityNumber);
  if (!birthDay || !sex) throw new TypeError('the schema let an invalid identity number pass');
  return {
    name: input.name,
    sex,
    birthDay,
    channel: input.channel,
    hiredOn: input.hiredOn,
    fileBirthDay: input.fileBirthDay ?? null,
    ethnicity: input.ethnicity ?? null,
    politicalStatus: input.politicalStatus ?? null,
    education: input.education ?? null,
    educationName: input.educationName ?? null,
    degree: input.degree ?? null,
    school: input.school ?? null,
    major: input.major ?? null,
    qualification: input.qualification ?? null,
    communityWorkSince: input.communityWorkSince ?? null,
    contractFrom: input.contractFrom ?? null,
    contractUntil: input.contractUntil ?? null,
    mobile: input.mobile ?? null,
    bankName: input.bankName ?? null,
    bankCard: input.bankCard ?? null,
    remark: input.remark ?? null,
  };
}
