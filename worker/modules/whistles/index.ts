export { whistlesAnswered } from './assessment-source.ts';
export { raiseWhistles } from './commands/alerts.ts';
export { whistlesFollower } from './follower.ts';
export { callFiles, whistleFiles } from './files.ts';
export { whistleFigures } from './power-figures.ts';
export { whistlesSeed } from './seed.ts';
export { whistlesInbox } from './inbox.ts';
export { whistleInSight } from './source.ts';
export { whistleCallsPanel, whistlesPanel } from './dashboard.ts';
