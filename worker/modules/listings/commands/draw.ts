import { addDays, compareDay, day, dayOfInstant, daysBetween, yearOf, type Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { hex, sha256 } from '../../../platform/digest.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import { ranked } from '../ranked.ts';
import { workdayAfter } from '../rules/light.ts';
import { drawFrom, refusePopulation, type Candidate } from '../rules/draw.ts';
import { subjectKinds, type FollowupRule } from '../rules/followup-policy.ts';
import { followupRefusals } from '../rules/followup-refusals.ts';
import * as store from '../store/followups.ts';
import { rulesOf, rulesOn, type RulesRow } from '../store/policy.ts';
import { candidateOf, populationOf, type PopulationRow, type Span } from '../store/population.ts';

interface Wanted {
  readonly span: Span;
  readonly month: string | null;
  readonly reason: string | null;
  /** Other rules than the city's, for a further draw by hand. */
  readonly rules: readonly FollowupRule[] | null;
}
export interface DrawMade {
  readonly id: string;
  readonly drawn: number;
}

const keyText = ({ kind, id, round }: Omit<Candidate, 'marks'>): string => `${kind}:${id}:${round}`;

async function drawPlan(ctx: CityContext, seed: string, wanted: Wanted): Promise<Plan<DrawMade> | Refusal> {
  const { span } = wanted;
  const [editions, years, ordinals, ...closed] = await ctx.db.reads<
    [RulesRow, WorkCalendarRow, { last: number }, ...PopulationRow[]]
  >([
    rulesOn(ctx.today),
    workCalendars(),
    store.ordinalsOf(yearOf(ctx.today)),
    ...subjectKinds.map((kind) => populationOf(kind, span)),
  ]);
  const policy = rulesOf(editions);
  const rules = wanted.rules ?? policy.rules;
  const all = (closed as PopulationRow[][]).flat().filter(({ kind }) => rules.some((rule) => rule.kind === kind));
  const refused = refusePopulation(all, limits.followupPopulation);
  if (refused) return refused;
  const candidates = all.map(candidateOf);
  const rows = new Map(all.map((row) => [keyText(row), row]));
  const drawn = drawFrom(await ranked(seed, candidates), rules).flatMap((one) => {
    const row = rows.get(keyText(one));
    return row ? [{ ...one, row }] : [];
  });
  const population = JSON.stringify(candidates);
  const id = ctx.newId('fdr');
  const digest = await sha256(population);
  const dueDay = workdayAfter(ctx.today, policy.visitWorkdays, years.map(workCalendarOf));
  return {
    audit: {
      action: 'followups.draw',
      subject: { type: 'followup_draw', id },
      reason: wanted.reason ?? undefined,
      payload: { ...span, month: wanted.month, seed, rules, candidates: all.length, digest, drawn: drawn.length },
    },
    writes: store.planDraw(
      ctx,
      {
        id,
        month: wanted.month,
        span,
        seed,
        rules: JSON.stringify(rules),
        population,
        count: all.length,
        digest,
        reason: wanted.reason,
      },
      drawn,
      { last: ordinals[0]?.last ?? 0, dueDay },
    ),
    answer: { id, drawn: drawn.length },
  };
}

/** Nobody chooses the seed; it is drawn before anything is read, and kept with the draw. */
const newSeed = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));
const longestDays = 366;

/** A further draw by hand, over days of one's own choice, with a reason and, where wanted, rules of its own. */
export function drawByHand(
  ctx: CityContext,
  wanted: Omit<Wanted, 'month'> & { readonly reason: string },
): Promise<DrawMade> {
  const seed = newSeed();
  const { from, until } = wanted.span;
  return commit(ctx, () => {
    if (!holdsCityWide(ctx, 'followups.manage')) return platformRefusals.refuse('not_found');
    const unfit =
      compareDay(from, until) > 0 || compareDay(from, ctx.today) > 0 || daysBetween(from, until) >= longestDays;
    if (unfit) return followupRefusals.refuse('followup_span_unfit');
    return drawPlan(ctx, seed, { ...wanted, month: null });
  });
}

/** The month before that of a day, with its first and last day. */
function monthBefore(today: Day): { readonly month: string; readonly span: Span } {
  const until = addDays(day(`${today.slice(0, 7)}-01`), -1);
  const month = until.slice(0, 7);
  return { month, span: { from: day(`${month}-01`), until } };
}

/**
 * Draws from the month that is over, once, by the city's rules. A month in which nothing was closed has no draw.
 * @returns how many were drawn
 */
export async function drawMonth(ctx: CityContext): Promise<number> {
  const { month, span } = monthBefore(dayOfInstant(ctx.now));
  if (await ctx.db.first(store.monthDrawn(month))) return 0;
  const key = `followup-draw:${month}`;
  const seed = newSeed();
  try {
    const claim = { key, inputHash: key, status: 200 };
    const { drawn } = await commit({ ...ctx, claim }, async () => {
      if (await ctx.db.first(store.monthDrawn(month))) return platformRefusals.refuse('changed_meanwhile');
      return drawPlan({ ...ctx, claim }, seed, { span, month, reason: null, rules: null });
    });
    return drawn;
  } catch (error) {
    if (error instanceof RefusedError) return 0;
    throw error;
  }
}
