import type { PowerFigures } from '../powers/index.ts';
import { sumsByStreet } from './store/figures.ts';

/** How branches and departments answered a street, beside the street's own score of them. */
export const whistleFigures: PowerFigures = { code: 'whistles', sums: sumsByStreet };
