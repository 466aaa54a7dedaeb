export const roles = [
  'secretary',
  'leader',
  'party_member',
  'worker',
  'lane_head',
  'building_head',
  'stairway_head',
] as const;
export const placed: ReadonlySet<string> = new Set(['party_member', 'lane_head', 'building_head', 'stairway_head']);
