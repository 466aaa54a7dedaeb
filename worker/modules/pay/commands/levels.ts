import { limits } from '../../../core/limits.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { RefusedError } from '../../../platform/refused.ts';
import type { LevelCancel, LevelDecide, LevelsDerive } from '../input/levels.ts';
import { decideCancel, decideLevel } from '../rules/level-events.ts';
import { decideLevels, type DecidedLevels, type LevelChange } from '../rules/level-changes.ts';
import { loadCareers, type Careers } from '../store/careers.ts';
import { insertLevelEvents, levelsStandAt } from '../store/levels.ts';
import { refusePart } from './whole-city.ts';

const permission = 'pay.facts.write';

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

async function derived(ctx: CityContext, input: LevelsDerive): Promise<[DecidedLevels | Refusal, Careers | null]> {
  const part = refusePart(ctx, permission);
  if (part) return [part, null];
  const facts = await loadCareers(ctx, { permission });
  return [decideLevels(facts.careers, facts.ruleAt, input), facts];
}

/** Who would come to which level, without writing it. */
export async function previewLevels(ctx: CityContext, input: LevelsDerive): Promise<LevelsAnswer> {
  const [levels] = await derived(ctx, input);
  if (isRefusal(levels)) throw new RefusedError(levels);
  return answerOf(input, levels);
}

/**
 * Derives levels by the scheme's rule: of who has none, or anew for everybody; each change is a dated event. It may begin
 * in a month that is paid: the next open run settles the difference.
 */
export function deriveLevels(ctx: CityContext, input: LevelsDerive): Promise<LevelsAnswer> {
  return commit(ctx, async () => {
    const [levels, facts] = await derived(ctx, input);
    if (isRefusal(levels)) return levels;
    const answer = answerOf(input, levels);
    const { schemeId } = levels;
    return {
      audit: {
        action: 'pay.level.derive',
        subject: { type: 'month', id: input.fromMonth },
        payload: { who: input.who, total: answer.total, schemeId },
      },
      writes: [
        levelsStandAt(facts?.lastEventId ?? null),
        ...insertLevelEvents(
          ctx,
          levels.changes.map((change) => ({
            ...change,
            cause: change.before === null ? ('initial' as const) : ('derived' as const),
            schemeId,
          })),
        ),
      ],
      answer,
    };
  });
}

export interface LevelWritten {
  readonly id: string;
  readonly level: number;
}

/** Gives a level by hand, with reason and document: it holds from its day, and later years count on from it. */
export function decideByHand(ctx: CityContext, input: LevelDecide): Promise<LevelWritten> {
  return commit(ctx, async () => {
    const { workerId, fromDay: from, level, reason, documentNumber } = input;
    const part = refusePart(ctx, permission);
    if (part) return part;
    const facts = await loadCareers(ctx, { permission, workerId });
    const decided = decideLevel(facts.careers[0] ?? null, facts.ruleAt, { level, from });
    if (isRefusal(decided)) return decided;
    const id = ctx.newId('lvl');
    const { before, schemeId } = decided;
    const steps = [{ step: 'decided' as const, levels: level, level }];
    return {
      audit: {
        action: 'pay.level.decide',
        subject: { type: 'worker', id: workerId },
        reason,
        payload: { eventId: id, from, before, level, documentNumber },
      },
      writes: [
        levelsStandAt(facts.lastEventId),
        ...insertLevelEvents(ctx, [
          { id, workerId, from, level, cause: 'decided', schemeId, steps, reason, documentNumber },
        ]),
      ],
      answer: { id, level },
    };
  });
}

/** Takes an event back by a later one, which holds the level that stood before it; both stay on the record. */
export function cancelLevel(ctx: CityContext, eventId: string, input: LevelCancel): Promise<LevelWritten> {
  return commit(ctx, async () => {
    const { workerId, reason, documentNumber } = input;
    const part = refusePart(ctx, permission);
    if (part) return part;
    const facts = await loadCareers(ctx, { permission, workerId });
    const decided = decideCancel(facts.careers[0] ?? null, facts.ruleAt, eventId);
    if (isRefusal(decided)) return decided;
    const { event, level, schemeId } = decided;
    const id = ctx.newId('lvl');
    return {
      audit: {
        action: 'pay.level.cancel',
        subject: { type: 'worker', id: workerId },
        reason,
        payload: { eventId: id, cancels: eventId, from: event.from, before: event.level, level },
      },
      writes: [
        levelsStandAt(facts.lastEventId),
        ...insertLevelEvents(ctx, [
          {
            id,
            workerId,
            from: event.from,
            level,
            cause: 'cancelled',
            schemeId,
            steps: [{ step: 'decided', levels: level, level }],
            reason,
            documentNumber,
            cancelsId: eventId,
          },
        ]),
      ],
      answer: { id, level },
    };
  });
}
