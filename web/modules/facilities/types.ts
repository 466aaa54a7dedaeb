import type { z } from 'zod';
import type * as input from '../../../worker/modules/facilities/input.ts';

export type Listed = z.output<typeof input.FacilityList>['items'][number];
export type Facility = z.output<typeof input.FacilityAnswer>;
export type Booking = z.output<typeof input.BookingList>['items'][number];
export type Coverage = z.output<typeof input.CoverageAnswer>;
export type Standard = z.output<typeof input.PolicyAnswer>['items'][number];
