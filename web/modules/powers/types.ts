import type { z } from 'zod';
import type * as branch from '../../../worker/modules/powers/branch-input.ts';
import type * as input from '../../../worker/modules/powers/input.ts';

export type Listed = z.output<typeof input.MatterList>['items'][number];
export type Matter = z.output<typeof input.MatterAnswer>;
export type Relation = z.output<typeof branch.RelationList>['items'][number];
export type Review = z.output<typeof branch.ReviewList>['items'][number];
export type Result = z.output<typeof branch.ResultList>['items'][number];
export type BranchLine = z.output<typeof branch.BranchResults>['items'][number];
export type Terms = z.output<typeof input.PolicyAnswer>['items'][number];
export type Partner = z.output<typeof input.PartnerList>['items'][number];
