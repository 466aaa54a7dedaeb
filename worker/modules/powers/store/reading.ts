import { ratio, roundTo } from '../../../core/ratio.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { matterSteps, type MatterEvent, type MatterKind, type MatterState, type Side } from '../rules/matter.ts';
import { isLate } from '../rules/matter.ts';
import type { Day } from '../../../core/day.ts';
import type { Relation } from './branches.ts';
import { matterInScope } from './matters.ts';

export interface MatterFilter {
  readonly kind?: MatterKind | undefined;
  readonly state?: MatterState | undefined;
  readonly waitsFor?: Side | undefined;
  readonly unitId?: string | undefined;
  readonly late?: 'true' | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

interface ListedMatter {
  readonly id: string;
  readonly kind: MatterKind;
  readonly code: string;
  readonly title: string;
  readonly streetId: string;
  readonly streetName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly state: MatterState;
  readonly waitsFor: Side | null;
  readonly deadlineDay: Day | null;
  readonly openedDay: Day;
  readonly version: number;
}

const listed = sql`m.id, m.kind, CASE m.kind WHEN 'consent' THEN 'TY' WHEN 'planning' THEN 'GH' WHEN 'mobilisation' THEN 'DD' ELSE 'JY' END || m.year || '-' || substr('000' || m.ordinal, -4) AS code, m.title, m.street_id AS streetId, s.name AS streetName,
  m.department_id AS departmentId, d.name AS departmentName, m.state, m.waits_for AS waitsFor,
  m.deadline_day AS deadlineDay, m.opened_day AS openedDay, m.version`;
const from = sql`power_matter AS m JOIN unit AS s ON s.id = m.street_id JOIN unit AS d ON d.id = m.department_id`;

const orders: Readonly<Record<string, Statement>> = {
  deadlineDay: sql`m.deadline_day IS NULL, m.deadline_day, m.id`,
  '-deadlineDay': sql`m.deadline_day DESC, m.id`,
  openedDay: sql`m.opened_day, m.id`,
  '-openedDay': sql`m.opened_day DESC, m.id DESC`,
};

const matching = (ctx: CityContext, { kind, state, waitsFor, unitId, late, q }: MatterFilter): Statement =>
  allOf([
    matterInScope(ctx, 'powers.read'),
    kind !== undefined && sql`m.kind = ${kind}`,
    state !== undefined && sql`m.state = ${state}`,
    waitsFor !== undefined && sql`m.waits_for = ${waitsFor}`,
    unitId !== undefined && sql`m.street_id = ${unitId} OR m.department_id = ${unitId}`,
    late !== undefined && sql`m.deadline_day < ${ctx.today}`,
    Boolean(q) && sql`instr(m.title, ${q ?? ''}) OR instr(coalesce(m.person_name, ''), ${q ?? ''})`,
  ]);

const withLate = (ctx: CityContext) => (row: ListedMatter) => ({ ...row, late: isLate(row.deadlineDay, ctx.today) });

/** Matters within the reader's scope, those with the nearest deadline first. */
export async function listMatters(ctx: CityContext, query: MatterFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? sql`m.deadline_day IS NULL, m.deadline_day, m.opened_day DESC, m.id`;
  const [items, counts] = await ctx.db.reads<[ListedMatter, { total: number }]>([
    sql`SELECT ${listed} FROM ${from} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM power_matter AS m WHERE ${where}`,
  ]);
  return { items: items.map(withLate(ctx)), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Every matter that the filters find, for a file. */
export async function exportMatters(ctx: CityContext, filter: MatterFilter) {
  const rows = await ctx.db.all<ListedMatter>(sql`SELECT ${listed} FROM ${from} WHERE ${matching(ctx, filter)}
    ORDER BY m.kind, m.year, m.ordinal LIMIT CAST(${limits.exportRows} AS INTEGER)`);
  return rows.map(withLate(ctx));
}

interface WholeMatter extends ListedMatter {
  readonly content: string;
  readonly documentNumber: string | null;
  readonly branchName: string | null;
  readonly personName: string | null;
  readonly position: string | null;
  readonly happensOn: Day | null;
  readonly happensAt: string | null;
  readonly openedByName: string;
}
interface StepRow {
  readonly seq: number;
  readonly event: MatterEvent | 'open';
  readonly state: MatterState;
  readonly at: string;
  readonly byName: string;
  readonly text: string | null;
  readonly documentNumber: string | null;
  readonly late: number;
}
interface AttendanceRow {
  readonly branchId: string;
  readonly branchName: string;
  readonly attended: number | null;
  readonly note: string | null;
  readonly scoreCents: number | null;
}

/** A score kept in hundredths as people write it. */
export const scoreText = (cents: number): string => roundTo(ratio(cents, 100), 2);

/** One matter with its steps, whom it called, and the deadlines it missed; null outside the reader's scope. */
export async function readMatter(ctx: CityContext, id: string) {
  const [rows, steps, attendance, breaches] = await ctx.db.reads<
    [WholeMatter, StepRow, AttendanceRow, { seq: number; side: Side; deadlineDay: string }]
  >([
    sql`SELECT ${listed}, m.content, m.document_number AS documentNumber, b.name AS branchName, m.person_name AS personName,
        m.position, m.happens_on AS happensOn, m.happens_at AS happensAt, m.opened_by_name AS openedByName
      FROM ${from} LEFT JOIN unit AS b ON b.id = m.branch_id WHERE m.id = ${id} AND ${matterInScope(ctx, 'powers.read')}`,
    sql`SELECT seq, event, state, at, by_name AS byName, text, document_number AS documentNumber, late
      FROM power_step WHERE matter_id = ${id} ORDER BY seq`,
    sql`SELECT a.branch_id AS branchId, u.name AS branchName, a.attended, a.note, a.score_cents AS scoreCents
      FROM power_attendance AS a JOIN unit AS u ON u.id = a.branch_id WHERE a.matter_id = ${id} ORDER BY u.name`,
    sql`SELECT seq, side, deadline_day AS deadlineDay FROM power_breach WHERE matter_id = ${id} ORDER BY seq`,
  ]);
  const matter = rows[0];
  if (!matter) return null;
  return {
    ...withLate(ctx)(matter),
    ...matter,
    events: [...matterSteps[matter.kind].events(matter.state)],
    steps: steps.map((step) => ({ ...step, late: step.late === 1 })),
    attendance: attendance.map(({ attended, scoreCents, ...row }) => ({
      ...row,
      attended: attended === null ? null : attended === 1,
      score: scoreCents === null ? null : scoreText(scoreCents),
    })),
    breaches,
  };
}

interface BranchRow {
  readonly id: string;
  readonly branchId: string;
  readonly branchName: string;
  readonly relation: Relation;
  readonly unitId: string;
  readonly unitName: string;
  readonly fromDay: string;
  readonly untilDay: string | null;
  readonly documentNumber: string | null;
  readonly reason: string;
}

/** Relations of branches, standing first, then those that ended. */
export async function listRelations(
  ctx: CityContext,
  query: {
    page: number;
    pageSize: number;
    unitId?: string | undefined;
    relation?: Relation | undefined;
    standing?: 'true' | undefined;
  },
) {
  const { page, pageSize, unitId, relation, standing } = query;
  const where = allOf([
    sql`${inScope(ctx, 'powers.read', sql`r.branch_id`)} OR ${inScope(ctx, 'powers.read', sql`r.unit_id`)}`,
    unitId !== undefined && sql`r.unit_id = ${unitId} OR r.branch_id = ${unitId}`,
    relation !== undefined && sql`r.relation = ${relation}`,
    standing !== undefined && sql`r.until_day IS NULL OR r.until_day > ${ctx.today}`,
  ]);
  const [items, counts] = await ctx.db.reads<[BranchRow, { total: number }]>([
    sql`SELECT r.id, r.branch_id AS branchId, b.name AS branchName, r.relation, r.unit_id AS unitId, u.name AS unitName,
        r.from_day AS fromDay, r.until_day AS untilDay, r.document_number AS documentNumber, r.reason
      FROM unit_relation AS r JOIN unit AS b ON b.id = r.branch_id JOIN unit AS u ON u.id = r.unit_id WHERE ${where}
      ORDER BY r.until_day IS NOT NULL, b.name, r.relation, r.from_day DESC, r.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM unit_relation AS r WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}
