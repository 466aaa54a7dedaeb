import { HomeOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['visits.use'] as const;

export const visitPages: readonly CityPage[] = [
  {
    path: 'visits',
    title: 'visits:title',
    needs,
    load: () => import('./HouseholdsPage.tsx'),
    menu: { group: 'network', icon: <HomeOutlined /> },
  },
  { path: 'visits/import', title: 'visits:import', needs: ['visits.manage'], load: () => import('./ImportPage.tsx') },
  { path: 'visits/records', title: 'visits:records', needs, load: () => import('./RecordsPage.tsx') },
  { path: 'visits/queue', title: 'visits:queue', needs, load: () => import('./QueuePage.tsx') },
  { path: 'visits/$householdId', title: 'visits:household', needs, load: () => import('./HouseholdPage.tsx') },
];
