import { StarOutlined, TrophyOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const reading = { needs: ['assessment.read'] } as const satisfies Partial<CityPage>;

export const assessmentPages: readonly CityPage[] = [
  {
    path: 'assessment',
    title: 'assessment:title',
    ...reading,
    load: () => import('./AssessmentPage.tsx'),
    menu: { group: 'people', icon: <TrophyOutlined /> },
  },
  { path: 'assessment/$cycleId', title: 'assessment:title', ...reading, load: () => import('./AssessmentPage.tsx') },
  {
    path: 'assessment/$cycleId/distribution',
    title: 'assessment:distribution',
    ...reading,
    load: () => import('./DistributionPage.tsx'),
  },
  { path: 'assessment/$cycleId/moves', title: 'assessment:moves', ...reading, load: () => import('./MovesPage.tsx') },
  {
    path: 'assessment/$cycleId/import',
    title: 'assessment:import',
    ...reading,
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: 'assessment/$cycleId/people/$workerId',
    title: 'assessment:tree',
    ...reading,
    load: () => import('./ScorePage.tsx'),
  },
  {
    path: 'assessment/$cycleId/regular',
    title: 'assessment:regular',
    needs: ['assessment.marks.write'],
    load: () => import('./year/RegularPage.tsx'),
  },
  {
    path: 'assessment/$cycleId/events',
    title: 'assessment:events',
    ...reading,
    load: () => import('./year/EventsPage.tsx'),
  },
  {
    path: 'assessment/$cycleId/ranking',
    title: 'assessment:ranking',
    ...reading,
    load: () => import('./year/RankingPage.tsx'),
  },
  {
    path: 'assessment-schemes',
    title: 'assessment:schemes',
    ...reading,
    load: () => import('./scheme/SchemesPage.tsx'),
  },
  {
    path: 'assessment-schemes/$schemeId/$as',
    title: 'assessment:newEdition',
    needs: ['assessment.scheme.write'],
    load: () => import('./scheme/EditionPage.tsx'),
  },
  {
    path: 'my-assessment',
    title: 'assessment:own',
    needs: ['assessment.read.own'],
    load: () => import('./OwnPage.tsx'),
    menu: { group: 'people', icon: <StarOutlined /> },
  },
];
