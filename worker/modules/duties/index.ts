export { dutiesFollower } from './follower.ts';
export { dutiesSeed } from './seed.ts';
