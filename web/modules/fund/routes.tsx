import type { CityPage } from '../../pages.ts';

const needs = ['ledger.read'] as const;
const cityWide = true;

export const fundPages: readonly CityPage[] = [
  { path: 'ledger/sources', title: 'fund:sources', needs, cityWide, load: () => import('./SourcesPage.tsx') },
  { path: 'ledger/limits', title: 'fund:limits', needs, load: () => import('./LimitsPage.tsx') },
  { path: 'ledger/year-end', title: 'fund:yearEnd', needs, cityWide, load: () => import('./YearEndPage.tsx') },
  { path: 'ledger/chart', title: 'fund:chart', needs, load: () => import('./ChartPage.tsx') },
  { path: 'ledger/imports', title: 'fund:imports', needs: ['ledger.write'], load: () => import('./ImportsPage.tsx') },
];
