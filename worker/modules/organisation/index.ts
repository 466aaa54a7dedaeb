export { organisationConstraints } from './constraints.ts';
export { pinyinKey } from './pinyin.ts';
export { unitKinds, type UnitKind } from './rules.ts';
export { organisationSeed, recordsBegin } from './seed.ts';
