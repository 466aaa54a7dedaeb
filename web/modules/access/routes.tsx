import { TeamOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const accessPages: readonly CityPage[] = [
  {
    path: 'access',
    title: 'access:title',
    needs: ['access.read'],
    load: () => import('./AccessPage.tsx'),
    menu: { group: 'control', icon: <TeamOutlined /> },
  },
  { path: 'access/roles', title: 'access:roles', needs: ['access.read'], load: () => import('./RolesPage.tsx') },
  { path: 'access/keys', title: 'access:keys', needs: ['access.keys.write'], load: () => import('./KeysPage.tsx') },
  { path: 'account', title: 'access:account', load: () => import('./AccountPage.tsx') },
];
