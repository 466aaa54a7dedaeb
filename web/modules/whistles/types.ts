import type { z } from 'zod';
import type * as input from '../../../worker/modules/whistles/input.ts';

export type Listed = z.output<typeof input.WhistleList>['items'][number];
export type Whistle = z.output<typeof input.WhistleAnswer>;
export type Body = Whistle['bodies'][number];
export type ListedCall = z.output<typeof input.CallList>['items'][number];
export type Bodies = z.output<typeof input.BodyList>;
export type Figures = z.output<typeof input.FigureList>;
export type Balance = z.output<typeof input.BalanceList>;
export type Terms = z.output<typeof input.PolicyAnswer>['items'][number];
