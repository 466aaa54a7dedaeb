import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { insertRow, json, sql } from '../../../platform/statement.ts';
import { lateHolds, planExpiry } from '../store/holding.ts';
import { readVerification } from '../store/reporting.ts';

/** What the nightly count keeps of the problems it found; the count is of all. */
const keptProblems = 100;

/** How the audit chain stands, walked on from a sealed number. */
export interface ChainState {
  readonly intact: boolean;
  readonly lastSeq: number;
  readonly complete: boolean;
  readonly firstBad: { readonly seq: number; readonly fault: string } | null;
}

/** Whoever composes the house hands in the walk: audit stands above the ledger. */
export type ChainWalk = (ctx: CityContext, afterSeq: number) => Promise<ChainState>;

const daily = (ctx: CityContext, task: string): CityContext => {
  const key = `${task}:${ctx.city.id}:${ctx.today}`;
  return { ...ctx, claim: { key, inputHash: key, status: 200 } };
};

/**
 * Frees every hold whose deadline has passed: once a day for a city, by the system, told in the audit. Nothing is
 * written where nothing is late, so that the day's key waits for the tick that finds some.
 */
export async function expireHoldsDaily(ctx: CityContext): Promise<{ expired: number }> {
  const late = await ctx.db.first<{ holds: number }>(lateHolds(ctx.today));
  if ((late?.holds ?? 0) === 0) return { expired: 0 };
  return commit(daily(ctx, 'ledger-expiry'), async () => {
    const rows = await ctx.db.all<{ id: string }>(
      sql`SELECT id FROM ledger_hold WHERE state = 'open' AND deadline_day < ${ctx.today} ORDER BY id`,
    );
    const expired = rows.length;
    return {
      audit: {
        action: 'ledger.hold.expire',
        subject: { type: 'city', id: ctx.city.id },
        payload: { expired, holds: rows.map(({ id }) => id) },
      },
      writes: planExpiry(ctx, ctx.today),
      answer: { expired },
    };
  });
}

/** The same count at once, for whoever asks, with the audit chain from its start; leaves no trace. */
export async function verifyBook(ctx: CityContext, walk: ChainWalk) {
  const [book, { intact, lastSeq, complete, firstBad }] = [await readVerification(ctx), await walk(ctx, 0)];
  return { ...book, sound: book.sound && intact, chain: { intact, lastSeq, complete, firstBad } };
}

interface Earlier {
  readonly day: string;
  readonly lastSeq: number;
  readonly complete: number;
}

/**
 * Counts the whole book anew and walks the audit chain, once a day; the result is kept, and one that is not sound waits
 * for the city's finance, leaders and auditors. A chain longer than one walk goes on where the night before ended.
 */
export async function verifyNightly(ctx: CityContext, walk: ChainWalk): Promise<{ sound: boolean }> {
  const earlier = await ctx.db.first<Earlier>(sql`SELECT day, chain_last_seq AS lastSeq, chain_complete AS complete
    FROM ledger_verification ORDER BY seq DESC LIMIT 1`);
  if (earlier?.day === ctx.today) return { sound: true };
  return commit(daily(ctx, 'ledger-verify'), async () => {
    const afterSeq = earlier?.complete === 0 ? earlier.lastSeq : 0;
    const [book, chain] = [await readVerification(ctx), await walk(ctx, afterSeq)];
    const sound = book.sound && chain.intact;
    const { accounts, transactions, transfers, openHolds, problems } = book;
    return {
      audit: {
        action: 'ledger.verify.nightly',
        subject: { type: 'city', id: ctx.city.id },
        payload: { sound, problems: problems.length, chainBad: chain.firstBad, day: ctx.today },
      },
      writes: [
        insertRow('ledger_verification', {
          day: ctx.today,
          recorded_at: ctx.at,
          sound: Number(sound),
          accounts,
          transactions,
          transfers,
          open_holds: openHolds,
          problem_count: problems.length,
          problems: json(problems.slice(0, keptProblems)),
          chain_after_seq: afterSeq,
          chain_last_seq: chain.lastSeq,
          // A broken chain is walked from its start again: what broke it stands before where it broke.
          chain_complete: Number(chain.complete || !chain.intact),
          chain_bad_seq: chain.firstBad?.seq ?? null,
          chain_fault: chain.firstBad?.fault ?? null,
        }),
      ],
      answer: { sound },
    };
  });
}
