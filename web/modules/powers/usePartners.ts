import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { UnitNode } from '../../kit/UnitSelect.tsx';
import type { Partner } from './types.ts';

/** Streets, departments and branches of the whole city, as a unit select takes them. */
export function usePartners(kinds: readonly Partner['kind'][]): readonly UnitNode[] {
  const query = useCityQuery<{ items: Partner[] }>('powers/partners');
  return (query.data?.items ?? []).filter(({ kind }) => kinds.includes(kind));
}
