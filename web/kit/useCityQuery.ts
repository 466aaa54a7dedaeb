import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, cityPath, type ApiError, type Query } from '../client.ts';
import { useCitySlug } from './useCity.ts';

interface Options {
  enabled?: boolean;
  /** Shows the old answer while a new page or filter is loading. */
  keep?: boolean;
}

/** Reads `GET /api/cities/{city}/{path}`; the key is `['city', city, path, query]`. */
export function useCityQuery<T>(path: string, query: Query = {}, options: Options = {}): UseQueryResult<T, ApiError> {
  const city = useCitySlug();
  return useQuery<T, ApiError>({
    queryKey: ['city', city, path, query],
    queryFn: () => api.get<T>(cityPath(city, path), query),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}
