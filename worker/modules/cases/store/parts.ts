import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import { admittedDuties, admittedDuty } from '../../duties/index.ts';
import type { UnitKind } from '../../organisation/index.ts';

/** Units that stand today, of those named. */
export const standingUnits = (ids: readonly string[]): Statement =>
  sql`SELECT id, kind, name FROM unit WHERE until_day IS NULL AND id IN (SELECT value FROM json_each(${json(ids)}))`;

/** A unit carries what is given to it or to a unit above it; a department has what it handed down. */
const carries = sql`(EXISTS (SELECT 1 FROM duty_target AS t JOIN unit_closure AS c ON c.ancestor_id = t.unit_id
    WHERE t.duty_id = d.id AND c.descendant_id = u.id)
  OR EXISTS (SELECT 1 FROM unit_closure AS c WHERE c.ancestor_id = d.departmentId AND c.descendant_id = u.id))`;

/** A row where the duty stands admitted and the unit carries it. */
export const carriedDuty = (dutyId: string, unitId: string, today: Day): Statement =>
  sql`SELECT d.id AS dutyId, u.id AS unitId FROM (${admittedDuty(dutyId, today)}) AS d JOIN unit AS u ON u.id = ${unitId}
    WHERE ${carries}`;

export interface PartnerRow {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly parentId: string | null;
}

/** Whom a part may be given to: streets, departments and their offices of the whole city, and what lies in the request's street. */
export const partnersOf = (ctx: CityContext, caseId: string): Statement => sql`
  SELECT u.id, u.kind, u.name, u.parent_id AS parentId FROM unit AS u LEFT JOIN unit AS p ON p.id = u.parent_id
  WHERE u.until_day IS NULL AND EXISTS (SELECT 1 FROM case_request AS m WHERE m.id = ${caseId}
      AND ${inScope(ctx, 'cases.decide', sql`m.unit_id`)}) AND (
    u.kind IN ('street', 'department') OR (u.kind = 'office' AND p.kind = 'department')
    OR u.id IN (SELECT c.descendant_id FROM case_request AS m JOIN unit_closure AS up ON up.descendant_id = m.unit_id
      JOIN unit AS s ON s.id = up.ancestor_id AND s.kind = 'street' JOIN unit_closure AS c ON c.ancestor_id = s.id
      WHERE m.id = ${caseId}))
  ORDER BY CASE u.kind WHEN 'department' THEN 1 WHEN 'street' THEN 3 WHEN 'community' THEN 5 ELSE 6 END, u.code, u.name, u.id`;

export interface DutyChoice {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly departmentId: string;
  /** JSON list of the units that it was given to. */
  readonly unitIds: string;
}

/** Duties to choose from, with the units they were given to; whether one stands is asked again when it is assigned. */
export const admittedToday = (today: Day): Statement => sql`
  SELECT d.id, d.code, d.title, d.department_id AS departmentId,
    (SELECT json_group_array(t.unit_id) FROM duty_target AS t WHERE t.duty_id = d.id) AS unitIds
  FROM duty AS d WHERE d.state IN ('admitted', 'active') AND substr(${today}, 1, 7) BETWEEN d.from_month AND d.until_month
    AND d.id IN (SELECT s.id FROM (${admittedDuties(today)}) AS s)
  ORDER BY d.code LIMIT 500`;

export interface PartRow {
  readonly id: string;
  readonly caseId: string;
  readonly round: number;
  readonly dutyId: string | null;
  readonly reported: number;
}

/** A part, where the actor may speak for its unit. */
export const partOf = (ctx: CityContext, id: string): Statement =>
  sql`SELECT p.id, p.case_id AS caseId, p.round, p.duty_id AS dutyId, p.report IS NOT NULL AS reported
    FROM case_part AS p WHERE p.id = ${id} AND ${inScope(ctx, 'cases.handle', sql`p.unit_id`)}`;

/** How many parts of the present round have not come back. */
export const openParts = (caseId: string): Statement =>
  sql`SELECT count(*) AS count FROM case_part AS p JOIN case_request AS m ON m.id = p.case_id AND m.round = p.round
    WHERE p.case_id = ${caseId} AND p.report IS NULL`;
