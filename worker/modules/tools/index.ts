/** The top of the house: nobody stands on the calculators, so their door shows only what the web's page may name. */
export { toolsRefusals } from './rules/refusals.ts';
