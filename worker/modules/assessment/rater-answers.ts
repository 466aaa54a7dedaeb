import type { z } from '@hono/zod-openapi';
import { isRefusal } from '../../core/refusal.ts';
import { downloadTable } from '../../platform/http/download.ts';
import type { CityContext } from '../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { inScope } from '../../platform/scope.ts';
import { allOf, sql } from '../../platform/statement.ts';
import { loadSheet } from './commands/rating.ts';
import { orphansIn } from './commands/handover.ts';
import { planFor } from './commands/raters.ts';
import type {
  CoverageAnswer, CoverageQuery, OrphanAnswer, OwnSheetsAnswer, ProgressAnswer, ProgressQuery, RaterPlanAnswer, RatingSheetAnswer, ReminderAnswer,
  ReminderExportQuery, ReminderQuery, TaskListAnswer, TaskQuery,
} from './rater-input.ts'; // prettier-ignore
import { pointsText } from './rules/points.ts';
import { coverageOf, slotKey } from './rules/rater-plan.ts';
import { ratingForms, type Marks } from './rules/rating.ts';
import type { PostType, Scheme } from './rules/scheme.ts';
import { SchemeContent } from './scheme-content.ts';
import { cycleById, readCycle, type Cycle, type StoredCycle } from './store/cycle.ts';
import { listProgress, listReminders, listTasks, remindersForExport, type ReminderRow } from './store/rater-lists.ts';
import { ratedFrom, type RatedRow } from './store/raters.ts';
import { ownSheets, stampOf, type OwnSheetRow } from './store/rating.ts';
import { unitNames } from './store/people.ts';
import { nameOf } from './tree-view.ts';

const notFound = () => new RefusedError(platformRefusals.refuse('not_found'));

function cycleOf(row: StoredCycle | null | undefined): Cycle {
  if (!row) throw notFound();
  return readCycle(row);
}

/** What a group is called; a code that the scheme no longer has stands for itself. */
const groupNames = (ctx: CityContext, { groups }: Pick<Scheme, 'groups'>) => {
  const names = new Map(groups.map((group) => [group.code, nameOf(group, ctx.locale)]));
  return (code: string): string => names.get(code) ?? code;
};

/** What the tree of today would change, one line a task: who ends first, then who begins. */
export async function planView(
  ctx: CityContext,
  cycleId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<z.input<typeof RaterPlanAnswer>> {
  const { cycle, tree, plan } = await planFor(ctx, cycleId);
  const lines = [
    ...plan.end.map(({ task, why }) => ({ kind: 'end' as const, why, task })),
    ...plan.add.map((task) => ({ kind: 'add' as const, why: null, task })),
  ];
  const shown = lines.slice((page - 1) * pageSize, page * pageSize);
  const people = new Map(tree.posted.map(({ workerId, name }) => [workerId, name]));
  const units = await unitNames(ctx, shown.map(({ task }) => task.unitId)); // prettier-ignore
  const groupName = groupNames(ctx, cycle.scheme);
  return {
    items: shown.map(({ kind, why, task }) => ({
      kind, why, workerId: task.workerId, name: people.get(task.workerId) ?? '', group: task.group, groupName: groupName(task.group),
      unitName: units.get(task.unitId) ?? '', raterName: task.rater.name,
    })),
    page,
    pageSize,
    total: lines.length,
    added: plan.add.length,
    ended: plan.end.length,
  }; // prettier-ignore
}

/** What raters who left or lost the post have open, with whom the tree proposes in their place. */
export async function orphansView(
  ctx: CityContext,
  cycleId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<z.input<typeof OrphanAnswer>> {
  const worked = await planFor(ctx, cycleId);
  const settling = worked.cycle.state === 'planned' || worked.cycle.state === 'open';
  const orphans = settling ? orphansIn(worked) : [];
  const shown = orphans.slice((page - 1) * pageSize, page * pageSize);
  const units = await unitNames(ctx, shown.map(({ unitId }) => unitId)); // prettier-ignore
  const groupName = groupNames(ctx, worked.cycle.scheme);
  const items = shown.map(({ rater, group, unitId, why, tasks, proposal, successors }) => ({
    raterId: rater.id, raterName: rater.name, group, groupName: groupName(group), unitId, unitName: units.get(unitId) ?? '', why,
    tasks: tasks.length, proposal, successors: successors.map(({ name }) => name),
  })); // prettier-ignore
  return { items, page, pageSize, total: orphans.length };
}

interface Counted {
  readonly workerId: string;
  readonly group: string;
  readonly unitId: string;
  readonly raters: number;
  readonly sent: number;
}

/** How many rate each person, by group and place, with what is missing: the plan as it stands. */
export async function coverageView(
  ctx: CityContext,
  cycleId: string,
  query: z.output<typeof CoverageQuery>,
): Promise<z.input<typeof CoverageAnswer>> {
  const { page, pageSize, unitId, group, gaps } = query;
  const seen = allOf([
    sql`p.cycle_id = ${cycleId}`,
    inScope(ctx, 'assessment.write', sql`p.unit_id`),
    unitId ? sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})` : null,
  ]);
  const [cycles, rows, counts, totals] = await ctx.db.reads<
    [StoredCycle, RatedRow & { name: string; unitName: string }, Counted, { raters: number }]
  >([
    cycleById(cycleId),
    sql`SELECT p.worker_id AS workerId, p.unit_id AS unitId, p.post_type AS postType, p.not_graded AS notGraded, p.places, w.name,
        u.name AS unitName FROM assessment_person AS p JOIN worker AS w ON w.id = p.worker_id JOIN unit AS u ON u.id = p.unit_id
      WHERE ${seen} ORDER BY u.code, u.pinyin, CASE p.post_type WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, w.pinyin, w.id`,
    sql`SELECT worker_id AS workerId, group_code AS "group", unit_id AS unitId, count(*) AS raters, count(sent_at) AS sent
      FROM assessment_assignment WHERE cycle_id = ${cycleId} AND ended_at IS NULL GROUP BY 1, 2, 3`,
    sql`SELECT count(DISTINCT rater_id) AS raters FROM assessment_assignment WHERE cycle_id = ${cycleId} AND ended_at IS NULL`,
  ]);
  const { scheme } = cycleOf(cycles[0]);
  const bySlot = new Map(counts.map((one) => [slotKey(one), one]));
  const covered = rows.map((row) => ({
    row,
    groups: coverageOf(ratedFrom(row), scheme, bySlot).filter((one) => !group || one.group.code === group),
  }));
  const withGaps = covered.filter(({ groups }) => groups.some(({ gap }) => gap !== null));
  const wanted = gaps === 'only' ? withGaps : covered;
  const shown = wanted.slice((page - 1) * pageSize, page * pageSize);
  const units = await unitNames(ctx, shown.flatMap(({ groups }) => groups.map((one) => one.unitId))); // prettier-ignore
  const all = covered.flatMap(({ groups }) => groups);
  return {
    items: shown.map(({ row, groups }) => ({
      workerId: row.workerId,
      name: row.name,
      unitName: row.unitName,
      postType: row.postType,
      groups: groups.map(({ group: of, unitId: place, raters, sent, gap }) => ({
        group: of.code, groupName: nameOf(of, ctx.locale), unitId: place, unitName: units.get(place) ?? '', raters, sent, gap,
      })),
    })),
    page,
    pageSize,
    total: wanted.length,
    people: covered.length,
    withGaps: withGaps.length,
    raters: totals[0]?.raters ?? 0,
    tasks: all.reduce((sum, { raters }) => sum + raters, 0),
    sent: all.reduce((sum, { sent }) => sum + sent, 0),
  }; // prettier-ignore
}

export async function tasksView(
  ctx: CityContext,
  cycleId: string,
  query: z.output<typeof TaskQuery>,
): Promise<z.input<typeof TaskListAnswer>> {
  const { items, total, cycle } = await listTasks(ctx, cycleId, query);
  const groupName = groupNames(ctx, cycleOf(cycle).scheme);
  return {
    items: items.map((row) => ({ ...row, sent: row.sent === 1, groupName: groupName(row.group) })),
    page: query.page,
    pageSize: query.pageSize,
    total,
  };
}

export async function remindersView(
  ctx: CityContext,
  cycleId: string,
  query: z.output<typeof ReminderQuery>,
): Promise<z.input<typeof ReminderAnswer>> {
  const { items, totals, cycle } = await listReminders(ctx, cycleId, query);
  const groupName = groupNames(ctx, cycleOf(cycle).scheme);
  const { total = 0, raters = 0, waitingRaters = 0, tasks = 0, waitingTasks = 0 } = totals ?? {};
  return {
    items: items.map((row) => ({ ...row, account: row.account === 1, groupName: groupName(row.group) })),
    page: query.page,
    pageSize: query.pageSize,
    total,
    raters,
    waitingRaters,
    tasks,
    waitingTasks,
  };
}

export async function progressView(
  ctx: CityContext,
  cycleId: string,
  query: z.output<typeof ProgressQuery>,
): Promise<z.input<typeof ProgressAnswer>> {
  const { items, total, cycle } = await listProgress(ctx, cycleId, query);
  const groupName = groupNames(ctx, cycleOf(cycle).scheme);
  const named = query.by === 'group' ? items.map((row) => ({ ...row, name: groupName(row.key) })) : items;
  return { items: named, page: query.page, pageSize: query.pageSize, total };
}

const reminderTitles = {
  'zh-CN': { title: '评分催办名单', header: ['街道', '单位', '评分人', '评分方', '应评人数', '已填草稿', '已提交', '未提交', '账号'], none: '无账号' },
  'ko-KR': { title: '평가 독촉 명단', header: ['가두', '단위', '평가자', '주체', '평가 인원', '작성 중', '제출', '미제출', '계정'], none: '계정 없음' },
  en: { title: 'Ratings outstanding', header: ['Street', 'Unit', 'Rater', 'Group', 'People', 'Begun', 'Sent', 'Not sent', 'Account'], none: 'no account' },
} as const; // prettier-ignore

/** The list to remind people by, as a workbook or CSV. */
export async function exportReminders(
  ctx: CityContext,
  cycleId: string,
  { format, ...filter }: z.output<typeof ReminderExportQuery>,
): Promise<Response> {
  const { items, cycle } = await remindersForExport(ctx, cycleId, filter);
  const { scheme, year } = cycleOf(cycle);
  const groupName = groupNames(ctx, scheme);
  const { title, header, none } = reminderTitles[ctx.locale];
  const line = (row: ReminderRow) => [
    row.streetName ?? '', row.unitName ?? '', row.raterName, groupName(row.group), String(row.total), String(row.begun),
    String(row.sent), String(row.waiting), row.account === 1 ? '' : none,
  ]; // prettier-ignore
  const widths = [16, 20, 14, 14, 10, 10, 10, 10, 10];
  return downloadTable({ title: `${year} ${title}`, note: '', header, widths, rows: items.map(line) }, format);
}

/** The sheets that the signed-in person has to fill in, or has sent. */
export async function ownSheetsView(ctx: CityContext): Promise<z.input<typeof OwnSheetsAnswer>> {
  const rows = await ctx.db.all<OwnSheetRow>(ownSheets(ctx));
  return {
    items: rows.map(({ content, ...row }) => {
      const scheme = SchemeContent.parse(JSON.parse(content));
      const group = scheme.groups.find(({ code }) => code === row.group);
      return {
        ...row,
        groupName: group ? nameOf(group, ctx.locale) : row.group,
        anonymous: group?.anonymous ?? false,
      };
    }),
  };
}

const texts = (marks: Marks): Record<string, string> =>
  Object.fromEntries(Object.entries(marks).map(([code, points]) => [code, pointsText(points)]));

/** One sheet of the signed-in person: what to fill in, and what they have filled in. @throws RefusedError `not_found` */
export async function ratingSheetView(
  ctx: CityContext,
  cycleId: string,
  group: string,
): Promise<z.input<typeof RatingSheetAnswer>> {
  const sheet = await loadSheet(ctx, cycleId, group);
  if (isRefusal(sheet)) throw new RefusedError(sheet);
  const { cycle, rows } = sheet;
  const forms = ratingForms(cycle.scheme, group);
  const formOf = (postType: PostType) => forms.findIndex(({ postTypes }) => postTypes.includes(postType));
  const known = cycle.scheme.groups.find(({ code }) => code === group);
  return {
    cycleId,
    year: cycle.year,
    state: cycle.state,
    group,
    groupName: known ? nameOf(known, ctx.locale) : group,
    anonymous: known?.anonymous ?? false,
    stamp: stampOf(rows),
    forms: forms.map(({ postTypes, fields }) => ({
      postTypes: [...postTypes],
      fields: fields.map((field) => ({
        code: field.code, name: nameOf(field, ctx.locale), most: pointsText(field.most), evidence: field.evidence,
      })),
    })),
    items: rows.map(({ id, workerId, name, unitName, months, postType, marks, version, sentAt, returned }) => ({
      assignmentId: id, workerId, name, unitName, months, postType, form: formOf(postType), marks: texts(marks), version, sentAt, returned,
    })),
  }; // prettier-ignore
}
