import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, cityPath, type ApiError } from '../../client.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Places } from './types.ts';

/** The path to a place and what lies below it; without one, the streets of the city. */
export function usePlaces(unitId: string | null): UseQueryResult<Places, ApiError> {
  const city = useCitySlug();
  const { i18n } = useTranslation('ask');
  return useQuery<Places, ApiError>({
    queryKey: ['places', city, unitId, i18n.language],
    queryFn: () => api.get<Places>(cityPath(city, 'requests/places'), { unitId }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}
