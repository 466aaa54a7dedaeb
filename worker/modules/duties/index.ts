export { dutyReports } from './assessment-source.ts';
export { dutiesFollower } from './follower.ts';
export { dutiesSeed } from './seed.ts';
