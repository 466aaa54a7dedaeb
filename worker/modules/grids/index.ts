export { gridConstraints } from './constraints.ts';
export { gridsFollower } from './follower.ts';
export type { GridLoad } from './load.ts';
export { gridsServedBy } from './serving.ts';
export { gridsInbox } from './inbox.ts';
export { gridsPanel } from './dashboard.ts';
