import { FormOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const rating = { needs: ['assessment.rate'] } as const satisfies Partial<CityPage>;
const running = { needs: ['assessment.write'] } as const satisfies Partial<CityPage>;

export const ratingPages: readonly CityPage[] = [
  {
    path: 'my-ratings',
    title: 'rating:title',
    ...rating,
    load: () => import('./RatingsPage.tsx'),
    menu: { group: 'people', icon: <FormOutlined /> },
  },
  {
    path: 'my-ratings/$cycleId/$group',
    title: 'rating:title',
    ...rating,
    load: () => import('./RatingSheetPage.tsx'),
  },
  {
    path: 'my-ratings/$cycleId/$group/import',
    title: 'rating:excel',
    ...rating,
    load: () => import('./RatingImportPage.tsx'),
  },
  { path: 'assessment/$cycleId/raters', title: 'rating:raters', ...running, load: () => import('./RatersPage.tsx') },
  {
    path: 'assessment/$cycleId/reminders',
    title: 'rating:reminders',
    ...running,
    load: () => import('./RemindersPage.tsx'),
  },
];
