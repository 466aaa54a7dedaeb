import { ControlOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['powers.read'] as const;

export const powerPages: readonly CityPage[] = [
  {
    path: 'powers',
    title: 'powers:title',
    needs,
    load: () => import('./MattersPage.tsx'),
    menu: { group: 'money', icon: <ControlOutlined /> },
  },
  {
    path: 'powers/new',
    title: 'powers:new',
    needs: ['powers.use', 'powers.answer'],
    load: () => import('./NewMatterPage.tsx'),
  },
  { path: 'powers/reviews', title: 'powers:reviews', needs, load: () => import('./ReviewsPage.tsx') },
  { path: 'powers/results', title: 'powers:results', needs, load: () => import('./ResultsPage.tsx') },
  { path: 'powers/branches', title: 'powers:branches', needs, load: () => import('./BranchesPage.tsx') },
  { path: 'powers/terms', title: 'powers:terms', needs, load: () => import('./TermsPage.tsx') },
  { path: 'powers/$matterId', title: 'powers:matter', needs, load: () => import('./MatterPage.tsx') },
];
