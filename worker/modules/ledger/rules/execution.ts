import { day, parseDay, yearOf, type Day } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { ratio, roundTo } from '../../../core/ratio.ts';

/** What a budget line says of itself: settled is budget less balance, available is balance less held. */
export interface LineMoney {
  readonly budgetFen: Fen;
  readonly balanceFen: Fen;
  readonly heldFen: Fen;
}

export interface Execution {
  readonly budgetFen: Fen;
  readonly heldFen: Fen;
  readonly settledFen: Fen;
  readonly availableFen: Fen;
  /** Settled share of the budget, four places half up; null without a budget. */
  readonly rate: string | null;
}

export interface ExecutionRow extends Execution {
  readonly key: string;
  /** What it is known by from year to year. */
  readonly match: string;
  readonly name: string;
  readonly lines: number;
}

export interface ExecutionReport {
  readonly rows: readonly ExecutionRow[];
  readonly totals: Execution;
}

/** What of an earlier report stands beside a row. */
export type Before = Pick<Execution, 'budgetFen' | 'settledFen' | 'rate'>;

/**
 * The day a year before: of the day that was asked for, of today in a year that goes on, of the last day of one that is
 * over. The 29th of February stands beside the 28th.
 */
export function sameDayLastYear(
  { year, asOfDay }: { readonly year: number; readonly asOfDay: string | null },
  today: Day,
): Day {
  const of = asOfDay ?? (yearOf(today) === year ? today : `${year}-12-31`);
  const before = `${Number(of.slice(0, 4)) - 1}${of.slice(4)}`;
  return parseDay(before) ?? day(before.replace('-29', '-28'));
}

/** Each row with what it was a year before; null where nothing of it was there. */
export function besideLastYear(now: ExecutionReport, before: ExecutionReport) {
  const earlier = new Map(before.rows.map((row) => [row.match, row]));
  return {
    rows: now.rows.map((row) => ({ ...row, lastYear: beforeOf(earlier.get(row.match)) })),
    totals: { ...now.totals, lastYear: before.rows.length > 0 ? beforeOf(before.totals) : null },
  };
}

const beforeOf = (money: Execution | undefined): Before | null =>
  money ? { budgetFen: money.budgetFen, settledFen: money.settledFen, rate: money.rate } : null;

export function execution(money: readonly LineMoney[]): Execution {
  const budgetFen = sumFen(money.map((line) => line.budgetFen));
  const balanceFen = sumFen(money.map((line) => line.balanceFen));
  const heldFen = sumFen(money.map((line) => line.heldFen));
  const settledFen = sumFen([budgetFen, -balanceFen]);
  return {
    budgetFen,
    heldFen,
    settledFen,
    availableFen: sumFen([balanceFen, -heldFen]),
    rate: executionRate(settledFen, budgetFen),
  };
}

export const executionRate = (settledFen: Fen, budgetFen: Fen): string | null =>
  budgetFen > 0 ? roundTo(ratio(settledFen, budgetFen), 4) : null;

/** The report's rows in order of first appearance. */
export function executionBy<T extends LineMoney>(
  lines: readonly T[],
  groupOf: (line: T) => { readonly key: string; readonly name: string; readonly match?: string },
): ExecutionRow[] {
  const groups = Map.groupBy(lines, (line) => groupOf(line).key);
  return [...groups].map(([key, members]) => ({
    key,
    match: (members[0] && groupOf(members[0]).match) ?? key,
    name: members[0] ? groupOf(members[0]).name : key,
    lines: members.length,
    ...execution(members),
  }));
}
