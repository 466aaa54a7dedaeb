import type { z } from 'zod';
import type {
  KeyPage,
  KeySecretAnswer,
  OneTimePasswordAnswer,
  RolesAnswer,
  UserPage,
} from '../../../worker/modules/access/input.ts';

export type User = z.output<typeof UserPage>['items'][number];
export type Assignment = User['assignments'][number];
export type Role = z.output<typeof RolesAnswer>['items'][number];
export type Key = z.output<typeof KeyPage>['items'][number];
/** Its secret is null when the same request was answered before: it is told once. */
export type OneTimePassword = z.output<typeof OneTimePasswordAnswer>;
export type KeySecret = z.output<typeof KeySecretAnswer>;
