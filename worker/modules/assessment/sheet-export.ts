import type { Named } from './rules/scheme.ts';
import type { CityContext, Locale } from '../../platform/context.ts';
import { attached, csvType, xlsxType } from '../../platform/http/download.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { importWorkbook, tableCsv } from '../../platform/sheet/index.ts';
import { eventKindNames, eventColumns } from './rules/import/event-sheet.ts';
import { ballotColumns, markColumns, markPrefix } from './rules/import/columns.ts';
import { regularColumns } from './rules/import/regular-sheet.ts';
import { pointsText, type Points } from './rules/points.ts';
import { regularKindOf } from './rules/regular.ts';
import { weightsOf, postTypes } from './rules/scheme.ts';
import { yearRefusals } from './rules/year-refusals.ts';
import { findCycle, type Cycle } from './store/cycle.ts';
import {
  ballotSheet, eventSheet, markSheet, regularSheet,
  type BallotSheetRow, type EventSheetRow, type MarkSheetRow, type RegularSheetRow,
} from './store/sheets.ts'; // prettier-ignore
import { nameOf } from './tree-view.ts';

type Words = Readonly<Record<Locale, string>>;
type Cells = Readonly<Record<string, string | null>>;
const say = (zh: string, ko: string, en: string): Words => ({ 'zh-CN': zh, 'ko-KR': ko, en });

const names = {
  marks: say('考核评分表', '평가 점수표', 'Marks'),
  ballots: say('居民评议票数', '주민 투표 수', 'Ballot counts'),
  regular: say('平时评分', '평시 점수', 'Regular marks'),
  events: say('加扣分与否决', '가감점과 부결', 'Events'),
};
/** Columns that help whoever reads the sheet; nothing of them is read back. */
const told = {
  street: say('街道', '가두', 'Street'),
  unit: say('社区', '사회구역', 'Community'),
  points: say('分值', '점수', 'Points'),
  state: say('状态', '상태', 'State'),
  by: say('提出人', '제안자', 'Proposed by'),
  decidedBy: say('确认人', '확인자', 'Decided by'),
};
const states = {
  waiting: say('待确认', '확인 대기', 'Waiting'),
  confirmed: say('已确认', '확정', 'Confirmed'),
  declined: say('不同意', '반려', 'Declined'),
  cancels: say('撤销', '취소', 'Cancels an event'),
};
const yes = '是';

interface SheetColumn {
  readonly key: string;
  readonly title: string;
}

const readOnly = (key: keyof typeof told, locale: Locale): SheetColumn => ({ key, title: told[key][locale] });
const read = (columns: readonly (Omit<Named, 'code'> & { readonly key: string })[], locale: Locale): SheetColumn[] =>
  columns
    .filter(({ key }) => key !== 'identityNumber')
    .map((column) => ({ key: column.key, title: nameOf({ code: column.key, ...column }, locale) }));

export type SheetFormat = 'xlsx' | 'csv';

/** A sheet whose first line is its header, under the titles that the import of the same sheet looks for. */
async function sheetFile(
  title: string,
  columns: readonly SheetColumn[],
  cells: readonly Cells[],
  format: SheetFormat,
): Promise<Response> {
  const header = columns.map((column) => column.title);
  const widths = columns.map(({ key }) => (key === 'workerId' ? 32 : 16));
  const table = { title, note: '', header, widths, rows: cells.map((row) => columns.map(({ key }) => row[key] ?? '')) };
  if (format === 'csv') return attached(tableCsv(table), `${title}.csv`, csvType);
  return attached(await importWorkbook([table]), `${title}.xlsx`, xlsxType);
}

async function cycleOf(ctx: CityContext, id: string): Promise<Cycle> {
  const cycle = await findCycle(ctx, id);
  if (!cycle) throw new RefusedError(platformRefusals.refuse('not_found'));
  return cycle;
}

const points = (value: Points | null): string | null => (value === null ? null : pointsText(value));
const more = (value: Points): string | null => (value === 0 ? null : pointsText(value));

/** What sheets brought for whole groups, with bonus, deduction, veto and remark of each person. */
export async function exportMarkSheet(ctx: CityContext, id: string, format: SheetFormat): Promise<Response> {
  const { locale } = ctx;
  const cycle = await cycleOf(ctx, id);
  const rows = await ctx.db.all<MarkSheetRow>(markSheet(ctx, id));
  const columns = [readOnly('street', locale), readOnly('unit', locale), ...read(markColumns(cycle.scheme), locale)];
  const cells = rows.map(({ workerId, name, streetName, unitName, marks, ...row }): Cells => ({
    workerId, name, street: streetName, unit: unitName,
    ...Object.fromEntries((JSON.parse(marks) as [string, Points][]).map(([group, mark]) => [`${markPrefix}${group}`, points(mark)])),
    bonus: more(row.bonus), bonusReason: row.bonusReason,
    deduction: more(row.deduction), deductionReason: row.deductionReason,
    veto: row.vetoReason === null ? null : yes, vetoReason: row.vetoReason, remark: row.remark,
  })); // prettier-ignore
  return sheetFile(`${cycle.year} ${names.marks[locale]}`, columns, cells, format);
}

export async function exportBallotSheet(ctx: CityContext, id: string, format: SheetFormat): Promise<Response> {
  const { locale } = ctx;
  const { year } = await cycleOf(ctx, id);
  const rows = await ctx.db.all<BallotSheetRow>(ballotSheet(ctx, id));
  const kept = new Set(['street', 'community', 'sent', 'returned', 'ordinary']);
  const columns = read(ballotColumns.filter(({ key }) => kept.has(key)), locale); // prettier-ignore
  const cells = rows.map(({ streetName, unitName, sent, returned, ordinary }): Cells => ({
    street: streetName, community: unitName, sent: String(sent), returned: String(returned), ordinary: String(ordinary),
  })); // prettier-ignore
  return sheetFile(`${year} ${names.ballots[locale]}`, columns, cells, format);
}

/** One group's marks of one month or quarter; a line for whoever has none yet, so that the sheet can be filled in. */
export async function exportRegularSheet(
  ctx: CityContext,
  id: string,
  { period, group: code, format }: { readonly period: string; readonly group: string; readonly format: SheetFormat },
): Promise<Response> {
  const { locale } = ctx;
  const { scheme } = await cycleOf(ctx, id);
  const group = scheme.groups.find((one) => one.code === code);
  if (!group || !scheme[regularKindOf(period)].groups.includes(code))
    throw new RefusedError(yearRefusals.refuse('group_marks_not', { group: code }));
  const posts = postTypes.filter((post) => weightsOf(scheme, post)[code] !== undefined);
  const rows = await ctx.db.all<RegularSheetRow>(regularSheet(ctx, id, code, period, posts));
  const columns = [readOnly('street', locale), readOnly('unit', locale), ...read(regularColumns, locale)];
  const cells = rows.map(({ workerId, name, streetName, unitName, score, cause }): Cells => ({
    workerId, name, street: streetName, unit: unitName, period, score: points(score), cause,
  })); // prettier-ignore
  return sheetFile(`${period} ${names.regular[locale]} ${nameOf(group, locale)}`, columns, cells, format);
}

/** Every bonus, deduction and veto with what became of it. */
export async function exportEventSheet(ctx: CityContext, id: string, format: SheetFormat): Promise<Response> {
  const { locale } = ctx;
  const { year } = await cycleOf(ctx, id);
  const rows = await ctx.db.all<EventSheetRow>(eventSheet(ctx, id));
  const columns = [
    readOnly('street', locale),
    readOnly('unit', locale),
    ...read(eventColumns, locale),
    ...(['points', 'state', 'by', 'decidedBy'] as const).map((key) => readOnly(key, locale)),
  ];
  const cells = rows.map((row): Cells => ({
    workerId: row.workerId, name: row.name, street: row.streetName, unit: row.unitName,
    kind: nameOf({ code: row.kind, ...eventKindNames[row.kind] }, locale),
    item: row.itemName, times: String(row.times), onDay: row.onDay, document: row.document, cause: row.cause,
    points: row.kind === 'veto' ? null : pointsText(row.points * row.times),
    state: stateOf(row)[locale], by: row.proposedByName, decidedBy: row.decidedByName,
  })); // prettier-ignore
  return sheetFile(`${year} ${names.events[locale]}`, columns, cells, format);
}

const stateOf = ({ outcome, cancels }: EventSheetRow): Words =>
  cancels === 1 && outcome === 'confirmed' ? states.cancels : states[outcome ?? 'waiting'];
