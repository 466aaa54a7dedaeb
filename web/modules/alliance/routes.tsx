import { DeploymentUnitOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['alliance.read'] as const;
const writes = ['alliance.write'] as const;

export const alliancePages: readonly CityPage[] = [
  {
    path: 'alliance',
    title: 'alliance:title',
    needs,
    load: () => import('./MembersPage.tsx'),
    menu: { group: 'network', icon: <DeploymentUnitOutlined /> },
  },
  { path: 'alliance/new', title: 'alliance:newMember', needs: writes, load: () => import('./NewMemberPage.tsx') },
  { path: 'alliance/organisations/$memberId', title: 'alliance:member', needs, load: () => import('./MemberPage.tsx') },
  { path: 'alliance/committees', title: 'alliance:committees', needs, load: () => import('./CommitteesPage.tsx') },
  {
    path: 'alliance/committees/$committeeId',
    title: 'alliance:committee',
    needs,
    load: () => import('./CommitteePage.tsx'),
  },
  { path: 'alliance/lines', title: 'alliance:lists', needs, load: () => import('./LinesPage.tsx') },
  { path: 'alliance/lines/new', title: 'alliance:newLine', needs: writes, load: () => import('./NewLinePage.tsx') },
  { title: 'alliance:line', path: 'alliance/lines/$lineId', needs, load: () => import('./LinePage.tsx') },
  { path: 'alliance/matches', title: 'alliance:matches', needs, load: () => import('./MatchesPage.tsx') },
  { path: 'alliance/check-ins', title: 'alliance:checkIns', needs, load: () => import('./CheckInsPage.tsx') },
  { path: 'alliance/check-ins/code', title: 'alliance:code', needs, load: () => import('./CheckInCodePage.tsx') },
  { path: 'alliance/results', title: 'alliance:results', needs, load: () => import('./ResultsPage.tsx') },
  { path: 'alliance/import', title: 'alliance:import', needs: writes, load: () => import('./ImportPage.tsx') },
  { path: 'alliance/settings', title: 'alliance:settings', needs, load: () => import('./SettingsPage.tsx') },
];
