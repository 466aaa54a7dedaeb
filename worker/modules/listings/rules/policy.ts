export const levels = ['ordinary', 'major', 'urgent'] as const;
export type Level = (typeof levels)[number];

/** A kind of problem with its working days by level, each at least 1. */
export interface ListingKind {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  readonly workdays: Readonly<Record<Level, number>>;
}

/** A city's terms for listed problems, dated. */
export interface ListingPolicy {
  readonly kinds: readonly ListingKind[];
  /** Share of the time after which the light is yellow, a decimal string between 0 and 1. */
  readonly yellowShare: string;
  /** Working days that the second person has for the check. */
  readonly checkWorkdays: number;
  /** Working days after the deadline on which a breach goes up to the city. */
  readonly cityAfterWorkdays: number;
  /** How often, and by how many working days at most each time, another person may grant more time. */
  readonly maxExtensions: number;
  readonly maxExtensionWorkdays: number;
  /** Days for which a public board still shows what was taken down. */
  readonly boardDays: number;
}
