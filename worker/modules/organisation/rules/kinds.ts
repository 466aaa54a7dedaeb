export const unitKinds = ['city', 'street', 'community', 'grid', 'department', 'office', 'station'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What may stand directly below what. Only departments nest. */
export const placement: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  city: ['department', 'street'],
  street: ['community', 'office'],
  community: ['grid', 'station'],
  department: ['department', 'office'],
  grid: [],
  office: [],
  station: [],
};
