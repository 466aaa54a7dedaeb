import { monthsOfYear, type Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import { closingsOf, postedMonths } from './months.ts';
import type { ProblemRow } from './verify.ts';

interface ClosingRow {
  readonly id: string;
  readonly month: Month;
  readonly state: 'closed' | 'asked';
  readonly closedAt: string;
  readonly closedByName: string;
  readonly documentNumber: string | null;
  readonly askedBy: string | null;
  readonly askedByName: string | null;
  readonly reason: string | null;
  readonly version: number;
}

/** The twelve months of a year with what was posted in each and whether it is closed. */
export async function listMonths(ctx: CityContext, year: number) {
  type Posted = { month: string; vouchers: number };
  const [closings, posted] = await ctx.db.reads<[ClosingRow, Posted]>([closingsOf(year), postedMonths(year)]);
  const items = monthsOfYear(year).map((month) => {
    const closing = closings.find((each) => each.month === month) ?? null;
    const vouchers = posted.find((each) => each.month === month)?.vouchers ?? 0;
    return { month, vouchers, state: closing?.state ?? ('open' as const), closing };
  });
  return { year, items };
}

interface VerificationRow {
  readonly day: string;
  readonly recordedAt: string;
  readonly sound: number;
  readonly accounts: number;
  readonly transactions: number;
  readonly transfers: number;
  readonly openHolds: number;
  readonly problemCount: number;
  readonly problems: string;
  readonly chainLastSeq: number;
  readonly chainBadSeq: number | null;
  readonly chainFault: string | null;
}

/** What the nightly counts found, the latest first. */
export async function listVerifications(ctx: CityContext, { page, pageSize }: { page: number; pageSize: number }) {
  const [rows, totals] = await ctx.db.reads<[VerificationRow, { total: number }]>([
    sql`SELECT day, recorded_at AS recordedAt, sound, accounts, transactions, transfers, open_holds AS openHolds,
        problem_count AS problemCount, problems, chain_last_seq AS chainLastSeq, chain_bad_seq AS chainBadSeq,
        chain_fault AS chainFault
      FROM ledger_verification ORDER BY seq DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ledger_verification`,
  ]);
  const items = rows.map((row) => ({
    ...row,
    sound: row.sound === 1,
    problems: JSON.parse(row.problems) as ProblemRow[],
  }));
  return { items, page, pageSize, total: totals[0]?.total ?? 0 };
}
