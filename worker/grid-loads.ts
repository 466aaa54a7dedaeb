import { caseLoads } from './modules/cases/index.ts';
import type { GridLoad } from './modules/grids/index.ts';
import { listingLoads } from './modules/listings/index.ts';
import { visitLoads } from './modules/visits/index.ts';

/** What the board of grids counts and a handover tells: a module that keeps open matters by grid adds its line here. */
export const gridLoads: readonly GridLoad[] = [...visitLoads, ...caseLoads, ...listingLoads];
