import type { PowerFigures } from './modules/powers/index.ts';
import { whistleFigures } from './modules/whistles/index.ts';

/** Records of the house that stand beside a street's score of a branch or department: a module that has some adds its line. */
export const powerFigures: readonly PowerFigures[] = [whistleFigures];
