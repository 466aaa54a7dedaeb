/** What may be followed up, with the marks for which a city may always have it visited. */
export const subjectMarks = {
  case: ['partly', 'unrated', 'reopened', 'late'],
  whistle: ['returned', 'late'],
  listing: ['relisted', 'extended', 'unheard', 'late'],
  duty: ['returned', 'reduced'],
} as const;
export type SubjectKind = keyof typeof subjectMarks;
export const subjectKinds = ['case', 'whistle', 'listing', 'duty'] as const satisfies readonly SubjectKind[];
export const marks = [
  'partly',
  'unrated',
  'reopened',
  'returned',
  'relisted',
  'extended',
  'unheard',
  'reduced',
  'late',
] as const;
export type Mark = (typeof marks)[number];

export interface FollowupRule {
  readonly kind: SubjectKind;
  /** Share of what was closed that is drawn at random, a decimal string between 0 and 1. */
  readonly share: string;
  /** As many at random at least, as far as there are. */
  readonly atLeast: number;
  /** What bears one of these is visited whatever the draw says. */
  readonly always: readonly Mark[];
}

/** A city's rules of follow-up visits, dated; a kind without a rule is not visited. */
export interface FollowupPolicy {
  readonly rules: readonly FollowupRule[];
  readonly visitWorkdays: number;
  /** Whether a visit on the spot takes a photograph. */
  readonly photoRequired: boolean;
}
