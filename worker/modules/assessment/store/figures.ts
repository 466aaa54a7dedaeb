import type { CityContext } from '../../../platform/context.ts';
import { insertRows, json, sql, type Statement } from '../../../platform/statement.ts';

export interface StandingFigure {
  readonly id: string;
  readonly indicator: string;
  readonly subjectId: string;
  readonly done: number;
  readonly due: number;
  readonly link: string;
}

export const standingFigures = (cycleId: string): Statement =>
  sql`SELECT id, indicator, subject_id AS subjectId, done, due, link FROM assessment_figure
    WHERE cycle_id = ${cycleId} AND ended_at IS NULL`;

export interface NewFigure extends Omit<StandingFigure, 'id'> {
  readonly source: string;
  readonly from: string;
  readonly until: string;
}

/** Ends what changed and adds what stands in its place. */
export const writeFigures = (
  ctx: CityContext,
  cycleId: string,
  ended: readonly string[],
  added: readonly NewFigure[],
): Statement[] => [
  sql`UPDATE assessment_figure SET ended_at = ${ctx.at} WHERE cycle_id = ${cycleId} AND ended_at IS NULL
    AND id IN (SELECT value FROM json_each(${json(ended)}))`,
  ...insertRows(
    'assessment_figure',
    added.map(({ indicator, source, subjectId, done, due, from, until, link }) => ({
      id: ctx.newId('afg'),
      cycle_id: cycleId,
      indicator,
      source,
      subject_id: subjectId,
      done,
      due,
      from_day: from,
      until_day: until,
      link,
      taken_at: ctx.at,
      taken_by: ctx.actor.id,
    })),
  ),
];
