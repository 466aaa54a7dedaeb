/** What silence on a request for consent means: the city decides. */
export const silences = ['agreed', 'refused', 'escalated'] as const;

/** A city's terms for the five powers, dated. */
export interface PowerPolicy {
  /** Working days, each at least 1: counted from the day after the step that asks. */
  readonly workdays: {
    /** The street on a request for consent. */
    readonly consent: number;
    /** The street on an invitation to planning. */
    readonly opinion: number;
    /** The department on the street's opinion. */
    readonly answer: number;
    /** The department on a proposal. */
    readonly proposal: number;
    /** The city on what was raised or escalated. */
    readonly above: number;
    /** The street on who came and what came of it, after the day of the call. */
    readonly record: number;
  };
  readonly silence: (typeof silences)[number];
  /** Share of the streets' scores in a department's result, a decimal string between 0 and 1. */
  readonly streetShare: string;
}
