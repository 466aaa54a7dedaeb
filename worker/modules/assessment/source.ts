import type { Day, Month } from '../../core/day.ts';
import type { Statement } from '../../platform/statement.ts';
import type { Named } from './rules/scheme.ts';

/** From when until when records are looked at, both days included, and how long after a month they are in time. */
export interface SourcePeriod {
  readonly from: Day;
  readonly until: Day;
  readonly months: readonly Month[];
  readonly days: number;
  readonly today: Day;
}

/** A row that a source's statement answers; who had nothing due may be left out. */
export interface SourceFigure {
  readonly subjectId: string;
  readonly done: number;
  readonly due: number;
}

/**
 * Records of another module that can stand in a score: how much of what was due a unit or a worker did. The statement
 * reads {@link SourceFigure} rows, whole numbers with 0 ≤ done ≤ due, ordered and at most one a subject; the link opens
 * the records themselves, below the city's address. Registered in the composition, so that assessment knows nobody.
 */
export interface AssessmentSource extends Named {
  readonly subject: 'unit' | 'worker';
  figures(period: SourcePeriod): Statement;
  link(subjectId: string, period: SourcePeriod): string;
}
