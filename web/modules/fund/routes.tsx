import type { CityPage } from '../../pages.ts';

const needs = ['ledger.read'] as const;
const cityWide = true;

export const fundPages: readonly CityPage[] = [
  { path: 'ledger/sources', title: 'fund:sources', needs, cityWide, load: () => import('./SourcesPage.tsx') },
  {
    path: 'ledger/sources/$sourceId',
    title: 'fund:tranches',
    needs,
    cityWide,
    load: () => import('./TranchesPage.tsx'),
  },
  {
    path: 'ledger/sources/$sourceId/$trancheId',
    title: 'fund:tranche',
    needs,
    cityWide,
    load: () => import('./TranchePage.tsx'),
  },
  {
    path: 'ledger/transactions/$transactionId/origins',
    title: 'fund:origins',
    needs,
    load: () => import('./OriginsPage.tsx'),
  },
  { path: 'ledger/limits', title: 'fund:limits', needs, load: () => import('./LimitsPage.tsx') },
  { path: 'ledger/year-end', title: 'fund:yearEnd', needs, cityWide, load: () => import('./YearEndPage.tsx') },
  { path: 'ledger/chart', title: 'fund:chart', needs, load: () => import('./ChartPage.tsx') },
  { path: 'ledger/imports', title: 'fund:imports', needs: ['ledger.write'], load: () => import('./ImportsPage.tsx') },
];
