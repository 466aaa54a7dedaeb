import { IdcardOutlined, SolutionOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const rosterPages: readonly CityPage[] = [
  {
    path: 'roster',
    title: 'roster:title',
    needs: ['roster.read'],
    load: () => import('./RosterPage.tsx'),
    menu: { group: 'people', icon: <IdcardOutlined /> },
  },
  { path: 'roster/import', title: 'roster:import', needs: ['roster.import'], load: () => import('./ImportPage.tsx') },
  { path: 'roster/new', title: 'roster:enter', needs: ['roster.write'], load: () => import('./EnterPage.tsx') },
  {
    path: 'roster/retirements',
    title: 'roster:retirements',
    needs: ['roster.read'],
    load: () => import('./RetirementPage.tsx'),
  },
  { path: 'roster/quota', title: 'roster:quota', needs: ['roster.read'], load: () => import('./QuotaPage.tsx') },
  {
    path: 'roster/me',
    title: 'roster:mine',
    needs: ['roster.read.own'],
    load: () => import('./OwnPage.tsx'),
    menu: { group: 'people', icon: <SolutionOutlined /> },
  },
  { path: 'roster/$workerId', title: 'roster:card', needs: ['roster.read'], load: () => import('./CardPage.tsx') },
];
