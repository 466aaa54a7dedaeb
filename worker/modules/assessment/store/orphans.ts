import type { CityContext } from '../../../platform/context.ts';
import { insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { OrphanCause } from '../rules/orphans.ts';

export const collectingCycles: Statement = sql`SELECT id FROM assessment_cycle WHERE state = 'open' ORDER BY id`;

export interface FoundOrphan {
  /** Of the task. */
  readonly id: string;
}

/** Tasks that the clock noted as waiting for a hand-over. */
export const foundOrphans = (cycleId: string): Statement =>
  sql`SELECT o.assignment_id AS id FROM assessment_orphan AS o JOIN assessment_assignment AS a ON a.id = o.assignment_id
    WHERE a.cycle_id = ${cycleId} ORDER BY o.assignment_id`;

export const writeOrphans = (
  ctx: CityContext,
  fresh: readonly { readonly id: string; readonly why: OrphanCause }[],
  gone: readonly string[],
): Statement[] => [
  sql`DELETE FROM assessment_orphan WHERE assignment_id IN (SELECT value FROM json_each(${json(gone)}))`,
  ...insertRows(
    'assessment_orphan',
    fresh.map(({ id, why }) => ({ assignment_id: id, why, found_at: ctx.at })),
  ),
];
