import type { Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { insertRow, sql } from '../../../platform/statement.ts';
import type { PriceRule } from '../rules/price-of.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import { priceRule, priceRules, type PriceRuleRow } from '../store/facts.ts';

interface PriceTerms extends PriceRule {
  readonly fromDay: Day;
  readonly source: string;
  readonly evidenceFromFen: Fen;
}

/** Enters how volume and quality become money and which spending names its evidence, from a day on; what stood before stays for the days before. */
export function putPriceTerms(ctx: CityContext, terms: PriceTerms): Promise<{ id: string }> {
  return commit(ctx, async () => {
    if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
    const { fromDay } = terms;
    const standing = await ctx.db.first(sql`SELECT 1 AS one FROM duty_price_rule WHERE from_day = ${fromDay}`);
    if (standing) return dutyRefusals.refuse('duty_rule_standing', { day: fromDay });
    return {
      audit: { action: 'duties.price.put', subject: { type: 'duty_price_rule', id: fromDay }, payload: terms },
      writes: [
        insertRow('duty_price_rule', {
          from_day: fromDay,
          source: terms.source,
          quality_bands: JSON.stringify(terms.qualityBands),
          paid_days_per_month: terms.paidDaysPerMonth,
          prepaid_share: terms.prepaidShare,
          proration: terms.proration,
          year_days: terms.yearDays,
          evidence_from_fen: terms.evidenceFromFen,
        }),
      ],
      answer: { id: fromDay },
    };
  });
}

export async function listPriceTerms(ctx: CityContext) {
  const rows = await ctx.db.all<PriceRuleRow & { fromDay: Day; source: string }>(priceRules());
  const inForce = rows.find(({ fromDay }) => fromDay <= ctx.today)?.fromDay;
  return rows.map((row) => ({
    ...priceRule([row]),
    qualityBands: [...priceRule([row]).qualityBands],
    evidenceFromFen: row.evidenceFromFen,
    fromDay: row.fromDay,
    source: row.source,
    inForce: row.fromDay === inForce,
  }));
}
