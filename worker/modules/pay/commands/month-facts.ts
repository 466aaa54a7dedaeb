import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { milliToDecimal } from '../../../core/ratio.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { FactReport, MonthFactsPut } from '../input/month-facts.ts';
import { factKindsOf, readQuantity } from '../rules/fact-kinds.ts';
import { monthRefusals } from '../rules/month-refusals.ts';
import { payRefusals } from '../rules/refusals.ts';
import type { SchemeDefinition, SchemeFact } from '../rules/scheme.ts';
import {
  insertFacts,
  insertReports,
  isClosed,
  monthState,
  onPostWithin,
  reportableUnits,
  standingCells,
  type MonthState,
  type NewCell,
  type StandingCell,
} from '../store/month-facts.ts';
import { schemeInForce } from '../store/schemes.ts';

export interface FactsWritten {
  readonly changed: number;
  readonly unchanged: number;
}

/** How many of the cells that stand otherwise are told in the refusal: enough to see whose they are. */
const conflictsTold = 50;

const keyOf = ({ workerId, code }: { readonly workerId: string; readonly code: string }) => `${workerId} ${code}`;

/**
 * Records what was changed in the grid of a month, all or nothing. A cell that somebody else changed since it was read is
 * told with what it holds now; a month that is approved already wants a reason, and the difference is settled as back pay.
 */
export function enterFacts(ctx: CityContext, input: MonthFactsPut): Promise<FactsWritten> {
  return commit(ctx, async () => {
    const { month, reason = null } = input;
    const workerIds = [...new Set(input.cells.map(({ workerId }) => workerId))];
    const [schemes, states, known, standing] = await ctx.db.reads<
      [{ definition: string }, MonthState, { id: string }, StandingCell]
    >([schemeInForce(month), monthState(month), onPostWithin(ctx, month, workerIds), standingCells(month, workerIds)]);
    const unknown = missingFrom(workerIds, known);
    if (unknown !== null) return payRefusals.refuse('worker_unknown', { workerId: unknown });
    const kinds = factKindsOf(schemes[0] ? (JSON.parse(schemes[0].definition) as SchemeDefinition) : null);
    const cells = readCells(input, new Map(kinds.map((kind) => [kind.code, kind])));
    if (isRefusal(cells)) return cells;
    if (isClosed(states[0]) && reason === null) return monthRefusals.refuse('month_facts_reason_required', { month });
    const stood = new Map(standing.map((cell) => [keyOf(cell), cell]));
    const conflict = refuseOverwriting(cells, stood);
    if (conflict) return conflict;
    const changed = cells.filter((cell) => (stood.get(keyOf(cell))?.quantityMilli ?? 0) !== cell.quantityMilli);
    return {
      audit: {
        action: 'pay.month_facts.enter',
        subject: { type: 'month', id: month },
        ...(reason === null ? {} : { reason }),
        payload: { month, workers: workerIds.length, cells: changed.map(changeOf(stood)) },
      },
      writes: changed.length === 0 ? [] : insertFacts(ctx, month, changed, reason),
      answer: { changed: changed.length, unchanged: cells.length - changed.length },
    };
  });
}

const changeOf = (stood: ReadonlyMap<string, StandingCell>) => (cell: NewCell) => ({
  workerId: cell.workerId,
  code: cell.code,
  before: milliToDecimal(stood.get(keyOf(cell))?.quantityMilli ?? 0),
  after: milliToDecimal(cell.quantityMilli),
});

const missingFrom = (wanted: readonly string[], known: readonly { readonly id: string }[]): string | null => {
  const found = new Set(known.map(({ id }) => id));
  return wanted.find((id) => !found.has(id)) ?? null;
};

function readCells({ cells }: MonthFactsPut, kinds: ReadonlyMap<string, SchemeFact>): NewCell[] | Refusal {
  const read = new Map<string, NewCell>();
  for (const cell of cells) {
    const kind = kinds.get(cell.code);
    if (!kind) return monthRefusals.refuse('month_fact_unknown', { code: cell.code });
    const quantityMilli = readQuantity(cell.quantity, kind);
    const { workerId, code, seen } = cell;
    if (typeof quantityMilli === 'string') {
      const facts = { workerId, code, fact: kind.name, value: cell.quantity, max: kind.max };
      return monthRefusals.refuse('month_fact_quantity', { ...facts, fault: quantityMilli });
    }
    read.set(keyOf(cell), { workerId, code, quantityMilli, seen });
  }
  return [...read.values()];
}

/** Two people over one grid: what the other saved is shown, and nothing of this save is written. */
export function refuseOverwriting(cells: readonly NewCell[], stood: ReadonlyMap<string, StandingCell>): Refusal | null {
  const conflicts = cells.flatMap((cell) => {
    const now = stood.get(keyOf(cell));
    return (now?.id ?? null) === cell.seen ? [] : [{ cell, now }];
  });
  if (conflicts.length === 0) return null;
  return monthRefusals.refuse('month_facts_conflict', {
    count: conflicts.length,
    cells: conflicts.slice(0, conflictsTold).map(({ cell, now }) => ({
      workerId: cell.workerId,
      code: cell.code,
      name: now?.name ?? '',
      quantity: now && now.quantityMilli > 0 ? milliToDecimal(now.quantityMilli) : '',
      row: now?.id ?? null,
      by: now?.by ?? null,
      at: now?.at ?? null,
    })),
  });
}

/** Takes a unit's word that its facts of a month are complete, none at all included. */
export function reportFacts(ctx: CityContext, { month, unitIds }: FactReport): Promise<{ units: number }> {
  return commit(ctx, async () => {
    const wanted = [...new Set(unitIds)];
    const unknown = missingFrom(wanted, await ctx.db.all<{ id: string }>(reportableUnits(ctx, month, wanted)));
    if (unknown !== null) return monthRefusals.refuse('month_facts_unit_unknown', { unitId: unknown });
    return {
      audit: {
        action: 'pay.month_facts.report',
        subject: { type: 'month', id: month },
        payload: { month, unitIds: wanted },
      },
      writes: insertReports(ctx, month, wanted),
      answer: { units: wanted.length },
    };
  });
}
