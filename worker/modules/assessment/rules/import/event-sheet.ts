import { cellText, importColumn, type ImportColumn, type ImportRow, type ImportTable } from '../../../../core/import/table.ts'; // prettier-ignore
import type { Problem } from '../../../../core/import/problems.ts';
import { limits } from '../../../../core/limits.ts';
import { isRefusal } from '../../../../core/refusal.ts';
import { tidy, withoutSpaces } from '../../../../core/text.ts';
import { readLooseDay } from '../../../roster/rules/import/loose-day.ts';
import { findPerson, readWho, whoColumns, type KnownPeople } from '../../../roster/rules/import/who.ts';
import { decideEvent, type ChosenItem, type EventPlace, type WantedEvent } from '../events.ts';
import { eventKinds, type EventKind } from '../facts.ts';
import type { Scheme } from '../scheme.ts';
import { problem, refusedRow, type ProblemCode } from './problems.ts';

/** What the kinds of events are called in a sheet. */
export const eventKindNames: Readonly<Record<EventKind, { readonly zh: string; readonly ko: string; readonly en: string }>> = {
  bonus: { zh: '加分', ko: '가점', en: 'Bonus' },
  deduction: { zh: '扣分', ko: '감점', en: 'Deduction' },
  veto: { zh: '一票否决', ko: '일괄 부결', en: 'Veto' },
}; // prettier-ignore

export const eventColumns: readonly ImportColumn[] = [
  ...whoColumns,
  importColumn('kind', ['类别', '구분', 'Kind'], '事项类别 类型', true),
  importColumn('item', ['事项', '사항', 'Item'], '加扣分项 事项名称 情形', true),
  importColumn('times', ['次数', '횟수', 'Times'], '次'),
  importColumn('onDay', ['发生日期', '발생일', 'Day'], '日期 发生时间', true),
  importColumn('document', ['文件', '문서', 'Document'], '文号 依据文件 文件名称或文号', true),
  importColumn('cause', ['事由', '사유', 'Cause'], '原因 说明', true),
];

/** An event as it is known: proposed, confirmed, declined or cancelled. */
export interface KnownEvent extends WantedEvent {
  readonly workerId: string;
  readonly document: string;
  readonly cause: string;
}

export interface SheetEvent extends KnownEvent {
  readonly chosen: ChosenItem;
}

export interface EventSheetPlan {
  readonly problems: readonly Problem[];
  readonly entries: readonly SheetEvent[];
  readonly unchanged: number;
}

type Place = Omit<EventPlace, 'own'> & { readonly actorWorkerId: string | null };

const keyOf = ({ workerId, kind, item, times, onDay, document, cause }: KnownEvent): string =>
  JSON.stringify([workerId, kind, item, times, onDay, tidy(document), tidy(cause)]);

/** What a sheet proposes: a row that says what is known already, in every word, proposes nothing. */
export function decideEventSheet(
  table: Pick<ImportTable, 'rows'>,
  known: KnownPeople,
  events: readonly KnownEvent[],
  place: Place,
): EventSheetPlan {
  const standing = new Set(events.map(keyOf));
  const problems: Problem[] = [];
  const entries: SheetEvent[] = [];
  const first = new Map<string, number>();
  let unchanged = 0;
  for (const line of table.rows) {
    const { person, problems: who } = findPerson(readWho(line), known);
    const read = readEvent(line, place.scheme);
    problems.push(...who, ...read.problems);
    if (!person || !read.event) continue;
    const event: KnownEvent = { workerId: person.workerId, ...read.event };
    const key = keyOf(event);
    const related = first.get(key);
    first.set(key, related ?? line.row);
    if (standing.has(key)) {
      unchanged += 1;
      continue;
    }
    const chosen = decideEvent({ ...place, own: person.workerId === place.actorWorkerId }, event);
    if (related !== undefined) problems.push(problem(line.row, 'item', 'event_twice', event.item, { related }));
    else if (isRefusal(chosen)) problems.push(refusedRow(line.row, 'item', chosen));
    else entries.push({ ...event, chosen });
  }
  return { problems, entries, unchanged };
}

function readEvent({ row, cells }: ImportRow, scheme: Scheme) {
  const problems: Problem[] = [];
  const text = (key: string) => cellText(cells, key) ?? '';
  const found = (column: string, code: ProblemCode, facts = {}) =>
    problems.push(problem(row, column, code, cells.get(column)?.text ?? null, facts));
  const kind = eventKinds.find((one) => Object.values(eventKindNames[one]).includes(withoutSpaces(text('kind'))));
  if (!kind) found('kind', 'event_kind_unknown');
  const item = kind ? itemCode(scheme, kind, text('item')) : '';
  const times = text('times') === '' ? 1 : Number(text('times').replace(/次$/, ''));
  if (!Number.isInteger(times) || times < 1 || times > 100) found('times', 'event_times_unreadable');
  const cell = cells.get('onDay');
  const onDay = cell ? readLooseDay({ kind: cell.kind === 'number' ? 'number' : 'text', text: cell.text }) : null;
  if (onDay?.precision !== 'day') found('onDay', 'event_day_unreadable');
  const [document, cause] = [tidy(text('document')), tidy(text('cause'))];
  if (document.length < 1 || document.length > limits.nameLength) found('document', 'event_document_missing');
  if (cause.length < 2 || cause.length > limits.reasonLength) found('cause', 'event_cause_missing');
  const event =
    kind && onDay && problems.length === 0 ? { kind, item, times, onDay: onDay.day, document, cause } : null;
  return { event, problems };
}

/** The code of an item that a sheet names in any of the languages; a veto is known by its own words. */
function itemCode(scheme: Scheme, kind: EventKind, said: string): string {
  if (kind === 'veto') return said;
  const items = kind === 'bonus' ? scheme.bonusItems : scheme.deductionItems;
  return items.find(({ code, zh, ko, en }) => [code, zh, ko, en].includes(said))?.code ?? said;
}
