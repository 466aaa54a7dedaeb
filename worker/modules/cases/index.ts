export { caseSources } from './assessment-sources.ts';
export { partFiles, requestFiles, stepFiles } from './case-files.ts';
export { raiseCaseDeadlines } from './commands/clock.ts';
export { casesFollower } from './follower.ts';
export { caseInSight, planReopening, reopeningReads, type ReopeningRows } from './reopening.ts';
export { casesSeed } from './seed.ts';
export { casesInbox } from './inbox.ts';
export { casePartsPanel, casesPanel } from './dashboard.ts';
export { caseLoads } from './loads.ts';
