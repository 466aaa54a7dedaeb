import type { Permission } from '../../../worker/core/permissions.ts';

/** One number of the home page: the total of a list that the person may read, and where the list is. */
export interface Fact {
  key: string;
  needs: readonly Permission[];
  path: string;
  query: Readonly<Record<string, string>>;
  to: string;
  search?: Readonly<Record<string, string>>;
}

const unit = (kind: string): Fact => ({
  key: kind,
  needs: ['organisation.read'],
  path: 'organisation/units',
  query: { kind },
  to: 'organisation',
});

/** How large the city is. */
export const counts: readonly Fact[] = [
  unit('street'),
  unit('community'),
  unit('grid'),
  { key: 'worker', needs: ['roster.read'], path: 'roster/workers', query: {}, to: 'roster' },
];
