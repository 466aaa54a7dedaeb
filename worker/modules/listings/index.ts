export { listingSources } from './assessment-sources.ts';
export { raiseListings } from './commands/clock.ts';
export { drawMonth } from './commands/draw.ts';
export { raiseFollowups } from './commands/followups.ts';
export { doneFiles, followupFiles, listingFiles } from './files.ts';
export { listingsFollower } from './follower.ts';
export { listingsInbox } from './inbox.ts';
export { listingsSeed } from './seed.ts';
