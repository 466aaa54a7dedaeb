import { TeamOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const accessPages: readonly CityPage[] = [
  {
    path: 'access',
    title: 'access:title',
    needs: ['access.read'],
    load: () => import('./AccountPage.tsx'),
    menu: { group: 'control', icon: <TeamOutlined /> },
  },
  { path: 'account', title: 'access:account', load: () => import('./AccountPage.tsx') },
];
