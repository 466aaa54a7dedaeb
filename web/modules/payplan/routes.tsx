import { LineChartOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const reading = ['pay.read'] as const;

export const payPlanPages: readonly CityPage[] = [
  {
    path: 'pay/year',
    title: 'payplan:year',
    needs: reading,
    load: () => import('./YearPage.tsx'),
    menu: { group: 'money', icon: <LineChartOutlined /> },
  },
  { path: 'pay/what-if', title: 'payplan:whatIf', needs: reading, load: () => import('./WhatIfPage.tsx') },
  {
    path: 'pay/levels/proposals',
    title: 'payplan:proposals',
    needs: reading,
    load: () => import('./ProposalsPage.tsx'),
  },
  {
    path: 'pay/levels/workers/$workerId',
    title: 'payplan:history',
    needs: reading,
    load: () => import('./LevelHistoryPage.tsx'),
  },
];
