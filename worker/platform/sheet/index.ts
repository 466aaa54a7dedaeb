export { readSheet, type ReadOptions } from './read.ts';
export { sheetRefusals } from './refusals.ts';
export type { CellKind, Sheet, SheetCell, SheetRange, SheetRow } from './types.ts';
export { csvLine, writeCsv, writeSheet, type Tone, type WriteCell, type WriteRequest } from './write.ts';
