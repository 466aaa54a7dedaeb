import { limits } from '../../../core/limits.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { RefusedError } from '../../../platform/refused.ts';
import type { LevelsDerive } from '../input/facts.ts';
import { decideLevels, type DecidedLevels, type LevelChange } from '../rules/level-changes.ts';
import { loadMonth } from '../store/run-facts.ts';
import { insertLevels } from '../store/runs.ts';
import { refusePart } from './whole-city.ts';

export interface LevelsAnswer {
  readonly fromMonth: string;
  readonly total: number;
  /** At most a page of them. */
  readonly changes: readonly LevelChange[];
}

const answerOf = (input: LevelsDerive, { changes }: DecidedLevels): LevelsAnswer => ({
  fromMonth: input.fromMonth,
  total: changes.length,
  changes: changes.slice(0, limits.pageSize),
});

async function decided(ctx: CityContext, input: LevelsDerive): Promise<DecidedLevels | Refusal> {
  const part = refusePart(ctx, 'pay.facts.write');
  if (part) return part;
  const facts = await loadMonth(ctx, input.fromMonth);
  return decideLevels({ ...facts, approved: facts.run !== null && facts.run.state !== 'computed' }, input);
}

/** Who would come to which level, without writing it. */
export async function previewLevels(ctx: CityContext, input: LevelsDerive): Promise<LevelsAnswer> {
  const levels = await decided(ctx, input);
  if (isRefusal(levels)) throw new RefusedError(levels);
  return answerOf(input, levels);
}

/** Derives levels by the scheme's rule: of who has none, or anew for everybody; each change is a dated event. */
export function deriveLevels(ctx: CityContext, input: LevelsDerive): Promise<LevelsAnswer> {
  return commit(ctx, async () => {
    const levels = await decided(ctx, input);
    if (isRefusal(levels)) return levels;
    const answer = answerOf(input, levels);
    return {
      audit: {
        action: 'pay.level.derive',
        subject: { type: 'month', id: input.fromMonth },
        payload: { who: input.who, total: answer.total, schemeId: levels.schemeId },
      },
      writes: insertLevels(
        levels.changes.map(({ workerId, level, steps, before }) => ({
          workerId,
          level,
          explanation: steps,
          fromMonth: input.fromMonth,
          cause: before === null ? ('initial' as const) : ('derived' as const),
          schemeId: levels.schemeId,
        })),
        ctx,
        () => ctx.newId('lvl'),
      ),
      answer,
    };
  });
}
