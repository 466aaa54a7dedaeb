import { useParams } from '@tanstack/react-router';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Cycle, CycleList } from './types.ts';

/** The cycle of the address, or the newest one; `none` once it is known that there is not one yet. */
export function useCycle() {
  const { cycleId }: { cycleId?: string } = useParams({ strict: false });
  const list = useCityQuery<CycleList>('assessment/cycles', { pageSize: 50 });
  const id = cycleId ?? list.data?.items[0]?.id;
  const cycle = useCityQuery<Cycle>(`assessment/cycles/${id ?? ''}`, {}, { enabled: id !== undefined });
  return {
    cycle: cycle.data,
    years: list.data?.items ?? [],
    none: list.data?.total === 0,
    error: list.error ?? cycle.error,
    retry: () => void (list.error ? list.refetch() : cycle.refetch()),
  };
}
