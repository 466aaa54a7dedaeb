import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { DatedDeductionRules, DeductionRules } from '../rules/deduction-limits.ts';
import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import type { Trust } from '../rules/scheme.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';

interface PolicyRow {
  readonly id: string;
  readonly fromMonth: string;
  readonly name: string;
  readonly source: string;
  readonly trust: Trust;
  readonly createdAt: string;
  readonly definition: string;
}

/** The city's insurance policies, the newest first; each holds until the next begins. */
export async function listInsurancePolicies(ctx: CityContext) {
  const rows = await ctx.db.all<PolicyRow>(
    sql`SELECT id, from_month AS fromMonth, name, source, trust, created_at AS createdAt, definition
      FROM insurance_policy ORDER BY from_month DESC, id DESC LIMIT 500`,
  );
  return { items: rows.map((row) => ({ ...row, definition: JSON.parse(row.definition) as InsuranceDefinition })) };
}

export const insuranceInForce = (month: Month): Statement =>
  sql`SELECT id, definition FROM insurance_policy WHERE from_month <= ${month} ORDER BY from_month DESC, id DESC LIMIT 1`;

export const incomeTaxInForce = (month: Month): Statement =>
  sql`SELECT id, definition FROM income_tax_policy WHERE from_month <= ${month} ORDER BY from_month DESC, id DESC LIMIT 1`;

/** Limits of special deductions, the earliest first: a declaration may reach over several of them. */
export const deductionPolicies: Statement = sql`SELECT p.id, p.from_month AS fromMonth, p.name, p.source, p.trust,
    p.recorded_at AS createdAt, p.definition FROM special_deduction_policy AS p
  WHERE p.id = (SELECT max(l.id) FROM special_deduction_policy AS l WHERE l.from_month = p.from_month)
  ORDER BY p.from_month LIMIT 500`;

export interface DeductionPolicyRow extends Omit<PolicyRow, 'fromMonth'> {
  readonly fromMonth: Month;
}

export const deductionRulesOf = (rows: readonly DeductionPolicyRow[]): DatedDeductionRules[] =>
  rows.map(({ fromMonth, definition }) => ({ fromMonth, definition: JSON.parse(definition) as DeductionRules }));

/** The city's limits of special deductions, the newest first; each holds until the next begins. */
export async function listDeductionPolicies(ctx: CityContext) {
  const rows = await ctx.db.all<DeductionPolicyRow>(deductionPolicies);
  return {
    items: rows.toReversed().map((row) => ({ ...row, definition: JSON.parse(row.definition) as DeductionRules })),
  };
}

export interface NewDeductionPolicy {
  readonly id: string;
  readonly fromMonth: Month;
  readonly name: string;
  readonly source: string;
  readonly trust: Trust;
  readonly definition: DeductionRules;
}

export const insertDeductionPolicy = (policy: NewDeductionPolicy, at: string, by: string): Statement =>
  insertRow('special_deduction_policy', {
    id: policy.id,
    from_month: policy.fromMonth,
    name: policy.name,
    source: policy.source,
    trust: policy.trust,
    definition: JSON.stringify(policy.definition),
    recorded_at: at,
    recorded_by: by,
  });

export interface NewInsurancePolicy {
  readonly id: string;
  readonly fromMonth: string;
  readonly name: string;
  readonly source: string;
  readonly trust: Trust;
  readonly definition: InsuranceDefinition;
}

export const insertInsurancePolicy = (policy: NewInsurancePolicy, at: string, by: string): Statement =>
  insertRow('insurance_policy', {
    id: policy.id,
    from_month: policy.fromMonth,
    name: policy.name,
    source: policy.source,
    trust: policy.trust,
    definition: JSON.stringify(policy.definition),
    created_at: at,
    created_by: by,
  });

export const insertIncomeTaxPolicy = (
  id: string,
  name: string,
  table: IncomeTaxTable,
  at: string,
  by: string,
): Statement =>
  insertRow('income_tax_policy', {
    id,
    from_month: `${table.fromYear}-01`,
    name,
    source: table.source,
    definition: JSON.stringify(table),
    created_at: at,
    created_by: by,
  });
