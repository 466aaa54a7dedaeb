import { useSearch } from '@tanstack/react-router';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Years } from './types.ts';

/** The fiscal year of the page: the address says which, else the one that is going on, else the latest. */
export function useYear(): { year: number | undefined; years: readonly number[] } {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const known = useCityQuery<Years>('ledger/years');
  const years = known.data?.items.map(({ year }) => year) ?? [];
  const current = known.data?.current;
  const fallback = current !== undefined && years.includes(current) ? current : years[0];
  return { year: Number(search['year']) || fallback, years };
}
