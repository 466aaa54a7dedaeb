import type { CityPage } from '../../pages.ts';

const reading = { needs: ['assessment.read'] } as const satisfies Partial<CityPage>;

export const appealPages: readonly CityPage[] = [
  {
    path: 'assessment/$cycleId/publicity',
    title: 'appeal:publicity',
    needs: ['assessment.write'],
    cityWide: true,
    load: () => import('./PublicityPage.tsx'),
  },
  { path: 'assessment/$cycleId/appeals', title: 'appeal:title', ...reading, load: () => import('./AppealsPage.tsx') },
  { path: 'assessment/$cycleId/forms', title: 'appeal:forms', ...reading, load: () => import('./FormsPage.tsx') },
  { path: 'assessment-warnings', title: 'appeal:warnings', ...reading, load: () => import('./WarningsPage.tsx') },
];
