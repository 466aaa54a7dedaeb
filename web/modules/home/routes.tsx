import { DashboardOutlined, HomeOutlined, InboxOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const homePages: readonly CityPage[] = [
  {
    path: '',
    title: 'home:title',
    load: () => import('./HomePage.tsx'),
    menu: { group: 'start', icon: <HomeOutlined /> },
  },
  {
    path: 'inbox',
    title: 'home:inbox',
    needs: ['home.read'],
    load: () => import('./InboxPage.tsx'),
    menu: { group: 'start', icon: <InboxOutlined /> },
  },
  {
    path: 'dashboard',
    title: 'home:dashboard',
    needs: ['home.read'],
    load: () => import('./DashboardPage.tsx'),
    menu: { group: 'start', icon: <DashboardOutlined /> },
  },
];
