export { readSheet, type ReadOptions } from './read.ts';
export type { CellKind, Sheet, SheetCell, SheetRange, SheetRow } from './types.ts';
export { writeCsv, writeSheet, writeWorkbook, type Tone, type WriteCell, type WriteRequest } from './write.ts';
export { importWorkbook, tableCsv, tableWorkbook, tablesWorkbook } from './table.ts';
