import type { CityPage } from '../../pages.ts';

const reading = ['pay.read'] as const;
const writing = ['pay.facts.write'] as const;

export const payTaxPages: readonly CityPage[] = [
  { path: 'pay/bonus', title: 'paytax:bonus', needs: reading, load: () => import('./BonusPage.tsx') },
  { path: 'pay/deduction-limits', title: 'paytax:limits', needs: reading, load: () => import('./LimitsPage.tsx') },
  {
    path: 'pay/deductions/import',
    title: 'paytax:importDeductions',
    needs: writing,
    load: () => import('./ImportDeductionsPage.tsx'),
  },
  {
    path: 'pay/wages/import',
    title: 'paytax:importWages',
    needs: writing,
    load: () => import('./ImportWagesPage.tsx'),
  },
];
