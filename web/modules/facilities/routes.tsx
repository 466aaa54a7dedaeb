import { ShopOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['facilities.read'] as const;

export const facilityPages: readonly CityPage[] = [
  {
    path: 'facilities',
    title: 'facilities:title',
    needs,
    load: () => import('./FacilitiesPage.tsx'),
    menu: { group: 'network', icon: <ShopOutlined /> },
  },
  {
    path: 'facilities/new',
    title: 'facilities:new',
    needs: ['facilities.write'],
    load: () => import('./NewFacilityPage.tsx'),
  },
  { path: 'facilities/bookings', title: 'facilities:bookings', needs, load: () => import('./BookingsPage.tsx') },
  { path: 'facilities/coverage', title: 'facilities:coverage', needs, load: () => import('./CoveragePage.tsx') },
  { path: 'facilities/standard', title: 'facilities:standard', needs, load: () => import('./StandardPage.tsx') },
  { path: 'facilities/$facilityId', title: 'facilities:facility', needs, load: () => import('./FacilityPage.tsx') },
];
