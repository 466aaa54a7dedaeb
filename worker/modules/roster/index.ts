export { rosterConstraints } from './constraints.ts';
export { enterWorkers, type Entering, type NewPosting, type NewWorker } from './entering.ts';
export { rosterFollower } from './follower.ts';
export { nameKeys, type NameKeys } from './pinyin.ts';
export type { RetirementPolicy, RosterPolicy } from './rules/policy.ts';
export type { WorkerRecord } from './rules/record.ts';
export { identityIndex } from './sealing.ts';
export { rosterSeed } from './seed.ts';
export { readPolicy, standingPolicy, type PolicyRow } from './store/policy.ts';
