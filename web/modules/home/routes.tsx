import { HomeOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const homePages: readonly CityPage[] = [
  {
    path: '',
    title: 'home:title',
    load: () => import('./HomePage.tsx'),
    menu: { group: 'start', icon: <HomeOutlined /> },
  },
];
