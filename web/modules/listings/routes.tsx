import { PushpinOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['listings.read'] as const;

export const listingPages: readonly CityPage[] = [
  {
    path: 'listings',
    title: 'listings:title',
    needs,
    load: () => import('./ListingsPage.tsx'),
    menu: { group: 'network', icon: <PushpinOutlined /> },
  },
  {
    path: 'listings/new',
    title: 'listings:new',
    needs: ['listings.write'],
    load: () => import('./NewListingPage.tsx'),
  },
  { path: 'listings/board', title: 'listings:board', needs, load: () => import('./BoardPage.tsx') },
  {
    path: 'listings/links',
    title: 'listings:links',
    needs: ['listings.publish'],
    load: () => import('./LinksPage.tsx'),
  },
  { path: 'listings/terms', title: 'listings:terms', needs, load: () => import('./TermsPage.tsx') },
  { path: 'listings/$listingId', title: 'listings:plate', needs, load: () => import('./ListingPage.tsx') },
];
