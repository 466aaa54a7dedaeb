import { ApartmentOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const organisationPages: readonly CityPage[] = [
  {
    path: 'organisation',
    title: 'organisation:title',
    needs: ['organisation.read'],
    load: () => import('./OrganisationPage.tsx'),
    menu: { group: 'start', icon: <ApartmentOutlined /> },
  },
  {
    path: 'organisation/units',
    title: 'organisation:units',
    needs: ['organisation.read'],
    load: () => import('./UnitsPage.tsx'),
  },
  {
    path: 'organisation/templates',
    title: 'organisation:templates',
    needs: ['organisation.read'],
    load: () => import('./TemplatesPage.tsx'),
  },
  {
    path: 'organisation/calendars',
    title: 'organisation:calendars',
    needs: ['organisation.read'],
    load: () => import('./CalendarsPage.tsx'),
  },
];
