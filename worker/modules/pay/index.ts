/** The door of pay. */
export { payConstraints } from './constraints.ts';
export { paySeed } from './seed.ts';
