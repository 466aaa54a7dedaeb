import { limits } from '../../core/limits.ts';

/** Bounds of one uploaded file, whatever it claims about itself. */
export const sheetLimits = {
  /** Bytes as uploaded. */
  bytes: limits.importBytes,
  /** Bytes of all parts that are read, once inflated. */
  inflatedBytes: limits.importUnpackedBytes,
  /** Parts of the archive. */
  entries: 1_000,
  /** Rows with anything in them: titles, subtotals and signatures come on top of the rows to import. */
  rows: limits.importRows + 500,
  columns: limits.importColumns,
} as const;
