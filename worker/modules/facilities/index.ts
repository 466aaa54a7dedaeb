export { facilitiesFollower } from './follower.ts';
export { facilitiesSeed } from './seed.ts';
