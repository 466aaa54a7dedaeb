import type { Month } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { DeductionChange, DeductionCreate, OpeningsPut, WagesPut } from '../input/facts.ts';
import { payRefusals } from '../rules/refusals.ts';
import { decideFromMonth } from '../rules/scheme-decisions.ts';
import {
  changeDeduction,
  deductionById,
  insertDeduction,
  insertWages,
  knownWorkers,
  putOpenings,
  standingDeduction,
  withdrawDeduction,
} from '../store/facts.ts';
import { lastApprovedMonth } from '../store/schemes.ts';

/** Declares a special deduction of a worker. Months already paid are made up for in the next run. */
export function declareDeduction(ctx: CityContext, input: DeductionCreate): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const [known, standing] = await ctx.db.reads<[{ id: string }, { count: number }]>([
      knownWorkers(ctx, [input.workerId]),
      standingDeduction(input),
    ]);
    if (known.length === 0) return payRefusals.refuse('worker_unknown', { workerId: input.workerId });
    if ((standing[0]?.count ?? 0) > 0) return payRefusals.refuse('special_deduction_standing');
    const id = ctx.newId('sdd');
    return {
      audit: {
        action: 'pay.special_deduction.declare',
        subject: { type: 'worker', id: input.workerId },
        payload: { ...input, id },
      },
      writes: [insertDeduction(ctx, id, input)],
      answer: { id, version: 1 },
    };
  });
}

interface StandingDeduction {
  readonly id: string;
  readonly fromMonth: Month;
  readonly version: number;
  readonly withdrawnAt: string | null;
}

function decideDeduction(standing: StandingDeduction | null, version: number): Refusal | null {
  if (!standing) return platformRefusals.refuse('not_found');
  if (standing.withdrawnAt !== null) return payRefusals.refuse('special_deduction_withdrawn');
  if (standing.version !== version)
    return changedMeanwhile({ version: standing.version, fromMonth: standing.fromMonth });
  return null;
}

/** Changes how much a declared deduction is or when it ends. */
export function changeDeclared(
  ctx: CityContext,
  id: string,
  input: DeductionChange,
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const standing = await ctx.db.first<StandingDeduction>(deductionById(ctx, id));
    const refusal = decideDeduction(standing, input.version);
    if (refusal) return refusal;
    if (standing && input.lastMonth !== null && input.lastMonth < standing.fromMonth) {
      return payRefusals.refuse('special_deduction_backwards', { fromMonth: standing.fromMonth });
    }
    return {
      audit: { action: 'pay.special_deduction.change', subject: { type: 'special_deduction', id }, payload: input },
      writes: changeDeduction(id, input.version, input),
      answer: { id, version: input.version + 1 },
    };
  });
}

/** Withdraws a deduction as if it had never been declared; the next run settles the difference. */
export function withdrawDeclared(
  ctx: CityContext,
  id: string,
  version: number,
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const refusal = decideDeduction(await ctx.db.first<StandingDeduction>(deductionById(ctx, id)), version);
    if (refusal) return refusal;
    return {
      audit: { action: 'pay.special_deduction.withdraw', subject: { type: 'special_deduction', id } },
      writes: withdrawDeduction(ctx, id, version),
      answer: { id, version: version + 1 },
    };
  });
}

async function decideWorkers(ctx: CityContext, ids: readonly string[]): Promise<Refusal | null> {
  const known = new Set((await ctx.db.all<{ id: string }>(knownWorkers(ctx, ids))).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  return unknown === undefined ? null : payRefusals.refuse('worker_unknown', { workerId: unknown });
}

/** Records what was paid and withheld this year before the city came here, and the year's special rules. */
export function recordOpenings(ctx: CityContext, input: OpeningsPut): Promise<{ count: number }> {
  return commit(ctx, async () => {
    const approved = await ctx.db.first<{ month: Month | null }>(lastApprovedMonth);
    const refusal =
      decideFromMonth(`${input.year}-01` as Month, yearBefore(approved?.month ?? null, input.year)) ??
      (await decideWorkers(
        ctx,
        input.items.map(({ workerId }) => workerId),
      ));
    if (refusal) return refusal;
    const count = input.items.length;
    return {
      audit: {
        action: 'pay.tax_opening.record',
        subject: { type: 'year', id: String(input.year) },
        payload: { count },
      },
      writes: putOpenings(ctx, input),
      answer: { count },
    };
  });
}

/** Openings come before the first month that is paid here in their year; earlier years do not matter to them. */
const yearBefore = (approved: Month | null, year: number): Month | null =>
  approved !== null && approved >= `${year}-01` ? approved : null;

/** Declares the wages that insurance counts from a month on. */
export function declareWages(ctx: CityContext, input: WagesPut): Promise<{ count: number }> {
  return commit(ctx, async () => {
    const approved = await ctx.db.first<{ month: Month | null }>(lastApprovedMonth);
    const refusal =
      decideFromMonth(input.fromMonth, approved?.month ?? null) ??
      (await decideWorkers(
        ctx,
        input.items.map(({ workerId }) => workerId),
      ));
    if (refusal) return refusal;
    const count = input.items.length;
    return {
      audit: {
        action: 'pay.declared_wage.record',
        subject: { type: 'month', id: input.fromMonth },
        payload: { count },
      },
      writes: insertWages(ctx, input),
      answer: { count },
    };
  });
}
