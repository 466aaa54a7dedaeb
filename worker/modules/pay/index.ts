/** The door of pay. */
export { advanceJob, failJob, resumeJobs } from './commands/compute-job.ts';
export { readJob } from './store/jobs.ts';
export { payConstraints } from './constraints.ts';
export { paySeed } from './seed.ts';
export { payInbox } from './inbox.ts';
