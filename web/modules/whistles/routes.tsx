import { NotificationOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['whistles.read'] as const;

export const whistlePages: readonly CityPage[] = [
  {
    path: 'whistles',
    title: 'whistles:title',
    needs,
    load: () => import('./WhistlesPage.tsx'),
    menu: { group: 'network', icon: <NotificationOutlined /> },
  },
  {
    path: 'whistles/new',
    title: 'whistles:new',
    needs: ['whistles.write'],
    load: () => import('./NewWhistlePage.tsx'),
  },
  { path: 'whistles/calls', title: 'whistles:calls', needs, load: () => import('./CallsPage.tsx') },
  { path: 'whistles/figures', title: 'whistles:figures', needs, load: () => import('./FiguresPage.tsx') },
  { path: 'whistles/terms', title: 'whistles:terms', needs, load: () => import('./TermsPage.tsx') },
  { path: 'whistles/$whistleId', title: 'whistles:whistle', needs, load: () => import('./WhistlePage.tsx') },
];
