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
    needs: ['assessment.write'],
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: 'assessment/$cycleId/people/$workerId',
    title: 'assessment:tree',
    ...reading,
    load: () => import('./ScorePage.tsx'),
  },
  {
    path: 'my-assessment',
    title: 'assessment:own',
    needs: ['assessment.read.own'],
    load: () => import('./OwnPage.tsx'),
    menu: { group: 'people', icon: <StarOutlined /> },
  },
];
