import type { CitySeed } from './modules/tenancy/index.ts';
import { accessSeed } from './modules/access/index.ts';
import { allianceSeed } from './modules/alliance/index.ts';
import { assessmentSeed } from './modules/assessment/index.ts';
import { casesSeed } from './modules/cases/index.ts';
import { dutiesSeed } from './modules/duties/index.ts';
import { facilitiesSeed } from './modules/facilities/index.ts';
import { ledgerSeed } from './modules/ledger/index.ts';
import { listingsSeed } from './modules/listings/index.ts';
import { organisationSeed } from './modules/organisation/index.ts';
import { paySeed } from './modules/pay/index.ts';
import { powersSeed } from './modules/powers/index.ts';
import { rosterSeed } from './modules/roster/index.ts';
import { visitsSeed } from './modules/visits/index.ts';
import { whistlesSeed } from './modules/whistles/index.ts';

/** What a new city starts with, module by module, in the order of their foreign keys. */
export const citySeeds: readonly CitySeed[] = [
  organisationSeed,
  accessSeed,
  rosterSeed,
  visitsSeed,
  assessmentSeed,
  ledgerSeed,
  paySeed,
  dutiesSeed,
  powersSeed,
  casesSeed,
  whistlesSeed,
  listingsSeed,
  facilitiesSeed,
  allianceSeed,
];
