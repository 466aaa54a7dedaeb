import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { WorkerCard } from '../input.ts';
import { timelineOf, type PeriodFact, type PostingFact, type StateFact } from '../rules/timeline.ts';
import { maskedCard, openCard } from '../sealing.ts';
import type { RetirementCategory } from '../templates/retirement.ts';
import { noticesOfWorker, type CardNoticeRow } from './notices.ts';
import { shown, workerColumns, workerInScope, workerTables, type WorkerRow } from './list.ts';

interface CardRow extends WorkerRow {
  readonly fileBirthDay: Day | null;
  readonly school: string | null;
  readonly major: string | null;
  readonly retirementCategory: RetirementCategory;
  readonly bankReadable: number;
}

interface AccountRow {
  readonly bankName: string | null;
  readonly cardSealed: string | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

interface ContractRow extends Omit<AccountRow, 'bankName' | 'cardSealed'> {
  readonly beginsOn: Day | null;
  readonly endsOn: Day | null;
}

const period = sql`t.from_day AS fromDay, t.until_day AS untilDay, t.recorded_at AS recordedAt,
  coalesce((SELECT name FROM "user" WHERE id = t.recorded_by), t.recorded_by) AS recordedBy`;

const stateFields = `'name', name, 'sex', sex, 'birthDay', birth_day, 'fileBirthDay', file_birth_day, 'ethnicity', ethnicity,
  'politicalStatus', political_status, 'education', education, 'educationName', education_name, 'degree', degree,
  'school', school, 'major', major, 'qualification', qualification, 'channel', channel,
  'communityWorkSince', community_work_since, 'hiredOn', hired_on, 'mobile', mobile, 'remark', remark,
  'retirementCategory', retirement_category`;

const readings = (ctx: CityContext, id: string, permission: 'roster.read' | 'roster.read.own'): Statement[] => [
  sql`SELECT ${workerColumns}, w.file_birth_day AS fileBirthDay, w.school, w.major,
      w.retirement_category AS retirementCategory, (${bankReadable(ctx)}) AS bankReadable
    FROM ${workerTables} WHERE w.id = ${id} AND ${permission === 'roster.read' ? workerInScope(ctx, permission) : sql`1`}`,
  sql`SELECT t.post_type AS postType, t.begun_by AS begunBy, t.reason, t.end_reason AS endReason, u.name AS unitName, ${period}
    FROM posting AS t JOIN unit AS u ON u.id = t.unit_id WHERE t.worker_id = ${id} ORDER BY t.from_day, t.id`,
  sql`SELECT t.kind, t.reason, json_object(${{ sql: stateFields, params: [] }}) AS known, ${period}
    FROM worker_state AS t WHERE t.worker_id = ${id} ORDER BY t.id`,
  sql`SELECT t.bank_name AS bankName, t.card_sealed AS cardSealed, ${period}
    FROM bank_account AS t WHERE t.worker_id = ${id} ORDER BY t.from_day, t.id`,
  sql`SELECT t.begins_on AS beginsOn, t.ends_on AS endsOn, ${period}
    FROM contract AS t WHERE t.worker_id = ${id} ORDER BY t.from_day, t.id`,
  noticesOfWorker(id),
];

function bankReadable(ctx: CityContext): Statement {
  if (!ctx.actor.grants.has('roster.bank.read')) return sql`0`;
  return holdsCityWide(ctx, 'roster.bank.read') ? sql`1` : workerInScope(ctx, 'roster.bank.read');
}

/**
 * One worker with everything about them in order of time, in one round trip.
 * @throws RefusedError `not_found`, also outside the actor's scope
 */
export async function readCard(
  ctx: CityContext,
  id: string,
  permission: 'roster.read' | 'roster.read.own',
): Promise<WorkerCard> {
  const [workers, postings, states, accounts, contracts, notices] = await ctx.db.reads<
    [CardRow, PostingFact, Omit<StateFact, 'known'> & { known: string }, AccountRow, ContractRow, CardNoticeRow]
  >(readings(ctx, id, permission) as never);
  const [row] = workers;
  if (!row) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { bankReadable: mayReadBank, ...worker } = row;
  const [answer] = await shown(ctx, [worker]);
  if (!answer) throw new RefusedError(platformRefusals.refuse('not_found'));
  const known = mayReadBank === 1 ? await Promise.all(accounts.map((account) => accountFact(ctx, account))) : [];
  const contract = contracts.find(({ untilDay }) => untilDay === null);
  return {
    ...answer,
    fileBirthDay: row.fileBirthDay,
    school: row.school,
    major: row.major,
    retirementCategory: row.retirementCategory,
    contractFrom: contract?.beginsOn ?? null,
    contractUntil: contract?.endsOn ?? null,
    ...(mayReadBank === 1 ? bankOf(accounts, known) : {}),
    notices: notices.map(({ zh, ko, en, ...notice }) => ({
      ...notice,
      name: { 'zh-CN': zh, 'ko-KR': ko, en }[ctx.locale],
    })),
    timeline: timelineOf({
      ...row,
      birthDay: row.birthDay as Day,
      communityWorkSince: row.communityWorkSince as Day | null,
      leftOn: row.leftOn as Day | null,
      postings,
      states: states.map((state) => ({ ...state, known: JSON.parse(state.known) })),
      accounts: known,
      contracts: contracts.map(contractFact),
    }),
  };
}

async function accountFact(ctx: CityContext, account: AccountRow): Promise<PeriodFact> {
  const { bankName, cardSealed, fromDay, recordedAt, recordedBy } = account;
  const bankCard = cardSealed === null ? null : maskedCard(await openCard(ctx.keyring, cardSealed));
  return { fromDay, recordedAt, recordedBy, known: { bankName, bankCard } };
}

const contractFact = ({ beginsOn, endsOn, fromDay, recordedAt, recordedBy }: ContractRow): PeriodFact => ({
  fromDay,
  recordedAt,
  recordedBy,
  known: { contractFrom: beginsOn, contractUntil: endsOn },
});

function bankOf(accounts: readonly AccountRow[], known: readonly PeriodFact[]) {
  const open = known[accounts.findIndex(({ untilDay }) => untilDay === null)]?.known;
  return { bankName: open?.['bankName'] ?? null, bankCardMasked: open?.['bankCard'] ?? null };
}
