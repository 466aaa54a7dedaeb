export { raiseDeadlines } from './commands/deadlines.ts';
export { powersSeed } from './seed.ts';
