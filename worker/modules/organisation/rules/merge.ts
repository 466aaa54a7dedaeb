import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { firstOf, refuseChange, refuseRoot, type UnitFacts, type Wanted } from './change.ts';
import type { UnitKind } from './kinds.ts';
import { organisationRefusals } from './refusals.ts';

/** An open unit below one of the two that merge. */
export interface Child {
  readonly id: string;
  readonly parentId: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly since: Day;
}

export interface MergePlan {
  /** What ceases, and what it is called from now on: the unit itself first, then offices and stations that both had. */
  readonly merged: readonly { readonly fromId: string; readonly intoId: string }[];
  /** What moves below the successor, renamed where the successor has that name already. */
  readonly moved: readonly { readonly id: string; readonly name: string }[];
  /** Null where neither was counted. */
  readonly households: number | null;
}

const { refuse } = organisationRefusals;

export function refuseMerge(
  unit: UnitFacts,
  into: UnitFacts,
  wanted: Wanted & { readonly intoVersion: number },
  today: Day,
  children: readonly Child[],
): Refusal | null {
  const apart = unit.kind !== into.kind || unit.parentId !== into.parentId;
  return firstOf(
    refuseChange(unit, wanted, today),
    refuseRoot(unit),
    unit.id === into.id ? refuse('merge_into_itself') : null,
    refuseChange(into, { version: wanted.intoVersion, day: wanted.day }, today),
    apart ? refuse('merge_apart') : null,
    refuseLaterChild(unit, wanted.day, children),
  );
}

/** What stands below moves on the same day, and cannot move before its own last change. */
function refuseLaterChild(unit: UnitFacts, from: Day, children: readonly Child[]): Refusal | null {
  const later = children.find((child) => child.parentId === unit.id && child.since > from);
  return later ? refuse('day_before_change', { name: later.name, since: later.since }) : null;
}

/**
 * What becomes of the units below: an office or station that the successor has too is merged into its twin, everything
 * else moves; a grid whose number the successor uses takes the old community's name along.
 */
export function planMerge(unit: UnitFacts, into: UnitFacts, children: readonly Child[]): MergePlan {
  const own = new Map(children.filter(({ parentId }) => parentId === into.id).map((child) => [child.name, child]));
  const merged = [{ fromId: unit.id, intoId: into.id }];
  const moved: { id: string; name: string }[] = [];
  const names = new Set(own.keys());
  for (const child of children.filter(({ parentId }) => parentId === unit.id)) {
    const twin = own.get(child.name);
    if (twin && twin.kind === child.kind && (child.kind === 'office' || child.kind === 'station')) {
      merged.push({ fromId: child.id, intoId: twin.id });
      continue;
    }
    const name = freeName(child.name, unit.name, names);
    names.add(name);
    moved.push({ id: child.id, name });
  }
  const counted = unit.households !== null || into.households !== null;
  return { merged, moved, households: counted ? (unit.households ?? 0) + (into.households ?? 0) : null };
}

/** The name itself where it is free, else with its origin, else with its origin and a number. */
function freeName(name: string, origin: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let count = 1; taken.has(candidate); count += 1) {
    candidate = `${name}（原${origin}${count > 1 ? `·${count}` : ''}）`;
  }
  return candidate;
}
