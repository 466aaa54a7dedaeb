import {
  addDays,
  firstDay,
  lastDay,
  month as monthNamed,
  monthOfDay,
  yearOf,
  type Day,
  type Month,
} from '../../../core/day.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { accrualsOf, type PaidMonth } from '../rules/accruals.ts';
import type { Stretch } from '../rules/month-facts.ts';
import { performanceDue } from '../rules/performance.ts';
import type { RunWorker } from '../rules/run.ts';
import type { Grade, SchemeDefinition } from '../rules/scheme.ts';
import type { LevelFrom } from '../rules/segments.ts';
import { within, type Chosen } from './chosen.ts';

/** What is known now of the months in which a worker was paid here, as far back as a settlement can look. */
export interface AccrualRow {
  readonly workerId: string;
  readonly months: string;
  readonly spans: string;
  readonly levels: string;
  readonly grades: string;
}
export interface AdoptedRow {
  readonly fromMonth: Month;
  readonly definition: string;
}

const nothing = sql`SELECT 1 WHERE 0`;

/** A settlement looks back to January of the year before at most. */
const since = (month: Month): Month => monthNamed(`${String(yearOf(month) - 1).padStart(4, '0')}-01`);

type Who = 'nobody' | 'leavers' | 'everybody';

/** Whose performance looks back in a month: a scheme that defers none reads nothing. */
function whoSettles(scheme: SchemeDefinition | null, month: Month): Who {
  const settles = (leaves: boolean) =>
    scheme?.items.some((item) => item.kind === 'performance' && performanceDue(item, month, leaves).settled.length > 0);
  if (settles(false)) return 'everybody';
  return settles(true) ? 'leavers' : 'nobody';
}

/** The two reads that settlements of a month ask for, empty where there are none. */
export function accrualReads(scheme: SchemeDefinition | null, month: Month, chosen: Chosen): [Statement, Statement] {
  const who = whoSettles(scheme, month);
  return who === 'nobody' ? [nothing, nothing] : [paidMonths(month, chosen, who), adoptedSince(month)];
}

/** Every level of a worker up to the end of a month, in order: what comes last on a day holds. */
export const levelHistory = (worker: Statement, month: Month): Statement => sql`
  (SELECT json_group_array(json_object('from', e.from_month || '-' || printf('%02d', e.day_of_month), 'level', e.level)
    ORDER BY e.from_month, e.day_of_month, e.id) FROM worker_level AS e WHERE e.worker_id = ${worker} AND e.from_month <= ${month})`;

const paidMonths = (month: Month, chosen: Chosen, who: Who): Statement => {
  const stays = sql`EXISTS (SELECT 1 FROM posting AS q WHERE q.worker_id = p.worker_id
    AND (q.until_day IS NULL OR q.until_day > ${addDays(lastDay(month), 1)}))`;
  const whose = who === 'leavers' ? sql`NOT ${stays}` : sql`1`;
  return sql`
  SELECT p.worker_id AS workerId, json_group_array(p.month) AS months,
    (SELECT json_group_array(json_object('from', q.from_day, 'until', q.until_day, 'unitId', q.unit_id, 'postType', q.post_type)
        ORDER BY q.from_day) FROM posting AS q WHERE q.worker_id = p.worker_id AND q.from_day < ${firstDay(month)}
        AND (q.until_day IS NULL OR q.until_day > max(q.from_day, ${firstDay(since(month))}))) AS spans,
    ${levelHistory(sql`p.worker_id`, month)} AS levels,
    (SELECT json_group_object(f.year, f.grade) FROM assessment_final AS f WHERE f.worker_id = p.worker_id
        AND f.year >= CAST(${yearOf(month) - 2} AS INTEGER) AND f.grade IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)) AS grades
  FROM pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id
  WHERE r.month >= ${since(month)} AND r.month < ${month} AND p.on_post = 1
    AND ${within(chosen, sql`p.worker_id`)} AND ${whose} GROUP BY p.worker_id`;
};

/** By which edition the city paid from when, the one that held at the beginning included. */
const adoptedSince = (month: Month): Statement => sql`
  SELECT a.from_month AS fromMonth, s.definition FROM pay_adoption AS a JOIN pay_scheme AS s ON s.id = a.scheme_id
  WHERE a.from_month < ${month} AND (a.from_month > ${since(month)} OR a.id = (SELECT b.id FROM pay_adoption AS b
    WHERE b.from_month <= ${since(month)} ORDER BY b.from_month DESC, b.id DESC LIMIT 1))
  ORDER BY a.from_month, a.id`;

export interface SettlingMonth {
  readonly month: Month;
  readonly scheme: SchemeDefinition | null;
  readonly calendars: readonly WorkCalendar[];
}

/** Puts to each worker what their settlements look back on; who settles nothing stays as they are. */
export function withAccruals(
  { month, scheme, calendars }: SettlingMonth,
  rows: readonly AccrualRow[],
  adopted: readonly AdoptedRow[],
): (worker: RunWorker) => RunWorker {
  if (scheme === null || rows.length === 0) return (worker) => worker;
  const byWorker = new Map(rows.map((row) => [row.workerId, row]));
  const schemes = adopted.map(({ fromMonth, definition }) => ({
    fromMonth,
    definition: JSON.parse(definition) as SchemeDefinition,
  }));
  return (worker) => {
    const row = byWorker.get(worker.workerId);
    if (!row) return worker;
    const earlier = (JSON.parse(row.months) as Month[]).toSorted().flatMap((each): PaidMonth[] => {
      const then = schemes.findLast(({ fromMonth }) => fromMonth <= each)?.definition;
      return then ? [{ month: each, scheme: then, newcomerFrom: worker.newcomerFrom, ...standingIn(each, row) }] : [];
    });
    return { ...worker, accrued: accrualsOf(scheme, month, worker.leaves ?? false, earlier, calendars) };
  };
}

/** Stretches, levels and grade of one month. Who had no level yet stood at the first one that was given. */
function standingIn(month: Month, row: AccrualRow): Pick<PaidMonth, 'stretches' | 'level' | 'levels' | 'grade'> {
  const [begin, after] = [firstDay(month), addDays(lastDay(month), 1)];
  const stretches = (JSON.parse(row.spans) as Stretch[]).filter(
    ({ from, until }) => from < after && (until === null || until > begin),
  );
  const known = JSON.parse(row.levels) as LevelFrom[];
  const grades = JSON.parse(row.grades) as Readonly<Record<string, Grade>>;
  return { stretches, ...levelsIn(month, known), grade: grades[String(yearOf(month) - 1)] ?? null };
}

/** The level at the end of a month, and those that begin on a later day of it than the first. */
export function levelsIn(
  month: Month,
  known: readonly LevelFrom[],
): { readonly level: number; readonly levels?: readonly LevelFrom[] } {
  const begin: Day = firstDay(month);
  const before = known.findLast(({ from }) => from <= begin) ?? known[0];
  const inside = known.filter(({ from }) => from > begin && monthOfDay(from) === month);
  const level = inside.at(-1)?.level ?? before?.level ?? 0;
  return inside.length === 0
    ? { level }
    : { level, levels: [{ from: begin, level: before?.level ?? level }, ...inside] };
}
