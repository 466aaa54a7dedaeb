export { allianceSources } from './assessment-sources.ts';
export { raiseAllianceLines } from './commands/clock.ts';
export { alliancePanel } from './dashboard.ts';
export { allianceFollower } from './follower.ts';
export { progressFiles } from './line-files.ts';
export { allianceSeed } from './seed.ts';
export { allianceInbox } from './inbox.ts';
