import type { CityPage } from '../../pages.ts';

export const payBackPages: readonly CityPage[] = [
  {
    path: 'pay/recoveries',
    title: 'payback:recoveries',
    needs: ['pay.read'],
    load: () => import('./RecoveriesPage.tsx'),
  },
  {
    path: 'pay/settlement',
    title: 'payback:settlement',
    needs: ['pay.read'],
    load: () => import('./SettlementPage.tsx'),
  },
];
