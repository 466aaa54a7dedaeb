import type { z } from 'zod';
import type * as input from '../../../worker/modules/cases/resident-input.ts';

export type Places = z.output<typeof input.PlacesAnswer>;
export type Receipt = z.output<typeof input.ResidentReceipt>;
export type Followed = z.output<typeof input.FollowAnswer>;
export type Result = Followed['ratings'][number]['result'];

/** What opens a request to who raised it. */
export interface Key {
  readonly number: string;
  readonly code: string;
}

/** The page of a request; number and code stand behind the `#`, which no server, proxy or log ever sees. */
export const trackAddress = (city: string, { number, code }: Key): string => `/${city}/track#${number}.${code}`;

export const grouped = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
