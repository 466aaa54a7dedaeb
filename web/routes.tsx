import { accessPages } from './modules/access/routes.tsx';
import { alliancePages } from './modules/alliance/routes.tsx';
import { appealPages } from './modules/appeal/routes.tsx';
import { assessmentPages } from './modules/assessment/routes.tsx';
import { auditPages } from './modules/audit/routes.tsx';
import { ballotPages } from './modules/ballot/routes.tsx';
import { fundPages } from './modules/fund/routes.tsx';
import { facilityPages } from './modules/facilities/routes.tsx';
import { homePages } from './modules/home/routes.tsx';
import { casePages } from './modules/cases/routes.tsx';
import { dutyPages } from './modules/duties/routes.tsx';
import { gridPages } from './modules/grids/routes.tsx';
import { followupPages } from './modules/followups/routes.tsx';
import { listingPages } from './modules/listings/routes.tsx';
import { ledgerPages } from './modules/ledger/routes.tsx';
import { organisationPages } from './modules/organisation/routes.tsx';
import { monthPages } from './modules/month/routes.tsx';
import { powerPages } from './modules/powers/routes.tsx';
import { ratingPages } from './modules/rating/routes.tsx';
import { rosterPages } from './modules/roster/routes.tsx';
import { payPages } from './modules/pay/routes.tsx';
import { payBackPages } from './modules/payback/routes.tsx';
import { payFilePages } from './modules/payfiles/routes.tsx';
import { payPlanPages } from './modules/payplan/routes.tsx';
import { payTaxPages } from './modules/paytax/routes.tsx';
import { visitPages } from './modules/visits/routes.tsx';
import { tenancyPages } from './modules/tenancy/routes.tsx';
import { whistlePages } from './modules/whistles/routes.tsx';
import type { CityPage } from './pages.ts';

/** Table of contents: one line a module, in the order of the side menu. */
export const cityPages: readonly CityPage[] = [
  ...homePages,
  ...organisationPages,
  ...rosterPages,
  ...gridPages,
  ...visitPages,
  ...assessmentPages,
  ...ballotPages,
  ...appealPages,
  ...ratingPages,
  ...payPages,
  ...payPlanPages,
  ...payBackPages,
  ...payFilePages,
  ...payTaxPages,
  ...monthPages,
  ...ledgerPages,
  ...fundPages,
  ...dutyPages,
  ...powerPages,
  ...whistlePages,
  ...casePages,
  ...listingPages,
  ...followupPages,
  ...facilityPages,
  ...alliancePages,
  ...auditPages,
  ...accessPages,
  ...tenancyPages,
];
