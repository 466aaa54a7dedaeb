import type { CityPage } from '../../pages.ts';

const reading = { needs: ['assessment.read'] } as const satisfies Partial<CityPage>;

export const ballotPages: readonly CityPage[] = [
  {
    path: 'assessment/$cycleId/ballots',
    title: 'ballot:title',
    ...reading,
    load: () => import('./BallotsPage.tsx'),
  },
  {
    path: 'assessment/$cycleId/ballots/$boxId',
    title: 'ballot:title',
    ...reading,
    load: () => import('./BallotBoxPage.tsx'),
  },
];
