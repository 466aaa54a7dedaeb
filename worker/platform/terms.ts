import type { Day } from '../core/day.ts';
import type { Refusal } from '../core/refusal.ts';
import { commit } from './commit.ts';
import type { CityContext } from './context.ts';
import { platformRefusals } from './refused.ts';
import { holdsCityWide } from './scope.ts';
import { identifier, insertRow, sql, type Statement } from './statement.ts';

/** One edition of a city's terms: `content` is JSON and holds from `fromDay` until the next edition begins. */
export interface TermsRow {
  readonly fromDay: Day;
  readonly content: string;
  readonly source: string;
}

/** Terms that a city sets by day, in a table of their own: `from_day` (key), `content`, `source`, `recorded_at`, `recorded_by`. */
export interface Terms<T> {
  readonly table: string;
  /** The edition in force on a day, as `TermsRow`. */
  readonly on: (day: Day | Statement) => Statement;
  /** What the first of the rows says. Every city is seeded with terms from the beginning of records: throws where there are none. */
  readonly of: (rows: readonly Pick<TermsRow, 'content'>[]) => T;
  /** Every edition, the newest first, as `TermsRow`. */
  readonly all: () => Statement;
  /** The rows of `all` as a city reads them; `inForce` is the edition that holds on the day. */
  readonly told: (rows: readonly TermsRow[], today: Day) => ToldTerms<T>[];
}

export type ToldTerms<T> = T & Pick<TermsRow, 'fromDay' | 'source'> & { readonly inForce: boolean };

export function termsIn<T>(name: string): Terms<T> {
  const editions = sql`SELECT from_day AS fromDay, content, source FROM ${identifier(name)}`;
  const contentOf = ({ content }: Pick<TermsRow, 'content'>): T => JSON.parse(content) as T;
  return {
    table: name,
    on: (day) => sql`${editions} WHERE from_day <= ${day} ORDER BY from_day DESC LIMIT 1`,
    of: ([row]) => {
      if (!row) throw new Error(`no edition of ${name} stands on this day`);
      return contentOf(row);
    },
    all: () => sql`${editions} ORDER BY from_day DESC`,
    told: (rows, today) => {
      const now = rows.find(({ fromDay }) => fromDay <= today);
      return rows.map((row) => ({
        ...contentOf(row),
        fromDay: row.fromDay,
        source: row.source,
        inForce: row === now,
      }));
    },
  };
}

type Edition<T> = T & { readonly fromDay: Day; readonly source: string };

/** Every edition of a city's terms, the newest first. */
export const listTerms = async <T>({ db, today }: CityContext, terms: Terms<T>): Promise<ToldTerms<T>[]> =>
  terms.told(await db.all<TermsRow>(terms.all()), today);

interface Putting<T> {
  /** Of the audit entry. */
  readonly action: string;
  /** Why a day that has an edition already takes no second one. */
  readonly standing: (day: Day) => Refusal;
  /** What is wrong with terms that no schema can see. */
  readonly unfit?: (
    content: Omit<Edition<T>, 'fromDay' | 'source'>,
    ctx: CityContext,
  ) => Refusal | null | Promise<Refusal | null>;
}

/**
 * The command by which a city enters terms from a day on; what stood before stays for the days before. Refused without
 * `city.settings.write` over the whole city, and for a day that has an edition already.
 */
export const termsCommand =
  <T extends object>(terms: Terms<T>, { action, standing, unfit }: Putting<T>) =>
  (ctx: CityContext, { fromDay, source, ...content }: Edition<T>): Promise<{ id: string }> =>
    commit(ctx, async () => {
      if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
      const taken = await ctx.db.first(
        sql`SELECT 1 AS one FROM ${identifier(terms.table)} WHERE from_day = ${fromDay}`,
      );
      if (taken) return standing(fromDay);
      const refused = await unfit?.(content, ctx);
      if (refused) return refused;
      return {
        audit: { action, subject: { type: terms.table, id: fromDay }, payload: { fromDay, source, ...content } },
        writes: [
          insertRow(terms.table, {
            from_day: fromDay,
            content: JSON.stringify(content),
            source,
            recorded_at: ctx.at,
            recorded_by: ctx.actor.id,
          }),
        ],
        answer: { id: fromDay },
      };
    });
