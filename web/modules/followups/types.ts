import type { z } from 'zod';
import type * as input from '../../../worker/modules/listings/followup-input.ts';

export type Listed = z.output<typeof input.FollowupList>['items'][number];
export type Followup = z.output<typeof input.FollowupAnswer>;
export type Visitors = z.output<typeof input.VisitorList>;
export type Agreement = z.output<typeof input.AgreementAnswer>;
export type Draw = z.output<typeof input.DrawList>['items'][number];
export type WholeDraw = z.output<typeof input.DrawAnswer>;
export type Rules = z.output<typeof input.RulesAnswer>['items'][number];
