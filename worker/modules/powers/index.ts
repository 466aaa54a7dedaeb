export { raiseDeadlines } from './commands/deadlines.ts';
export type { PowerFigures } from './figures.ts';
export { powersSeed } from './seed.ts';
export { powersInbox } from './inbox.ts';
export { departmentMattersPanel, powersPanel } from './dashboard.ts';
