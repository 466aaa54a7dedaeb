import type { Day, Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { AuthorityNeed, Target } from '../rules/activation.ts';
import type { DutyFacts } from '../rules/duty.ts';
import type { PriceRule } from '../rules/price-of.ts';

export interface DutyRow extends DutyFacts {
  readonly title: string;
  readonly departmentId: string;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly unitPriceFen: Fen | null;
  readonly difficulty: string | null;
  readonly year: number;
  readonly fileBy: Day | null;
  readonly exitDay: Day | null;
}

const dutyColumns = sql`d.id, d.title, d.kind, d.state, d.version, d.drafted_by AS draftedBy, d.submitted_by AS submittedBy,
  d.line_id AS lineId, d.method, d.department_id AS departmentId, d.from_month AS fromMonth, d.until_month AS untilMonth,
  d.unit_price_fen AS unitPriceFen, d.difficulty, d.year, d.acted_day AS actedDay, d.file_by AS fileBy, d.exit_day AS exitDay,
  coalesce((SELECT min(t.amount_fen > 0) FROM duty_target AS t WHERE t.duty_id = d.id), 0) AS priced`;

/** For whoever drafts, admits, activates: the department must lie within their scope. */
export const dutyOfDepartment = (ctx: CityContext, permission: Permission, id: string): Statement =>
  sql`SELECT ${dutyColumns} FROM duty AS d WHERE d.id = ${id} AND ${inScope(ctx, permission, sql`d.department_id`)}`;

/** For whoever has a part in a duty that another statement of theirs proves. */
export const anyDuty = (id: string): Statement => sql`SELECT ${dutyColumns} FROM duty AS d WHERE d.id = ${id}`;

export type TargetRow = Omit<Target, 'standing'> & { readonly standing: number };
export type AuthorityRow = Omit<AuthorityNeed, 'standing'> & { readonly standing: number };

export const targetsOf = (dutyId: string): Statement =>
  sql`SELECT t.unit_id AS unitId, u.name AS unitName, t.amount_fen AS amountFen, t.monthly_volume AS monthlyVolume,
      u.until_day IS NULL AS standing
    FROM duty_target AS t JOIN unit AS u ON u.id = t.unit_id WHERE t.duty_id = ${dutyId} ORDER BY t.position`;

export const authoritiesOf = (dutyId: string): Statement =>
  sql`SELECT n.what, n.over_what AS overWhat, n.department_id AS departmentId, u.name AS departmentName,
      u.until_day IS NULL AS standing
    FROM duty_authority AS n JOIN unit AS u ON u.id = n.department_id WHERE n.duty_id = ${dutyId} ORDER BY n.position`;

export const standingUnits = (ids: readonly string[]): Statement =>
  sql`SELECT u.id, u.kind, u.name,
      coalesce(u.households, (SELECT sum(c.households) FROM unit AS c WHERE c.parent_id = u.id AND c.until_day IS NULL)) AS households,
      (SELECT count(*) FROM unit_closure AS x JOIN unit AS g ON g.id = x.descendant_id
        WHERE x.ancestor_id = u.id AND g.kind = 'grid' AND g.until_day IS NULL) AS grids
    FROM unit AS u WHERE u.until_day IS NULL AND u.id IN (SELECT value FROM json_each(${json(ids)}))`;

export const departmentWithin = (ctx: CityContext, id: string): Statement =>
  sql`SELECT id, kind, name FROM unit WHERE id = ${id} AND kind = 'department' AND until_day IS NULL
    AND ${inScope(ctx, 'duties.write', sql`id`)}`;

/** All rules, the newest first. */
export const priceRules = (): Statement =>
  sql`SELECT from_day AS fromDay, source, quality_bands AS qualityBands, paid_days_per_month AS paidDaysPerMonth,
      prepaid_share AS prepaidShare, proration, year_days AS yearDays, evidence_from_fen AS evidenceFromFen
    FROM duty_price_rule ORDER BY from_day DESC`;

/** The rule in force on a day. */
export const priceRuleOn = (day: Day): Statement =>
  sql`SELECT quality_bands AS qualityBands, paid_days_per_month AS paidDaysPerMonth, prepaid_share AS prepaidShare,
      proration, year_days AS yearDays, evidence_from_fen AS evidenceFromFen FROM duty_price_rule
    WHERE from_day <= ${day} ORDER BY from_day DESC LIMIT 1`;

export interface PriceRuleRow {
  readonly qualityBands: string;
  readonly paidDaysPerMonth: string;
  readonly prepaidShare: string;
  readonly proration: PriceRule['proration'];
  readonly yearDays: number;
  /** From which amount on a spending names its evidence. */
  readonly evidenceFromFen: Fen;
}

/** Every city is seeded with one from the beginning of records. Throws where there is none. */
export function priceRule(rows: readonly PriceRuleRow[]): PriceRule {
  const row = rows[0];
  if (!row) throw new Error('no price rule stands on this day');
  return {
    ...row,
    qualityBands: JSON.parse(row.qualityBands) as PriceRule['qualityBands'],
  };
}

/** Reported months that nobody has decided. */
export const undecided = (dutyId: string): Statement =>
  sql`SELECT count(*) AS settlements FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id
    WHERE a.duty_id = ${dutyId} AND s.state = 'reported'`;
