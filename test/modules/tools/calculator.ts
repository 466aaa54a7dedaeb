/** What each calculator is asked, and what must come back: answers are worked by hand from the rule named. */
export interface Calculator {
  readonly path: string;
  readonly works: readonly { readonly body: Record<string, unknown>; readonly answer: unknown }[];
  /** The first working body with these fields changed, or a body of its own, and the field to blame. */
  readonly bad: readonly {
    readonly field: string;
    readonly change?: Record<string, unknown>;
    readonly body?: unknown;
  }[];
  readonly refused?: readonly {
    readonly code: string;
    readonly change: Record<string, unknown>;
    readonly facts?: Record<string, unknown>;
  }[];
}

/** The largest amount there is. */
export const MOST = 10_000_000_000_000;
