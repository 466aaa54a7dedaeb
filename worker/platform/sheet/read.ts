import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { readCells, readStrings } from './cells.ts';
import { decodeText, readCsv } from './csv.ts';
import { sheetLimits } from './limits.ts';
import { refuseSheet, sheetRefusals } from './refusals.ts';
import { readDateStyles } from './styles.ts';
import type { Sheet } from './types.ts';
import { readWorkbook } from './workbook.ts';
import { openArchive, type Archive } from './zip.ts';

export interface ReadOptions {
  /** Sheet to read; without it the first visible one. */
  readonly sheet?: string;
}

/**
 * Reads a spreadsheet whatever its name claims: xlsx by its signature, else delimited text in UTF-8, UTF-16 or
 * GB18030. Own reader rather than a package, because a formula in a data cell and an error value must be told from
 * plain values, and because inflating is bounded while it happens.
 */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<Sheet | Refusal> {
  if (bytes.length === 0) return refuseSheet('sheet_empty');
  if (bytes.length > sheetLimits.bytes) return refuseSheet('sheet_too_large');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuseCompound(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) {
    const archive = openArchive(bytes);
    return isRefusal(archive) ? archive : readXlsx(archive, options.sheet);
  }
  return readText(bytes, fileName);
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** A password turns an xlsx into the same container that xls uses; the name of its stream tells which it is. */
function refuseCompound(bytes: Uint8Array): Refusal {
  const name = 'EncryptedPackage';
  const last = bytes.length - name.length * 2;
  for (let at = 0; at <= last; at += 2) {
    if (bytes[at] === 0x45 && [...name].every((letter, index) => bytes[at + index * 2] === letter.charCodeAt(0))) {
      return refuseSheet('sheet_encrypted');
    }
  }
  return refuseSheet('sheet_is_old_excel');
}

function readText(bytes: Uint8Array, fileName: string): Sheet | Refusal {
  const text = decodeText(bytes);
  if (text !== null && text.trim() === '') return refuseSheet('sheet_empty');
  if (/\.xls[xmb]?$/i.test(fileName) || (text !== null && /^\s*<[!?a-z]/i.test(text))) {
    return refuseSheet('sheet_not_a_table');
  }
  if (text === null) return refuseSheet(bytes.includes(0) ? 'sheet_not_a_table' : 'sheet_encoding_unknown');
  return readCsv(text, fileName.replace(/\.[^.]*$/, ''));
}

async function readXlsx(archive: Archive, wanted: string | undefined): Promise<Sheet | Refusal> {
  const workbook = await readWorkbook(archive);
  if (isRefusal(workbook)) return workbook;
  const chosen = wanted === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === wanted);
  if (!chosen) return sheetRefusals.refuse('sheet_unknown', { sheet: wanted ?? '' });
  const styles = workbook.stylesPath ? await archive.text(workbook.stylesPath) : null;
  if (isRefusal(styles)) return styles;
  const strings = workbook.stringsPath ? await archive.text(workbook.stringsPath) : null;
  if (isRefusal(strings)) return strings;
  const xml = await archive.text(chosen.path);
  if (isRefusal(xml)) return xml;
  if (xml === null) return refuseSheet('sheet_damaged');
  const cells = readCells(xml, {
    strings: readStrings(strings ?? ''),
    dateStyles: readDateStyles(styles ?? ''),
    epoch1904: workbook.epoch1904,
  });
  if (isRefusal(cells)) return cells;
  if (cells.rows.length === 0) return refuseSheet('sheet_empty');
  return { name: chosen.name, names: workbook.sheets.map(({ name }) => name), ...cells };
}
