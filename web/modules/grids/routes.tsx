import { AppstoreOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['grids.read'] as const;

export const gridPages: readonly CityPage[] = [
  {
    path: 'grids',
    title: 'grids:title',
    needs,
    load: () => import('./BoardPage.tsx'),
    menu: { group: 'network', icon: <AppstoreOutlined /> },
  },
  { path: 'grids/team', title: 'grids:team', needs, load: () => import('./TeamPage.tsx') },
  { path: 'grids/handovers', title: 'grids:handovers', needs, load: () => import('./HandoversPage.tsx') },
  { path: 'grids/handovers/$handoverId', title: 'grids:handover', needs, load: () => import('./HandoverPage.tsx') },
];
