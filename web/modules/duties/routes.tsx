import { NotificationOutlined, PartitionOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['duties.read'] as const;

export const dutyPages: readonly CityPage[] = [
  {
    path: 'duties',
    title: 'duties:title',
    needs,
    load: () => import('./DutiesPage.tsx'),
    menu: { group: 'money', icon: <PartitionOutlined /> },
  },
  { path: 'duties/new', title: 'duties:new', needs: ['duties.write'], load: () => import('./NewDutyPage.tsx') },
  { path: 'duties/matrix', title: 'duties:matrix', needs, load: () => import('./MatrixPage.tsx') },
  { path: 'duties/settlements', title: 'duties:settlements', needs, load: () => import('./SettlementsPage.tsx') },
  {
    path: 'duties/decisions',
    title: 'duties:decisions',
    needs: ['city.read'],
    load: () => import('./DecisionsPage.tsx'),
    menu: { group: 'money', icon: <NotificationOutlined /> },
  },
  { path: 'duties/refusals', title: 'duties:refusals', needs, load: () => import('./RefusalsPage.tsx') },
  { path: 'duties/catalogue', title: 'duties:catalogue', needs, load: () => import('./CataloguePage.tsx') },
  {
    path: 'duties/catalogue/import',
    title: 'duties:catalogueImport',
    needs: ['duties.activate'],
    load: () => import('./ImportCataloguePage.tsx'),
  },
  { path: 'duties/spendings', title: 'duties:spendings', needs, load: () => import('./SpendingsPage.tsx') },
  { path: 'duties/delays', title: 'duties:delays', needs, load: () => import('./DelaysPage.tsx') },
  { path: 'duties/terms', title: 'duties:terms', needs, load: () => import('./TermsPage.tsx') },
  { path: 'duties/$dutyId', title: 'duties:duty', needs, load: () => import('./DutyPage.tsx') },
];
