import type { z } from 'zod';
import type * as input from '../../../worker/modules/powers/input.ts';

export type Listed = z.output<typeof input.MatterList>['items'][number];
export type Matter = z.output<typeof input.MatterAnswer>;
export type Relation = z.output<typeof input.RelationList>['items'][number];
export type Review = z.output<typeof input.ReviewList>['items'][number];
export type Result = z.output<typeof input.ResultList>['items'][number];
export type Terms = z.output<typeof input.PolicyAnswer>['items'][number];
export type Partner = z.output<typeof input.PartnerList>['items'][number];
