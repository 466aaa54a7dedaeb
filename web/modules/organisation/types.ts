export const unitKinds = ['city', 'street', 'community', 'grid', 'department', 'office', 'station'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** One unit as `GET …/organisation/units` and the tree answer it. */
export interface Unit {
  id: string;
  kind: UnitKind;
  code: string | null;
  name: string;
  parentId: string | null;
  households: number | null;
  fromDay: string;
  untilDay: string | null;
  mergedIntoId: string | null;
  version: number;
}

export interface Named {
  id: string;
  kind: UnitKind;
  name: string;
}

/** What held of a unit from a day until a day. */
export interface UnitState {
  name: string;
  code: string | null;
  parentId: string | null;
  parentName: string | null;
  households: number | null;
  fromDay: string;
  untilDay: string | null;
  reason: string | null;
}

export interface UnitDetail extends Unit {
  path: readonly Named[];
  successor: Named | null;
  childCounts: readonly { kind: UnitKind; count: number }[];
  states: readonly UnitState[];
}

/** What may stand below what, as the server decides it. */
export const placement: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  city: ['department', 'street'],
  street: ['community', 'office'],
  community: ['grid', 'station'],
  department: ['department', 'office'],
  grid: [],
  office: [],
  station: [],
};
