import { addMonths, compareMonth, type Month } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { SchemeTemplate } from '../templates/index.ts';
import { payRefusals } from './refusals.ts';

/** Whether a city may start a scheme of its own from a template. */
export function decideScheme(
  templates: readonly SchemeTemplate[],
  wanted: { readonly template: string; readonly code: string },
  standing: number,
): SchemeTemplate | Refusal {
  const template = templates.find(({ code }) => code === wanted.template);
  if (!template) return payRefusals.refuse('scheme_template_unknown', { template: wanted.template });
  return standing > 0 ? payRefusals.refuse('scheme_code_taken', { code: wanted.code }) : template;
}

export interface Chain {
  readonly schemeCode: string;
  readonly edition: number;
  readonly latestEdition: number;
}

/** An edition follows the newest of its chain, so that no two people write one after the same. */
export function decideEdition(
  chain: Chain | null,
): { readonly schemeCode: string; readonly edition: number } | Refusal {
  if (!chain) return platformRefusals.refuse('not_found');
  if (chain.edition !== chain.latestEdition) {
    return payRefusals.refuse('scheme_edition_superseded', { edition: chain.latestEdition });
  }
  return { schemeCode: chain.schemeCode, edition: chain.edition + 1 };
}

/** A rule may change only from a month on whose pay is not approved: earlier months are corrected by back pay. */
export function decideFromMonth(fromMonth: Month, lastApproved: Month | null): Refusal | null {
  if (lastApproved === null || compareMonth(fromMonth, lastApproved) > 0) return null;
  return payRefusals.refuse('month_already_paid', { month: lastApproved, next: addMonths(lastApproved, 1) });
}
