import type { Month } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { canonicalJson, sha256 } from '../../../platform/digest.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { LevelProposalsAsk, LevelProposalsConfirm } from '../input/levels.ts';
import type { LevelCause } from '../rules/career.ts';
import { proposalsOf, type LevelProposal } from '../rules/level-events.ts';
import { levelRefusals } from '../rules/level-refusals.ts';
import { loadCareers, type Careers } from '../store/careers.ts';
import { insertLevelEvents, levelsStandAt } from '../store/levels.ts';
import { refusePart } from './whole-city.ts';

export interface PlacedProposal extends LevelProposal {
  readonly unitName: string;
  readonly streetName: string | null;
}

interface Proposed {
  readonly facts: Careers;
  readonly proposals: readonly PlacedProposal[];
  readonly digest: string;
}

interface Asked {
  readonly until: Month;
  readonly unitId?: string | undefined;
}

async function proposed(ctx: CityContext, permission: Permission, { until, unitId }: Asked): Promise<Proposed> {
  const facts = await loadCareers(ctx, { permission, unitId });
  const { ruleAt, pending } = facts;
  const proposals = facts.careers.flatMap((career) => {
    const { unitName, streetName } = career;
    return proposalsOf(career, { until, ruleAt, pending }).map((each) => ({ ...each, unitName, streetName }));
  });
  const digest = await sha256(
    canonicalJson(proposals.map(({ workerId, from, before, level, cause }) => [workerId, from, before, level, cause])),
  );
  return { facts, proposals, digest };
}

const countBy = (proposals: readonly LevelProposal[]): { cause: LevelCause; count: number }[] =>
  [...Map.groupBy(proposals, ({ cause }) => cause)].map(([cause, list]) => ({ cause, count: list.length }));

const workersOf = (proposals: readonly LevelProposal[]): number =>
  new Set(proposals.map(({ workerId }) => workerId)).size;

/** Levels that should change so that the record says what posts, years and grades come to. Reads only. */
export async function listProposals(ctx: CityContext, input: LevelProposalsAsk) {
  const { facts, proposals, digest } = await proposed(ctx, 'pay.read', input);
  const { page } = input;
  const pageSize = limits.pageSizeDefault;
  return {
    until: input.until,
    total: proposals.length,
    workers: workersOf(proposals),
    byCause: countBy(proposals),
    pendingYears: [...facts.pending],
    digest,
    page,
    pageSize,
    items: proposals.slice((page - 1) * pageSize, page * pageSize),
  };
}

/** All of them, for the meeting that decides. */
export const exportProposals = async (ctx: CityContext, input: Asked): Promise<readonly PlacedProposal[]> =>
  (await proposed(ctx, 'pay.read', input)).proposals;

/** Records all that was previewed, and nothing else: where the facts moved on since, it is refused. */
export function confirmProposals(
  ctx: CityContext,
  input: LevelProposalsConfirm,
): Promise<{ count: number; workers: number }> {
  return commit(ctx, async () => {
    const part = refusePart(ctx, 'pay.facts.write');
    if (part) return part;
    const { facts, proposals, digest } = await proposed(ctx, 'pay.facts.write', input);
    if (proposals.length === 0) return levelRefusals.refuse('levels_stand');
    if (digest !== input.digest) return levelRefusals.refuse('levels_changed_meanwhile');
    const { reason, documentNumber } = input;
    const answer = { count: proposals.length, workers: workersOf(proposals) };
    return {
      audit: {
        action: 'pay.level.settle',
        subject: { type: 'month', id: input.until },
        reason,
        payload: { ...answer, unitId: input.unitId ?? null, documentNumber: documentNumber ?? null, digest },
      },
      writes: [
        levelsStandAt(facts.lastEventId),
        ...insertLevelEvents(
          ctx,
          proposals.map((each) => ({ ...each, reason, documentNumber })),
        ),
      ],
      answer,
    };
  });
}
