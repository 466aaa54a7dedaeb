import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile } from '../../../platform/refused.ts';
import { placement, type UnitKind } from './kinds.ts';
import { organisationRefusals } from './refusals.ts';

/** A unit as a decision sees it; only units within the actor's scope are loaded. */
export interface UnitFacts {
  readonly id: string;
  readonly kind: UnitKind;
  readonly code: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly households: number | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly version: number;
  /** First day of what holds now; null once the unit is closed. */
  readonly since: Day | null;
  readonly openChildren: number;
  /** Levels above it, and levels of units below it. */
  readonly depth: number;
  readonly height: number;
}

/** Names and codes that open units already have, of those that a command wants. */
export interface Taken {
  readonly names: readonly { readonly id: string; readonly parentId: string; readonly name: string }[];
  readonly codes: readonly { readonly id: string; readonly code: string }[];
}

export interface Wanted {
  readonly version: number;
  readonly day: Day;
}

const { refuse } = organisationRefusals;

/** The first refusal of several checks, which are given in the order of the table. */
export const firstOf = (...checks: readonly (Refusal | null)[]): Refusal | null =>
  checks.find((check) => check !== null) ?? null;

/** Whether a unit that is there, known as it is, and open may change from a day on. */
export function refuseChange(unit: UnitFacts, wanted: Wanted, today: Day): Refusal | null {
  if (unit.version !== wanted.version) return changedMeanwhile(unit);
  return refuseDay(unit, wanted.day, today);
}

/** Whether something may change at, or below, an open unit from a day on. */
export function refuseDay(unit: UnitFacts, from: Day, today: Day): Refusal | null {
  if (from > today) return refuse('change_in_future', { day: from });
  if (unit.untilDay !== null) return refuse('unit_closed', { name: unit.name, untilDay: unit.untilDay });
  if (unit.since !== null && from < unit.since) {
    return refuse('day_before_change', { name: unit.name, since: unit.since });
  }
  return null;
}

export const refuseRoot = (unit: UnitFacts): Refusal | null => (unit.kind === 'city' ? refuse('unit_is_city') : null);

/** Whether a unit of a kind, with `height` levels below it, may stand below a parent. */
export function refusePlace(parent: UnitFacts, kind: UnitKind, height: number): Refusal | null {
  if (!placement[parent.kind].includes(kind)) return refuse('unit_placement', { parent: parent.name, kind });
  if (parent.depth + 1 + height > limits.treeDepth) return refuse('tree_too_deep', { limit: limits.treeDepth });
  return null;
}

export function refuseName(taken: Taken, parentId: string | null, name: string, selfId?: string): Refusal | null {
  const other = taken.names.some((row) => row.parentId === parentId && row.name === name && row.id !== selfId);
  return other ? refuse('unit_name_taken', { name }) : null;
}

export function refuseCode(taken: Taken, code: string | null | undefined, selfId?: string): Refusal | null {
  if (!code) return null;
  return taken.codes.some((row) => row.code === code && row.id !== selfId) ? refuse('unit_code_taken', { code }) : null;
}
