import type { Refusal } from '../../../core/refusal.ts';
import { maskedName } from '../../assessment/rules/masking.ts';
import { listingRefusals } from './refusals.ts';

export const boardNames = ['surname', 'ends', 'none'] as const;
export type BoardNames = (typeof boardNames)[number];

/** How the board calls who is responsible; null where it names nobody. */
export const boardName = (name: string, names: BoardNames): string | null =>
  names === 'none' ? null : maskedName(name, names);

/** A mobile or telephone number, or a resident's number of identity, in whatever groups it is written. */
const telling = /(?<!\d)(1[3-9](?:[\s-]?\d){9}|\d{3,4}-\d{7,8}|\d{17}[\dXx]|\d{15})(?!\d)/;

/** What stands on a public board names no number that leads to a person. */
export const refusePublicText = (text: string | null): Refusal | null =>
  text !== null && telling.test(text) ? listingRefusals.refuse('listing_public_text_personal') : null;
