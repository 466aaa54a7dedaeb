import type { CityPage } from '../../pages.ts';

export const payBackPages: readonly CityPage[] = [
  {
    path: 'pay/recoveries',
    title: 'payback:recoveries',
    needs: ['pay.read'],
    load: () => import('./RecoveriesPage.tsx'),
  },
];
