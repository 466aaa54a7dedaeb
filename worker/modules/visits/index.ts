export { visitsMade } from './assessment-source.ts';
export { replanVisits } from './commands/settings.ts';
export { visitFiles } from './visit-files.ts';
export { visitsFollower } from './follower.ts';
export { visitLoads } from './loads.ts';
export { visitsSeed } from './seed.ts';
export { visitsInbox } from './inbox.ts';
export { visitsPanel } from './dashboard.ts';
