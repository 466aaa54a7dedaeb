import { divide, parseDecimal, ratio, roundTo, sum, times } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { mostPoints, parsePoints, pointsText, type Points } from './points.ts';
import { raterRefusals } from './rater-refusals.ts';
import { indicatorsOf, sheetOf, type Named, type PostType, type Scheme } from './scheme.ts';

/** Under this code a draft keeps the one mark of a group that marks no indicators. */
export const wholeMark = 'score';

/** One box that a rater fills in: its bound is the indicator's points, or a hundred. */
export interface RatingField extends Pick<Named, 'zh' | 'ko' | 'en'> {
  readonly code: string;
  readonly most: Points;
  readonly evidence: string;
}

/** What a rater fills in for one post. */
export interface RatingForm {
  readonly postTypes: readonly PostType[];
  readonly fields: readonly RatingField[];
}

const whole: RatingField = {
  code: wholeMark, zh: '评分', ko: '점수', en: 'Points', most: mostPoints, evidence: '',
}; // prettier-ignore

/** The forms of one group, one for each sheet of the scheme that the group marks on. */
export function ratingForms(scheme: Scheme, group: string): RatingForm[] {
  return scheme.sheets
    .filter(({ weights }) => weights[group] !== undefined)
    .map((sheet) => {
      const fields = indicatorsOf(sheet, group).map(
        ({ code, zh, ko, en, points, evidence }): RatingField => ({ code, zh, ko, en, evidence, most: parsePoints(points) ?? 0 }),
      ); // prettier-ignore
      return { postTypes: sheet.postTypes, fields: fields.length > 0 ? fields : [whole] };
    });
}

export function fieldsFor(scheme: Scheme, group: string, postType: PostType): readonly RatingField[] {
  const sheet = sheetOf(scheme, postType);
  return ratingForms(scheme, group).find(({ postTypes }) => postTypes === sheet?.postTypes)?.fields ?? [];
}

/** Points by field; a field that is not filled in is absent. */
export type Marks = Readonly<Record<string, Points>>;

/** Null takes a field back. */
export type MarksWanted = Readonly<Record<string, Points | null>>;

/** The draft after some fields of it were typed, or what is wrong with one of them. */
export function typedMarks(
  before: Marks,
  wanted: MarksWanted,
  fields: readonly RatingField[],
  name: string,
): Marks | Refusal {
  const after: Record<string, Points> = { ...before };
  for (const [code, points] of Object.entries(wanted)) {
    const field = fields.find((one) => one.code === code);
    if (!field) return raterRefusals.refuse('rating_indicator_unknown', { indicator: code });
    if (points === null) delete after[code];
    else if (points > field.most)
      return raterRefusals.refuse('rating_over_most', { name, indicator: field.zh, most: pointsText(field.most) });
    else after[code] = points;
  }
  return after;
}

export const isComplete = (marks: Marks, fields: readonly RatingField[]): boolean =>
  fields.length > 0 && fields.every(({ code }) => marks[code] !== undefined);

/** One person on a rater's sheet. */
export interface SheetRow {
  readonly id: string;
  readonly workerId: string;
  readonly name: string;
  readonly postType: PostType;
  readonly sent: boolean;
  readonly marks: Marks;
}

/** What one row becomes: a mark out of a hundred with its points by indicator. */
export interface SentMark {
  readonly id: string;
  readonly workerId: string;
  /** Out of a hundred, rounded once, half up, to two places. */
  readonly score: Points;
  readonly parts: Marks | null;
}

/** The sheet as it is sent, all of it at once; what was sent before stays as it is. */
export function decideSend(rows: readonly SheetRow[], scheme: Scheme, group: string): readonly SentMark[] | Refusal {
  const open = rows.filter(({ sent }) => !sent);
  if (open.length === 0) return raterRefusals.refuse('rating_nothing_left');
  const marks = open.map((row) => sentMark(row, fieldsFor(scheme, group, row.postType)));
  const lacking = marks.filter((mark) => mark === null).length;
  return lacking > 0
    ? raterRefusals.refuse('rating_incomplete', { count: lacking })
    : marks.filter((mark) => mark !== null);
}

function sentMark({ id, workerId, marks }: SheetRow, fields: readonly RatingField[]): SentMark | null {
  if (!isComplete(marks, fields)) return null;
  const [only] = fields;
  if (only?.code === wholeMark) return { id, workerId, score: marks[wholeMark] ?? 0, parts: null };
  const given = sum(fields.map(({ code }) => ratio(marks[code] ?? 0)));
  const most = sum(fields.map((field) => ratio(field.most)));
  const score = parsePoints(roundTo(times(divide(given, most), parseDecimal('100')), 2)) ?? 0;
  return { id, workerId, score, parts: Object.fromEntries(fields.map(({ code }) => [code, marks[code] ?? 0])) };
}

/** A draft's fields as somebody writes them; a text that is no number of points is told. */
export function pointsWanted(texts: Readonly<Record<string, string | null>>): MarksWanted {
  return Object.fromEntries(
    Object.entries(texts).map(([code, text]) => [code, text === null ? null : parsePoints(text)]),
  );
}
