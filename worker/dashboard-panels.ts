import { alliancePanel } from './modules/alliance/index.ts';
import { casePartsPanel, casesPanel } from './modules/cases/index.ts';
import { departmentDutiesPanel, dutiesPanel } from './modules/duties/index.ts';
import { facilitiesPanel } from './modules/facilities/index.ts';
import { gridsPanel } from './modules/grids/index.ts';
import { listingsPanel, ownedListingsPanel } from './modules/listings/index.ts';
import { departmentMattersPanel, powersPanel } from './modules/powers/index.ts';
import { visitsPanel } from './modules/visits/index.ts';
import { whistleCallsPanel, whistlesPanel } from './modules/whistles/index.ts';
import type { DashboardPanel } from './platform/dashboard.ts';

/** What the dashboards show, in this order: a module that has something adds its line. */
export const dashboardPanels: readonly DashboardPanel[] = [
  casesPanel,
  whistlesPanel,
  listingsPanel,
  visitsPanel,
  gridsPanel,
  dutiesPanel,
  powersPanel,
  facilitiesPanel,
  alliancePanel,
  whistleCallsPanel,
  casePartsPanel,
  ownedListingsPanel,
  departmentDutiesPanel,
  departmentMattersPanel,
];
