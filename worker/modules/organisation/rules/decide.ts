import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import {
  firstOf,
  refuseChange,
  refuseCode,
  refuseDay,
  refuseName,
  refusePlace,
  refuseRoot,
  type Taken,
  type UnitFacts,
  type Wanted,
} from './change.ts';
import type { UnitKind } from './kinds.ts';
import { organisationRefusals } from './refusals.ts';

export interface Newcomer {
  readonly kind: UnitKind;
  readonly name: string;
  readonly code?: string | null | undefined;
  readonly households?: number | null | undefined;
}

/** May this unit be founded below `parent` from a day on? */
export function refuseCreate(parent: UnitFacts, unit: Newcomer, from: Day, today: Day, taken: Taken): Refusal | null {
  return firstOf(
    refuseStanding(parent, from, today),
    refusePlace(parent, unit.kind, 0),
    refuseName(taken, parent.id, unit.name),
    refuseCode(taken, unit.code),
    typeof unit.households === 'number' ? refuseHouseholds(unit) : null,
  );
}

/** A list of grids, all or none: the first that cannot be founded refuses it. */
export function refuseGrids(
  units: ReadonlyMap<string, UnitFacts>,
  grids: readonly { readonly communityId: string; readonly name: string; readonly code?: string | undefined }[],
  from: Day,
  today: Day,
  taken: Taken,
): Refusal | null {
  const names = new Set<string>();
  const codes = new Set<string>();
  for (const { communityId, name, code } of grids) {
    const community = units.get(communityId);
    if (!community) return platformRefusals.refuse('not_found');
    const place = `${communityId} ${name}`;
    const refusal = firstOf(
      refuseCreate(community, { kind: 'grid', name, code }, from, today, taken),
      names.has(place) ? organisationRefusals.refuse('unit_name_taken', { name }) : null,
      code && codes.has(code) ? organisationRefusals.refuse('unit_code_taken', { code }) : null,
    );
    if (refusal) return refusal;
    names.add(place);
    if (code) codes.add(code);
  }
  return null;
}

/** The first of the communities that cannot be counted refuses the list. */
export function refuseCounts(
  units: ReadonlyMap<string, UnitFacts>,
  counts: readonly { readonly id: string; readonly version: number }[],
  from: Day,
  today: Day,
): Refusal | null {
  for (const { id, version } of counts) {
    const unit = units.get(id);
    if (!unit) return platformRefusals.refuse('not_found');
    const refusal = firstOf(refuseChange(unit, { version, day: from }, today), refuseHouseholds(unit));
    if (refusal) return refusal;
  }
  return null;
}

/** A newcomer needs a parent that already stands; that the parent was renamed since is no obstacle. */
const refuseStanding = (parent: UnitFacts, from: Day, today: Day): Refusal | null =>
  refuseDay({ ...parent, since: parent.fromDay }, from, today);

export function refuseRename(
  unit: UnitFacts,
  wanted: Wanted & { readonly name: string; readonly code?: string | null | undefined },
  today: Day,
  taken: Taken,
): Refusal | null {
  return firstOf(
    refuseChange(unit, wanted, today),
    refuseName(taken, unit.parentId, wanted.name, unit.id),
    refuseCode(taken, wanted.code, unit.id),
  );
}

/** `below` says whether the new parent is the unit itself or stands below it. */
export function refuseMove(
  unit: UnitFacts,
  parent: UnitFacts,
  below: boolean,
  wanted: Wanted,
  today: Day,
  taken: Taken,
): Refusal | null {
  return firstOf(
    refuseChange(unit, wanted, today),
    refuseStanding(parent, wanted.day, today),
    refuseRoot(unit),
    below ? organisationRefusals.refuse('unit_below_itself', { name: unit.name }) : null,
    refusePlace(parent, unit.kind, unit.height),
    refuseName(taken, parent.id, unit.name, unit.id),
  );
}

export function refuseClose(unit: UnitFacts, wanted: Wanted, today: Day): Refusal | null {
  return firstOf(
    refuseChange(unit, wanted, today),
    refuseRoot(unit),
    unit.openChildren > 0
      ? organisationRefusals.refuse('unit_has_children', { name: unit.name, count: unit.openChildren })
      : null,
  );
}

export const refuseHouseholds = (unit: Pick<UnitFacts, 'kind' | 'name'>): Refusal | null =>
  unit.kind === 'community' ? null : organisationRefusals.refuse('households_not_counted', { name: unit.name });
