import { addMonths, firstDay, yearOf, type Month } from '../../../core/day.ts';
import { fen } from '../../../core/fen.ts';
import { ppmToDecimal } from '../../../core/ratio.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { Cause } from '../rules/back-pay.ts';
import type { BackRules } from '../rules/back-month.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import type { RecoveryTerms } from '../rules/recovery.ts';
import type { InForce } from '../rules/run.ts';
import type { RunFacts } from '../rules/run-steps.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { incomeTaxInForce, insuranceInForce } from './policies.ts';
import { runColumns } from './runs.ts';
import { schemeInForce } from './schemes.ts';

interface StoredRule {
  readonly id: string;
  readonly definition: string;
}
interface PaidMonthRow {
  readonly month: Month;
  readonly schemeId: string | null;
  readonly insuranceId: string | null;
}
interface PolicyRow {
  readonly reachMonths: number;
  readonly floorFen: number;
  readonly maxSharePpm: number;
  readonly source: string;
}
interface AroundRow {
  readonly openBefore: Month | null;
  readonly runAfter: Month | null;
  readonly ranBefore: number;
  readonly workers: number;
  /** The last audit entry that stands now. */
  readonly factsSeq: number;
  /** The first instant that anything was recorded after the last run had read its facts; null for nothing. */
  readonly since: string | null;
  /** The first month that was ever paid here. */
  readonly firstPaid: Month | null;
  /** What the draft was computed by. */
  readonly draftSchemeId: string | null;
  readonly draftInsuranceId: string | null;
  readonly draftTaxId: string | null;
}
type CauseRow = Cause;

/** What a month stands on before any worker is looked at: one round trip, whatever the number of workers. */
export interface RunHead {
  readonly month: Month;
  readonly scheme: InForce<SchemeDefinition> | null;
  readonly insurance: InForce<InsuranceDefinition> | null;
  readonly tax: InForce<IncomeTaxTable> | null;
  readonly calendars: readonly WorkCalendar[];
  readonly run: RunFacts | null;
  readonly openBefore: Month | null;
  readonly runAfter: Month | null;
  readonly ranBefore: boolean;
  /** On post in the month. */
  readonly workers: number;
  readonly factsSeq: number;
  readonly since: string | null;
  readonly terms: Omit<RecoveryTerms, 'instalmentFen'>;
  /** The first month whose differences are still settled. */
  readonly reachFrom: Month;
  readonly firstPaid: Month | null;
  /** Ids of the rules that the draft was computed by; null where there is none. */
  readonly drafted: { readonly scheme: string; readonly insurance: string; readonly tax: string } | null;
  /** Months that are paid, the oldest first, each with the rules in force for it as known now. */
  readonly paid: readonly BackRules[];
  /** Causes that touch everybody. */
  readonly cityCauses: readonly Cause[];
}

const rule = <T>(rows: readonly StoredRule[]): InForce<T> | null =>
  rows[0] ? { id: rows[0].id, definition: JSON.parse(rows[0].definition) as T } : null;

const policyInForce = (month: Month): Statement => sql`
  SELECT reach_months AS reachMonths, floor_fen AS floorFen, max_share_ppm AS maxSharePpm, source
  FROM pay_settlement_policy WHERE from_month <= ${month} ORDER BY from_month DESC, id DESC LIMIT 1`;

/** The last run before a month and what it had seen: what was recorded later is new to this one. */
const sinceOf = (month: Month): Statement => sql`(SELECT min(at) FROM audit_entry WHERE seq >
  (SELECT facts_seq FROM pay_run WHERE month < ${month} ORDER BY month DESC LIMIT 1))`;

const paidMonthsOf = (month: Month): Statement => sql`
  SELECT r.month,
    (SELECT a.scheme_id FROM pay_adoption AS a WHERE a.from_month <= r.month ORDER BY a.from_month DESC, a.id DESC LIMIT 1) AS schemeId,
    (SELECT i.id FROM insurance_policy AS i WHERE i.from_month <= r.month ORDER BY i.from_month DESC, i.id DESC LIMIT 1) AS insuranceId
  FROM pay_run AS r WHERE r.month < ${month} ORDER BY r.month`;

const cityCausesOf = (month: Month): Statement => sql`
  WITH news (at) AS (SELECT ${sinceOf(month)})
  SELECT 'adoption' AS kind, a.id, a.decided_at AS at, a.from_month AS "from", NULL AS until
    FROM pay_adoption AS a, news AS n WHERE a.decided_at >= n.at AND a.from_month < ${month}
  UNION ALL SELECT 'insurance_policy', i.id, i.created_at, i.from_month, NULL
    FROM insurance_policy AS i, news AS n WHERE i.created_at >= n.at AND i.from_month < ${month}
  UNION ALL SELECT 'calendar', e.id, e.at, e.subject_id || '-01', e.subject_id || '-12'
    FROM audit_entry AS e WHERE e.subject_type = 'work_calendar' AND e.subject_id <= ${String(yearOf(month))}
      AND e.seq > (SELECT facts_seq FROM pay_run WHERE month < ${month} ORDER BY month DESC LIMIT 1)`;

const aroundOf = (month: Month): Statement => sql`
  SELECT (SELECT min(month) FROM pay_run WHERE month < ${month} AND state = 'computed') AS openBefore,
    (SELECT min(month) FROM pay_run WHERE month > ${month}) AS runAfter,
    EXISTS (SELECT 1 FROM pay_run WHERE month = ${addMonths(month, -1)}) AS ranBefore,
    (SELECT count(DISTINCT worker_id) FROM posting WHERE from_day < ${firstDay(addMonths(month, 1))}
      AND (until_day IS NULL OR (until_day > ${firstDay(month)} AND until_day > from_day))) AS workers,
    coalesce((SELECT max(seq) FROM audit_entry), 0) AS factsSeq, ${sinceOf(month)} AS since,
    (SELECT min(month) FROM pay_run) AS firstPaid,
    (SELECT scheme_id FROM pay_run WHERE month = ${month}) AS draftSchemeId,
    (SELECT insurance_policy_id FROM pay_run WHERE month = ${month}) AS draftInsuranceId,
    (SELECT income_tax_policy_id FROM pay_run WHERE month = ${month}) AS draftTaxId`;

const calendarsOf = (month: Month): Statement => sql`
  SELECT year, holidays, make_up_days AS makeUpDays, source FROM work_calendar WHERE year <= CAST(${yearOf(month)} AS INTEGER)`;

const nowhere: AroundRow = {
  openBefore: null,
  runAfter: null,
  ranBefore: 0,
  workers: 0,
  factsSeq: 0,
  since: null,
  firstPaid: null,
  draftSchemeId: null,
  draftInsuranceId: null,
  draftTaxId: null,
};

export async function loadHead(ctx: CityContext, month: Month): Promise<RunHead> {
  const [schemes, insurance, tax, calendars, runs, around, policies, paid, causes, editions, insurances] =
    await ctx.db.reads<
      [
        StoredRule,
        StoredRule,
        StoredRule,
        { year: number; holidays: string; makeUpDays: string; source: string },
        RunFacts,
        AroundRow,
        PolicyRow,
        PaidMonthRow,
        CauseRow,
        StoredRule,
        StoredRule,
      ]
    >([
      schemeInForce(month),
      insuranceInForce(month),
      incomeTaxInForce(month),
      calendarsOf(month),
      sql`SELECT ${runColumns} FROM pay_run AS r WHERE r.month = ${month}`,
      aroundOf(month),
      policyInForce(month),
      paidMonthsOf(month),
      cityCausesOf(month),
      sql`SELECT id, definition FROM pay_scheme WHERE id IN (SELECT schemeId FROM (${paidMonthsOf(month)}))`,
      sql`SELECT id, definition FROM insurance_policy WHERE id IN (SELECT insuranceId FROM (${paidMonthsOf(month)}))`,
    ]);
  const known = calendars.map((row) => ({
    ...row,
    holidays: JSON.parse(row.holidays) as WorkCalendar['holidays'],
    makeUpDays: JSON.parse(row.makeUpDays) as WorkCalendar['makeUpDays'],
  }));
  const policy = policies[0] ?? { reachMonths: 0, floorFen: 0, maxSharePpm: 0, source: '' };
  const reachFrom = addMonths(month, -policy.reachMonths);
  const { ranBefore, draftSchemeId, draftInsuranceId, draftTaxId, ...marks } = around[0] ?? nowhere;
  return {
    month,
    scheme: rule<SchemeDefinition>(schemes),
    insurance: rule<InsuranceDefinition>(insurance),
    tax: rule<IncomeTaxTable>(tax),
    calendars: known,
    run: runs[0] ?? null,
    ...marks,
    ranBefore: ranBefore === 1,
    drafted:
      draftSchemeId !== null && draftInsuranceId !== null && draftTaxId !== null
        ? { scheme: draftSchemeId, insurance: draftInsuranceId, tax: draftTaxId }
        : null,
    terms: { floorFen: fen(policy.floorFen), maxShare: ppmToDecimal(policy.maxSharePpm), source: policy.source },
    reachFrom,
    paid: paidRules(paid, editions, insurances, known),
    cityCauses: causes,
  };
}

function paidRules(
  rows: readonly PaidMonthRow[],
  editions: readonly StoredRule[],
  insurances: readonly StoredRule[],
  calendars: readonly WorkCalendar[],
): BackRules[] {
  const parsed = <T>(rules: readonly StoredRule[]) =>
    new Map(rules.map(({ id, definition }) => [id, { id, definition: JSON.parse(definition) as T }]));
  const [schemes, policies] = [parsed<SchemeDefinition>(editions), parsed<InsuranceDefinition>(insurances)];
  return rows.flatMap(({ month, schemeId, insuranceId }) => {
    const [scheme, insurance] = [schemes.get(schemeId ?? ''), policies.get(insuranceId ?? '')];
    return scheme && insurance ? [{ month, scheme, insurance, calendars }] : [];
  });
}
