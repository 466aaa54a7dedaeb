import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { leftOf } from '../rules/line.ts';
import { suggestMatches, type MatchNeed, type MatchResource } from '../rules/match.ts';
import { drawnFen, drawnMinutes, lineReach } from './lines.ts';
import { editionOn } from './members.ts';
import { policyOf, policyOn, type PolicyRow } from './policy.ts';
import { below, streetOf } from './reach.ts';

interface Side {
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly streetId: string | null;
  readonly organisationName: string | null;
  readonly minutes: number;
  readonly fen: number;
  readonly drawnMinutes: number;
  readonly drawnFen: number;
  readonly fromDay: Day;
  readonly dueDay: Day;
  readonly version: number;
}

const side = (today: Day): Statement => sql`SELECT l.id, l.title, l.theme, l.unit_id AS unitId, u.name AS unitName,
    u.kind AS unitKind, ${streetOf(sql`l.unit_id`, 'id')} AS streetId, e.name AS organisationName,
    l.promised_minutes AS minutes, l.promised_fen AS fen, ${drawnMinutes} AS drawnMinutes, ${drawnFen} AS drawnFen,
    l.from_day AS fromDay, l.due_day AS dueDay, l.version
  FROM alliance_line AS l JOIN unit AS u ON u.id = l.unit_id
  LEFT JOIN alliance_organisation AS o ON o.id = l.organisation_id
  LEFT JOIN alliance_organisation_edition AS e ON e.organisation_id = o.id AND e.seq = ${editionOn(today)}`;

export interface MatchFilter {
  readonly unitId?: string | undefined;
  readonly needId?: string | undefined;
  readonly theme?: string | undefined;
}

/**
 * Pairs of open needs in the reader's scope with resources within reach, the best first. The needs whose deadlines are
 * nearest are looked at; `needs` says how many there are in all.
 */
export async function readMatches(ctx: CityContext, { unitId, needId, theme }: MatchFilter) {
  const needsWhere = allOf([
    sql`l.list = 'need' AND l.state = 'open' AND l.paused_day IS NULL AND l.due_day >= ${ctx.today}`,
    inScope(ctx, 'alliance.read', sql`l.unit_id`),
    unitId !== undefined && below(sql`l.unit_id`, unitId),
    needId !== undefined && sql`l.id = ${needId}`,
    theme !== undefined && sql`l.theme = ${theme}`,
  ]);
  const [terms, needs, resources, counts] = await ctx.db.reads<[PolicyRow, Side, Side, { total: number }]>([
    policyOn(ctx.today),
    sql`${side(ctx.today)} WHERE ${needsWhere} ORDER BY l.due_day, l.id LIMIT CAST(${limits.matchNeeds} AS INTEGER)`,
    sql`${side(ctx.today)} WHERE l.list = 'resource' AND l.state IN ('open', 'underway') AND l.paused_day IS NULL AND l.due_day >= ${ctx.today}
      AND (${drawnMinutes} < l.promised_minutes OR ${drawnFen} < l.promised_fen) AND ${lineReach(ctx, 'alliance.read')}
      ORDER BY l.due_day, l.id LIMIT CAST(${limits.matchResources} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM alliance_line AS l WHERE ${needsWhere}`,
  ]);
  const offered = resources.map((row): MatchResource => ({
    ...row,
    left: leftOf(row, { minutes: row.drawnMinutes, fen: row.drawnFen }),
  }));
  const asked: readonly MatchNeed[] = needs;
  const { match } = policyOf(terms);
  const pairs = suggestMatches(asked, offered, match, { today: ctx.today, most: limits.matchPairs });
  const byId = new Map([...needs, ...resources].map((row) => [row.id, row]));
  const tell = (id: string) => {
    const {
      title,
      theme: about,
      unitName,
      organisationName,
      minutes,
      fen,
      fromDay,
      dueDay,
      version,
    } = byId.get(id) as Side;
    return { id, title, theme: about, unitName, organisationName, minutes, fen, fromDay, dueDay, version };
  };
  return {
    needs: counts[0]?.total ?? 0,
    looked: needs.length,
    atLeast: match.atLeast,
    items: pairs.map(({ needId: need, resourceId, score, reasons, suggested }) => ({
      need: tell(need),
      resource: tell(resourceId),
      score,
      reasons: [...reasons],
      suggestedMinutes: suggested.minutes,
      suggestedFen: suggested.fen,
    })),
  };
}
