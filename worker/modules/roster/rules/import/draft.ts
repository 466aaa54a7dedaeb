import { checkBankCard, checkMobile, checkResidentId, type CheckReason } from '../../../../core/checks.ts';
import type { Day } from '../../../../core/day.ts';
import { limits } from '../../../../core/limits.ts';
import { tidy, toHalfWidth } from '../../../../core/text.ts';
import type { Channel, Degree, Education, PoliticalStatus, PostType, Qualification, Sex } from '../vocabulary.ts';
import type { ColumnKey } from './columns.ts';
import type { GridCell } from './grid.ts';
import { readLooseDay, type LooseDay } from './loose-day.ts';
import { problem, type Problem, type ProblemCode, type ProblemFacts } from './problems.ts';
import type { TableRow } from './table.ts';
import {
  plainWord,
  readChannel,
  readDegree,
  readEducation,
  readEthnicity,
  readPoliticalStatus,
  readPost,
  readQualification,
  readSex,
  saysNothing,
} from './words.ts';

/** What a row says, cell by cell, in the product's own words. Null: the cell is empty or could not be read. */
export interface Draft {
  readonly row: number;
  readonly street: string | null;
  readonly community: string | null;
  readonly name: string | null;
  readonly sex: Sex | null;
  readonly ethnicity: string | null;
  /** Normalised and valid by GB 11643. */
  readonly identityNumber: string | null;
  /** Birth day and sex that the identity number states. */
  readonly identityBirth: Day | null;
  readonly identitySex: Sex | null;
  readonly birth: LooseDay | null;
  readonly politicalStatus: PoliticalStatus | null;
  readonly education: { readonly level: Education; readonly name: string } | null;
  readonly degree: Degree | null;
  readonly postType: PostType | null;
  readonly channel: Channel | null;
  readonly communityWorkSince: LooseDay | null;
  readonly postSince: LooseDay | null;
  readonly qualification: Qualification | null;
  readonly mobile: string | null;
  readonly bankName: string | null;
  readonly bankCard: string | null;
  readonly contractFrom: LooseDay | null;
  readonly contractUntil: LooseDay | null;
  readonly school: string | null;
  readonly major: string | null;
  readonly remark: string | null;
}

export interface CheckedRow {
  readonly draft: Draft;
  readonly problems: readonly Problem[];
}

type Report = (column: ColumnKey, code: ProblemCode, facts?: ProblemFacts) => null;

interface Reader {
  readonly report: Report;
  /** The cell where it says something; formula errors are reported and count as empty. */
  cell(column: ColumnKey): GridCell | null;
}

/** Reads one row cell by cell. What only other rows or the city can tell is checked later. */
export function readRow({ row, cells }: TableRow, today: Day): CheckedRow {
  const problems: Problem[] = [];
  const report: Report = (column, code, facts) => {
    problems.push(problem(row, column, code, shownValue(cells.get(column)), facts));
    return null;
  };
  for (const [column, cell] of cells) reportFormula(column, cell, report);
  const reader: Reader = {
    report,
    cell: (column) => {
      const cell = cells.get(column);
      return !cell || cell.kind === 'error' || tidy(cell.text) === '' ? null : cell;
    },
  };
  return { draft: { row, ...readPerson(reader, today), ...readWork(reader), ...readContact(reader) }, problems };
}

function shownValue(cell: GridCell | undefined): string | null {
  if (!cell) return null;
  return cell.formula === undefined ? cell.text : `=${cell.formula} → ${cell.text}`;
}

function reportFormula(column: ColumnKey, cell: GridCell, report: Report): void {
  if (cell.kind === 'error') report(column, 'formula_error', { value: cell.text });
  else if (cell.formula !== undefined) report(column, 'formula_cell', { formula: `=${cell.formula}` });
}

function readPerson(reader: Reader, today: Day) {
  const identity = readIdentity(reader, today);
  return {
    ...identity,
    name: readName(reader),
    sex: word(reader, 'sex', 'sex_unknown', readSex),
    ethnicity: readEthnicName(reader),
    birth: readDate(reader, 'birth'),
    politicalStatus: word(reader, 'politicalStatus', 'political_status_unknown', readPoliticalStatus),
    education: word(reader, 'education', 'education_unknown', readEducation),
    degree: word(reader, 'degree', 'degree_unknown', readDegree, true),
    qualification: word(reader, 'qualification', 'qualification_unknown', readQualification, true),
    school: text(reader, 'school', limits.nameLength),
    major: text(reader, 'major', limits.nameLength),
  };
}

function readWork(reader: Reader) {
  return {
    street: text(reader, 'street', limits.nameLength),
    community: text(reader, 'community', limits.nameLength),
    postType: word(reader, 'postType', 'post_unknown', readPost),
    channel: word(reader, 'channel', 'channel_unknown', readChannel),
    communityWorkSince: readDate(reader, 'communityWorkSince'),
    postSince: readDate(reader, 'postSince'),
    contractFrom: readDate(reader, 'contractFrom'),
    contractUntil: readDate(reader, 'contractUntil'),
    remark: text(reader, 'remark', limits.noteLength),
  };
}

function readContact(reader: Reader) {
  return {
    mobile: readMobile(reader),
    bankName: text(reader, 'bankName', limits.nameLength),
    bankCard: readCard(reader),
  };
}

function text(reader: Reader, column: ColumnKey, most: number): string | null {
  const cell = reader.cell(column);
  if (!cell || saysNothing(cell.text)) return null;
  const tidied = tidy(cell.text);
  return tidied.length > most ? reader.report(column, 'text_too_long', { most }) : tidied;
}

function word<T>(
  reader: Reader,
  column: ColumnKey,
  unknown: ProblemCode,
  read: (text: string) => T | null,
  nothingIsAWord = false,
): T | null {
  const cell = reader.cell(column);
  if (!cell || (saysNothing(cell.text) && !nothingIsAWord)) return null;
  return read(cell.text) ?? reader.report(column, unknown);
}

/** Chinese names are padded with spaces for the eye; a name in letters keeps its single spaces. */
function readName(reader: Reader): string | null {
  const written = text(reader, 'name', limits.nameLength);
  if (written === null) return null;
  const dotted = toHalfWidth(written).replaceAll(/[•‧∙⋅・.]/g, '·');
  const name = /\p{Script=Latin}/u.test(dotted) ? tidy(dotted) : plainWord(dotted);
  if (!/^[\p{L}\p{M}· '-]+$/u.test(name)) reader.report('name', 'name_unusual');
  return name;
}

function readEthnicName(reader: Reader): string | null {
  const cell = reader.cell('ethnicity');
  if (!cell || saysNothing(cell.text)) return null;
  const { name, known } = readEthnicity(cell.text);
  if (!known) reader.report('ethnicity', 'ethnicity_unknown');
  return name;
}

function readDate(reader: Reader, column: ColumnKey): LooseDay | null {
  const cell = reader.cell(column);
  if (!cell || saysNothing(cell.text)) return null;
  const read = readLooseDay(cell);
  if (!read) return reader.report(column, 'date_unreadable');
  if (read.ambiguous) reader.report(column, 'date_ambiguous');
  return read;
}

const identityCodes: Readonly<Record<CheckReason, ProblemCode>> = {
  empty: 'id_missing',
  scientific_notation: 'id_as_number',
  fifteen_digits: 'id_15_digits',
  characters: 'id_bad_character',
  length: 'id_length',
  prefix: 'id_bad_character',
  birth_date: 'id_birth_impossible',
  checksum: 'id_checksum',
};

const noIdentity = { identityNumber: null, identityBirth: null, identitySex: null };

function readIdentity(reader: Reader, today: Day): Pick<Draft, 'identityNumber' | 'identityBirth' | 'identitySex'> {
  const cell = reader.cell('identityNumber');
  if (!cell || saysNothing(cell.text)) return noIdentity;
  if (lostDigits(cell)) {
    reader.report('identityNumber', 'id_as_number');
    return noIdentity;
  }
  const check = checkResidentId(cell.text, today);
  if (!check.valid || !check.birthDay || !check.sex) {
    reader.report('identityNumber', identityCodes[check.reason ?? 'checksum'], { length: check.normalised.length });
    return noIdentity;
  }
  if (/[\uFF10-\uFF19\uFF38\uFF58]/.test(cell.text)) reader.report('identityNumber', 'id_full_width_digits');
  return { identityNumber: check.normalised, identityBirth: check.birthDay, identitySex: check.sex };
}

/** A number cell holds fifteen digits; the rest of a longer number is gone. */
const lostDigits = ({ kind, text: written }: GridCell): boolean => kind === 'number' && written.length > 15;

function readMobile(reader: Reader): string | null {
  const cell = reader.cell('mobile');
  if (!cell || saysNothing(cell.text)) return null;
  const check = checkMobile(cell.text);
  return check.valid ? check.normalised : reader.report('mobile', 'mobile_format');
}

function readCard(reader: Reader): string | null {
  const cell = reader.cell('bankCard');
  if (!cell || saysNothing(cell.text)) return null;
  const check = checkBankCard(cell.text);
  if (lostDigits(cell) || check.reason === 'scientific_notation') return reader.report('bankCard', 'card_as_number');
  if (check.reason === 'checksum') reader.report('bankCard', 'card_luhn');
  else if (!check.valid) return reader.report('bankCard', 'card_format');
  return check.normalised;
}
