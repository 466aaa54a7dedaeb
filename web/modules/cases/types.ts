import type { z } from 'zod';
import type * as input from '../../../worker/modules/cases/input.ts';

export type Listed = z.output<typeof input.CaseList>['items'][number];
export type Case = z.output<typeof input.CaseAnswer>;
export type Part = Case['parts'][number];
export type Event = Case['events'][number];
export type Partners = z.output<typeof input.PartnersAnswer>;
export type Board = z.output<typeof input.BoardAnswer>;
export type Terms = z.output<typeof input.PolicyAnswer>['items'][number];
export type Receipt = z.output<typeof input.ReceiptAnswer>;
export type Person = z.output<typeof input.PersonAnswer>;
