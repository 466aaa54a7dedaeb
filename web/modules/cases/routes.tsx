import { CommentOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['cases.read'] as const;

export const casePages: readonly CityPage[] = [
  {
    path: 'cases',
    title: 'cases:title',
    needs,
    load: () => import('./CasesPage.tsx'),
    menu: { group: 'network', icon: <CommentOutlined /> },
  },
  { path: 'cases/new', title: 'cases:new', needs: ['cases.write'], load: () => import('./NewCasePage.tsx') },
  { path: 'cases/board', title: 'cases:board', needs, load: () => import('./BoardPage.tsx') },
  { path: 'cases/codes', title: 'cases:codes', needs, load: () => import('./CodesPage.tsx') },
  { path: 'cases/terms', title: 'cases:terms', needs, load: () => import('./TermsPage.tsx') },
  { path: 'cases/$caseId', title: 'cases:facts', needs, load: () => import('./CasePage.tsx') },
];
