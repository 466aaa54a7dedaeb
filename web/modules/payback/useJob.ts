import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { JobAnswer } from '../../../worker/modules/pay/input/runs.ts';
import { api, cityPath, type ApiError } from '../../client.ts';
import { useCitySlug } from '../../kit/useCity.ts';

export type Job = z.output<typeof JobAnswer>;

const everyMs = 1_000;

/** A job of long work, asked for again every second until it has ended. */
export function useJob(jobId: string | null) {
  const city = useCitySlug();
  return useQuery<Job, ApiError>({
    queryKey: ['city', city, 'pay/jobs', jobId],
    queryFn: () => api.get<Job>(cityPath(city, `pay/jobs/${jobId}`)),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' || !state.data ? everyMs : false),
  });
}
