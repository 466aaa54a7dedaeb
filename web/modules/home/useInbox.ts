import type { z } from 'zod';
import type { InboxAnswer, InboxSummaryAnswer } from '../../../worker/modules/home/input.ts';
import { useCan } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';

export type InboxItem = z.output<typeof InboxAnswer>['items'][number];
export type InboxSummary = z.output<typeof InboxSummaryAnswer>;

/** How much waits; the badge of the shell, the first page and the inbox ask once for all. */
export function useInboxSummary() {
  const enabled = useCan('home.read');
  return useCityQuery<InboxSummary>('inbox/summary', {}, { enabled });
}
