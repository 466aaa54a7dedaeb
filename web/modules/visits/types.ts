import type { z } from 'zod';
import type * as input from '../../../worker/modules/visits/input.ts';

export type Listed = z.output<typeof input.HouseholdList>['items'][number];
export type Whole = NonNullable<z.output<typeof input.HouseholdOpened>['household']>;
export type Settings = z.output<typeof input.VisitSettings>;
