import type { z } from 'zod';
import type * as input from '../../../worker/modules/listings/input.ts';

export type Listed = z.output<typeof input.ListingList>['items'][number];
export type Plate = z.output<typeof input.ListingAnswer>;
export type Event = Plate['events'][number];
export type Board = z.output<typeof input.BoardAnswer>;
export type Owners = z.output<typeof input.OwnersAnswer>;
export type Terms = z.output<typeof input.PolicyAnswer>['items'][number];
export type Links = z.output<typeof input.LinkList>;
export type PublicBoard = z.output<typeof input.PublicBoardAnswer>;
