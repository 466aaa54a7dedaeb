import type { z } from 'zod';
import type * as input from '../../../worker/modules/alliance/input.ts';
import type * as checkInInput from '../../../worker/modules/alliance/check-in-input.ts';
import type * as lineInput from '../../../worker/modules/alliance/line-input.ts';

export type MemberListed = z.output<typeof input.MemberList>['items'][number];
export type Member = z.output<typeof input.MemberAnswer>;
export type Committees = z.output<typeof input.CommitteeList>;
export type CommitteeListed = Committees['items'][number];
export type Committee = z.output<typeof input.CommitteeAnswer>;
export type Policy = z.output<typeof input.PolicyAnswer>['items'][number];
export type LineListed = z.output<typeof lineInput.LineList>['items'][number];
export type Line = z.output<typeof lineInput.LineAnswer>;
export type Matches = z.output<typeof lineInput.MatchList>;
export type Match = Matches['items'][number];
export type CheckIn = z.output<typeof checkInInput.CheckInList>['items'][number];
export type Results = z.output<typeof checkInInput.ResultList>;
export type Result = Results['items'][number];
export type ArrivalPlaces = z.output<typeof checkInInput.ArrivalPlaces>;
