import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { numberText } from '../case-code.ts';
import type { CaseEvent, CaseState, Result } from '../rules/case.ts';
import type { RequestRow } from './requests.ts';
import { policyOf, policyOn, type PolicyRow } from './policy.ts';

interface PlaceRow {
  readonly id: string;
  readonly kind: 'city' | 'street' | 'community' | 'grid';
  readonly name: string;
}

const kindBelow = sql`u.kind IN ('street', 'community', 'grid')`;

/**
 * Where a request may lie, step by step from street to grid, with the path to a place and the categories of today:
 * names of places only. A place that is none, or is closed, has no path.
 */
export async function readPlaces(ctx: CityContext, unitId: string | undefined) {
  const at = unitId ?? ctx.city.rootUnitId;
  const [path, below, policies] = await ctx.db.reads<[PlaceRow, PlaceRow, PolicyRow]>([
    sql`SELECT a.id, a.kind, a.name FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id AND a.kind <> 'city'
      JOIN unit AS u ON u.id = c.descendant_id AND u.until_day IS NULL AND ${kindBelow}
      WHERE c.descendant_id = ${at} ORDER BY c.depth DESC`,
    sql`SELECT u.id, u.kind, u.name FROM unit AS u WHERE u.parent_id = ${at} AND u.until_day IS NULL AND ${kindBelow}
      ORDER BY u.code, u.pinyin, u.name LIMIT 500`,
    policyOn(ctx.today),
  ]);
  return { cityName: ctx.city.name, path, below, categories: [...policyOf(policies).categories] };
}

interface StepRow {
  readonly seq: number;
  readonly event: 'raise' | CaseEvent;
  readonly at: string;
  readonly told: string | null;
}
interface Facts {
  readonly title: string;
  readonly content: string;
  readonly category: string;
  readonly place: string;
  readonly files: number;
  readonly leadName: string | null;
  readonly bodyName: string | null;
  readonly targetYear: number | null;
  readonly targetOrdinal: number | null;
  readonly targetState: CaseState | null;
  readonly openedDay: Day;
}

const facts = (id: string): Statement => sql`
  SELECT m.title, m.content, m.category, m.opened_day AS openedDay, m.body_name AS bodyName, l.name AS leadName,
    (SELECT group_concat(name, ' · ') FROM (SELECT a.name FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
      AND a.kind <> 'city' WHERE c.descendant_id = m.unit_id ORDER BY c.depth DESC)) AS place,
    (SELECT count(*) FROM attachment AS f WHERE f.subject_type = 'cases.request' AND f.subject_id = m.id
      AND f.uploaded_by = 'visitor' AND f.withdrawn_at IS NULL) AS files,
    t.year AS targetYear, t.ordinal AS targetOrdinal, t.state AS targetState
  FROM case_request AS m LEFT JOIN unit AS l ON l.id = m.lead_unit_id LEFT JOIN case_request AS t ON t.id = m.target_id
  WHERE m.id = ${id}`;

/**
 * A request as who raised it may see it: what they wrote, what happened when, and what they were told. Nobody's name
 * is in it, and nothing that others said.
 */
export async function followRequest(ctx: CityContext, request: RequestRow) {
  const [rows, steps, ratings, policies] = await ctx.db.reads<
    [Facts, StepRow, { result: Result; comment: string | null }, PolicyRow]
  >([
    facts(request.id),
    sql`SELECT seq, event, at, told FROM case_step WHERE case_id = ${request.id} AND event <> 'report' ORDER BY seq`,
    sql`SELECT result, comment FROM case_rating WHERE case_id = ${request.id} ORDER BY round`,
    policyOn(ctx.today),
  ]);
  const row = rows[0];
  if (!row) throw new Error(`the request ${request.id} is not there`);
  const { targetYear, targetOrdinal, targetState, ...told } = row;
  const target =
    targetYear === null || targetOrdinal === null || targetState === null
      ? null
      : { number: numberText(targetYear, targetOrdinal), state: targetState };
  const { categories } = policyOf(policies);
  return {
    cityName: ctx.city.name,
    number: numberText(request.year, request.ordinal),
    ...told,
    category: categories.find(({ code }) => code === row.category) ?? null,
    state: request.state,
    round: request.round,
    dueDay: request.dueDay,
    deadlineDay: request.deadlineDay,
    paused: request.pausedDay !== null,
    target,
    steps,
    ratings,
  };
}
