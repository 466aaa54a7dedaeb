import { insertRow } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { exampleAdmissionPolicy } from './templates/admission-policy.ts';
import { PACKAGE_TERMS, PAID_DAYS_PER_MONTH, SPENDING_EVIDENCE } from './templates/price-setting.ts';
import { QUALITY_BANDS } from './templates/quality-ratio.ts';

/** How volume and quality become money and how long admission takes, until the city says otherwise. */
export const dutiesSeed: CitySeed = ({ at, administrator }) => [
  insertRow('duty_price_rule', {
    from_day: recordsBegin,
    quality_bands: JSON.stringify(QUALITY_BANDS.bands),
    paid_days_per_month: PAID_DAYS_PER_MONTH.days,
    prepaid_share: PACKAGE_TERMS.prepaidShare,
    proration: PACKAGE_TERMS.proration,
    year_days: PACKAGE_TERMS.yearDays,
    evidence_from_fen: SPENDING_EVIDENCE.fromFen,
    source: [QUALITY_BANDS, PAID_DAYS_PER_MONTH, PACKAGE_TERMS, SPENDING_EVIDENCE]
      .map((each) => each.source)
      .join('；'),
  }),
  insertRow('duty_policy', {
    from_day: recordsBegin,
    content: JSON.stringify(exampleAdmissionPolicy.content),
    source: exampleAdmissionPolicy.source,
    recorded_at: at,
    recorded_by: administrator.id,
  }),
];
