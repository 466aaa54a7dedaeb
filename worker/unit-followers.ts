import { accessFollower } from './modules/access/index.ts';
import { allianceFollower } from './modules/alliance/index.ts';
import { casesFollower } from './modules/cases/index.ts';
import { dutiesFollower } from './modules/duties/index.ts';
import { facilitiesFollower } from './modules/facilities/index.ts';
import { gridsFollower } from './modules/grids/index.ts';
import { ledgerFollower } from './modules/ledger/index.ts';
import { listingsFollower } from './modules/listings/index.ts';
import type { UnitFollower } from './modules/organisation/index.ts';
import { rosterFollower } from './modules/roster/index.ts';
import { visitsFollower } from './modules/visits/index.ts';
import { whistlesFollower } from './modules/whistles/index.ts';

/** Who keeps records by unit and must follow when units merge, or may object when one closes. */
export const unitFollowers: readonly UnitFollower[] = [
  accessFollower,
  rosterFollower,
  gridsFollower,
  visitsFollower,
  ledgerFollower,
  dutiesFollower,
  whistlesFollower,
  casesFollower,
  listingsFollower,
  facilitiesFollower,
  allianceFollower,
];
