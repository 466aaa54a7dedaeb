import type { CityContext, Locale } from '../../platform/context.ts';
import type { InboxLine, InboxRow, InboxSide } from '../../platform/inbox.ts';
import { grantedUnits, holdsCityWide } from '../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../platform/statement.ts';
import type { Day } from '../../core/day.ts';
import type { inboxViews } from './input.ts';
import { isPast, lastInstant, pageOfLists, placeOf } from './rules.ts';

const nameOfLine = ({ zh, ko, en }: InboxLine, locale: Locale): string => ({ 'zh-CN': zh, 'ko-KR': ko, en })[locale];

const has = (ctx: CityContext, { permission, cityWide }: InboxLine): boolean =>
  cityWide ? holdsCityWide(ctx, permission) : grantedUnits(ctx, permission).length > 0;

/** Before this day or instant a deadline has passed. */
const now = (ctx: CityContext, { clock }: InboxLine): string => (clock ? ctx.at : ctx.today);

interface SummaryRow {
  readonly count: number;
  readonly late: number;
  readonly id: string;
  readonly label: string;
  readonly deadline: string | null;
}

/**
 * The number, how many of them are late, and the first, in one pass: beside a lone `min()` SQLite takes the other
 * columns from the row that holds it.
 */
const summaryOf = (ctx: CityContext, line: InboxLine): Statement =>
  sql`SELECT count(*) AS count, count(*) FILTER (WHERE deadline < ${now(ctx, line)}) AS late, id, label, min(deadline) AS deadline
    FROM (${line.open(ctx)})`;

const countsAs = (side: InboxSide) => (line: { readonly side: InboxSide }) => line.side === side;
const sum = <T>(lines: readonly T[], of: (line: T) => number): number => lines.reduce((all, line) => all + of(line), 0);

/** How much of what waits for the reader, and for whom the reader waits: one round trip for all lines. */
export async function readInboxSummary(ctx: CityContext, lines: readonly InboxLine[]) {
  const held = lines.filter((line) => has(ctx, line));
  const rows = await ctx.db.reads<SummaryRow[]>(held.map((line) => summaryOf(ctx, line)));
  const told = held.flatMap((line, at) => {
    const row = rows[at]?.[0];
    if (!row || row.count === 0) return [];
    const { count, late, label, deadline } = row;
    const { kind, side } = line;
    return [
      {
        kind,
        side,
        name: nameOfLine(line, ctx.locale),
        count,
        late,
        label,
        deadline,
        to: placeOf(line, row.id, count),
      },
    ];
  });
  const of = (side: InboxSide) => sum(told.filter(countsAs(side)), ({ count }) => count);
  const late = sum(told, (line) => (line.side === 'alarm' ? 0 : line.late));
  return { mine: of('mine'), awaited: of('awaited'), late, alarm: of('alarm'), lines: told };
}

interface InboxFilter {
  readonly view: (typeof inboxViews)[number];
  readonly kind?: string | undefined;
  readonly until?: Day | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

const shows = ({ view, kind }: InboxFilter, line: InboxLine): boolean =>
  (view === 'late' ? line.side !== 'alarm' : line.side === view) && (kind === undefined || line.kind === kind);

/** The rows of one line that the filter asks for. */
function wanted(ctx: CityContext, line: InboxLine, { view, until, q }: InboxFilter): Statement {
  const where = allOf([
    view === 'late' && sql`deadline < ${now(ctx, line)}`,
    until !== undefined && sql`deadline <= ${line.clock ? lastInstant(until) : until}`,
    Boolean(q) && sql`instr(label, ${q ?? ''}) OR instr(coalesce(party, ''), ${q ?? ''})`,
  ]);
  return sql`(${line.open(ctx)}) WHERE ${where}`;
}

/** One page over all lines, the nearest deadline first, in one round trip. */
export async function listInbox(ctx: CityContext, lines: readonly InboxLine[], filter: InboxFilter) {
  const { page, pageSize } = filter;
  const asked = lines.filter((line) => shows(filter, line) && has(ctx, line));
  const statements = asked.flatMap((line) => [
    sql`SELECT id, label, deadline, party FROM ${wanted(ctx, line, filter)} ORDER BY deadline NULLS LAST, id
      LIMIT CAST(${page * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${wanted(ctx, line, filter)}`,
  ]);
  const answers = await ctx.db.reads<(InboxRow | { total: number })[]>(statements);
  const lists = asked.map((line, at) =>
    ((answers[2 * at] ?? []) as InboxRow[]).map((row) => ({
      kind: line.kind,
      side: line.side,
      name: nameOfLine(line, ctx.locale),
      ...row,
      late: line.side !== 'alarm' && isPast(row.deadline, ctx.at),
      to: placeOf(line, row.id),
    })),
  );
  const total = sum(
    asked,
    (line) => (answers[2 * asked.indexOf(line) + 1]?.[0] as { total: number } | undefined)?.total ?? 0,
  );
  return { items: pageOfLists(lists, page, pageSize), page, pageSize, total };
}
