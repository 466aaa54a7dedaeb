import { SettingOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const tenancyPages: readonly CityPage[] = [
  {
    path: 'settings',
    title: 'tenancy:title',
    needs: ['city.settings.write'],
    load: () => import('./SettingsPage.tsx'),
    menu: { group: 'control', icon: <SettingOutlined /> },
  },
];
