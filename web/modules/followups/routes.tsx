import { FileSearchOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['followups.read'] as const;

export const followupPages: readonly CityPage[] = [
  {
    path: 'follow-ups',
    title: 'followups:title',
    needs,
    load: () => import('./FollowupsPage.tsx'),
    menu: { group: 'network', icon: <FileSearchOutlined /> },
  },
  { path: 'follow-ups/agreement', title: 'followups:agreement', needs, load: () => import('./AgreementPage.tsx') },
  { path: 'follow-ups/draws', title: 'followups:draws', needs, load: () => import('./DrawsPage.tsx') },
  { path: 'follow-ups/draws/$drawId', title: 'followups:draw', needs, load: () => import('./DrawPage.tsx') },
  { path: 'follow-ups/rules', title: 'followups:rules', needs, load: () => import('./RulesPage.tsx') },
  { path: 'follow-ups/$followupId', title: 'followups:followup', needs, load: () => import('./FollowupPage.tsx') },
];
