import { alliancePanel } from './modules/alliance/index.ts';
import { casesPanel } from './modules/cases/index.ts';
import { dutiesPanel } from './modules/duties/index.ts';
import { facilitiesPanel } from './modules/facilities/index.ts';
import { gridsPanel } from './modules/grids/index.ts';
import { powersPanel } from './modules/powers/index.ts';
import { visitsPanel } from './modules/visits/index.ts';
import { whistlesPanel } from './modules/whistles/index.ts';
import type { DashboardPanel } from './platform/dashboard.ts';

/** What the dashboards of a city, street, community and grid show, in this order: a module that has something adds its line. */
export const dashboardPanels: readonly DashboardPanel[] = [
  casesPanel,
  whistlesPanel,
  visitsPanel,
  gridsPanel,
  dutiesPanel,
  powersPanel,
  facilitiesPanel,
  alliancePanel,
];
