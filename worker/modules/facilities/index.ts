export { facilitiesFollower } from './follower.ts';
export { facilitiesSeed } from './seed.ts';
export { facilitiesPanel } from './dashboard.ts';
