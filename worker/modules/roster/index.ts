export { rosterConstraints } from './constraints.ts';
export { readWho, type Who } from './rules/import/who.ts';
export { namingOf, type NamedRow } from './naming.ts';
export { rosterFollower } from './follower.ts';
export type { RetirementPolicy, RosterPolicy } from './rules/policy.ts';
export type { WorkerRecord } from './rules/record.ts';
export { identityIndex, openCard, openIdentity } from './sealing.ts';
export { rosterSeed } from './seed.ts';
export { noticeRows, standingNotice, standingNoticesOf, type StandingNoticeRow } from './store/notices.ts';
