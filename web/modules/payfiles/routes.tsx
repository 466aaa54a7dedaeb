import type { CityPage } from '../../pages.ts';

export const payFilePages: readonly CityPage[] = [
  {
    path: 'pay/runs/$runId/print',
    title: 'payfiles:print',
    needs: ['pay.read'],
    load: () => import('./PrintPage.tsx'),
  },
  {
    path: 'pay/bank-profiles',
    title: 'payfiles:bankProfiles',
    needs: ['pay.files'],
    load: () => import('./BankProfilesPage.tsx'),
  },
  {
    path: 'pay/tax-forms',
    title: 'payfiles:taxForms',
    needs: ['pay.files'],
    load: () => import('./TaxFormsPage.tsx'),
  },
  { path: 'pay/funds', title: 'payfiles:funds', needs: ['ledger.read'], load: () => import('./FundsPage.tsx') },
];
