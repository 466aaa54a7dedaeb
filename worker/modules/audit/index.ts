/** The door of audit: how the chain stands, for the house's nightly count. */
export { chainFrom } from './commands.ts';
