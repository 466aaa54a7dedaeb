import { ratio, roundHalfUp } from '../../core/ratio.ts';
import type { Statement } from '../../platform/statement.ts';

/** What a street saw of a unit in a year: how often it was called, the sum of the scores and of the points, in hundredths. */
export interface PowerFigureRow {
  readonly unitId: string;
  /** The unit itself, or the department whose branch it is. */
  readonly departmentId: string;
  readonly streetId: string;
  readonly calls: number;
  readonly scored: number;
  readonly scoreCents: number;
  readonly pointsCents: number;
}

/** Records of a later module beside the streets' scores; the statement reads {@link PowerFigureRow}s of one year. */
export interface PowerFigures {
  readonly code: string;
  sums(year: number): Statement;
}

/** Sums of some rows as one figure: the mean less the points, never below nothing; null where nothing was scored. */
export function figureOf(code: string, rows: readonly PowerFigureRow[]) {
  const sum = (key: 'calls' | 'scored' | 'scoreCents' | 'pointsCents') =>
    rows.reduce((total, row) => total + row[key], 0);
  const scored = sum('scored');
  const mean = scored === 0 ? null : Number(roundHalfUp(ratio(sum('scoreCents'), scored)));
  const resultCents = mean === null ? null : Math.max(0, mean - sum('pointsCents'));
  return { code, calls: sum('calls'), scored, pointsCents: sum('pointsCents'), resultCents };
}
