export { dutiesSeed } from './seed.ts';
