export { organisationConstraints } from './constraints.ts';
export type { UnitClosing, UnitFollower, UnitMerge } from './followers.ts';
export { pinyinKey } from './pinyin.ts';
export { unitKinds, type UnitKind } from './rules/kinds.ts';
export { organisationSeed, recordsBegin } from './seed.ts';
export { readCalendars } from './store.ts';
