import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import type { AnswerFacts } from '../rules/appeal.ts';
import { vetoOf } from '../rules/facts.ts';
import type { Grade } from '../rules/grades.ts';
import type { PersonRecord } from '../rules/record.ts';
import { rerank, type PoolFacts, type Reranked } from '../rules/rerank.ts';
import { appealIn, panelMoved, type AppealRow } from './appeals.ts';
import { findCycle, type BallotRow, type Cycle, type MarkRow, type PersonRow } from './cycle.ts';
import { poolReads, readPool } from './pool.ts';

/** An appeal with its cycle, the pool of the appellant as it stands, and what whoever answers must be asked. */
export interface Handling {
  readonly appeal: AppealRow;
  readonly cycle: Cycle;
  readonly person: PersonRecord;
  readonly pool: PoolFacts;
  readonly facts: AnswerFacts;
}

type PooledRow = PersonRow & { readonly version: number };
interface MovedRow {
  readonly workerId: string;
  readonly ranked: Grade | null;
}

/** Null when there is no such appeal in the actor's scope. */
export async function loadHandling(
  ctx: CityContext,
  appealId: string,
  permission: Permission,
): Promise<Handling | null> {
  const appeal = await ctx.db.first<AppealRow>(appealIn(ctx, appealId, permission));
  const cycle = appeal && (await findCycle(ctx, appeal.cycleId));
  if (!appeal || !cycle) return null;
  const { workerId } = appeal;
  const [rows, marks, ballots, moved] = await ctx.db.reads<[PooledRow, MarkRow, BallotRow, MovedRow]>([
    ...poolReads(ctx, cycle, [workerId]),
    panelMoved(cycle.id),
  ]);
  const { people } = readPool(ctx, [workerId], rows, marks, ballots);
  const person = people.find((one) => one.workerId === workerId);
  if (!person) return null;
  const valid = ballots.filter(({ invalid }) => invalid === null).map(({ communityId }) => communityId);
  return {
    appeal,
    cycle,
    person,
    pool: {
      scheme: cycle.scheme,
      people,
      validBallots: new Set(valid),
      rankedGrades: new Map(moved.map((row) => [row.workerId, row.ranked])),
    },
    facts: {
      level: appeal.level,
      appellantId: workerId,
      cityWide: holdsCityWide(ctx, permission),
      actorWorkerId: ctx.actor.workerId,
      answered: appeal.answerId !== null,
      vetoed: vetoOf(person) !== null,
      graded: person.notGraded === null,
      score: person.worked?.score ?? null,
    },
  };
}

/** Who moves when the answer that stands or waits is confirmed. */
export function movedBy({ appeal, pool }: Handling): Reranked[] {
  if (appeal.answerId === null || !appeal.points) return [];
  const { answerId: id, points, answer, document } = appeal;
  return rerank(pool, appeal.workerId, { id, points, cause: answer ?? '', document });
}
