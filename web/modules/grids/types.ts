import type { z } from 'zod';
import type * as input from '../../../worker/modules/grids/input.ts';

export type Member = z.output<typeof input.MemberList>['items'][number];
export type Board = z.output<typeof input.BoardAnswer>;
export type Tile = Board['items'][number];
export type Handover = z.output<typeof input.HandoverAnswer>;
export type HandoverRow = z.output<typeof input.HandoverList>['items'][number];
