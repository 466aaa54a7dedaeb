import { checkResidentId } from '../../../../core/checks.ts';
import { isDecimal } from '../../../../core/ratio.ts';
import { limits } from '../../../../core/limits.ts';
import { toHalfWidth, withoutSpaces } from '../../../../core/text.ts';
import type { NotGraded } from '../person.ts';
import { mostPoints, parsePoints, type Points } from '../points.ts';
import type { Scheme } from '../scheme.ts';
import { markPrefix } from './columns.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { problem, type ProblemCode } from './problems.ts';
import { cellText, type ImportRow } from '../../../../core/import/table.ts';

/** What one row of a sheet of marks says, as far as it could be read. */
export interface MarkDraft {
  readonly row: number;
  /** Empty where the row says by our own id whom it speaks of. */
  readonly identityNumber: string;
  readonly workerId: string | null;
  readonly name: string | null;
  /** Means by group; a group without a mean is absent. */
  readonly marks: Readonly<Record<string, Points>>;
  readonly bonus: Points;
  readonly bonusReason: string | null;
  readonly deduction: Points;
  readonly deductionReason: string | null;
  readonly vetoReason: string | null;
  readonly notGraded: NotGraded | null;
  readonly remark: string | null;
}

export interface ReadMarkRow {
  readonly draft: MarkDraft;
  readonly problems: readonly Problem[];
}

export function readMarkRow({ row, cells }: ImportRow, scheme: Scheme): ReadMarkRow {
  const problems: Problem[] = [];
  const found = (column: string, code: ProblemCode, facts = {}): null => {
    problems.push(problem(row, column, code, cells.get(column)?.text ?? null, facts));
    return null;
  };
  const points = (column: string): Points | null => {
    const read = readPoints(cells, column);
    return typeof read === 'string' ? found(column, read) : read;
  };
  const text = (column: string): string | null => {
    const read = cellText(cells, column);
    return read !== null && read.length > limits.noteLength
      ? found(column, 'text_too_long', { most: limits.noteLength })
      : read;
  };
  const workerId = cellText(cells, 'workerId');
  const number = cellText(cells, 'identityNumber');
  const identity = checkResidentId(number ?? '');
  if (!identity.valid && (workerId === null || number !== null))
    found('identityNumber', identity.reason === 'empty' ? 'identity_missing' : 'identity_invalid');
  const marks = scheme.groups.flatMap(({ code }) => {
    const mark = points(`${markPrefix}${code}`);
    return mark === null ? [] : [[code, mark] as const];
  });
  const [bonus, deduction] = [points('bonus') ?? 0, points('deduction') ?? 0];
  const [bonusReason, deductionReason] = [text('bonusReason'), text('deductionReason')];
  if (bonus > 0 && bonusReason === null) found('bonus', 'bonus_without_reason');
  if (deduction > 0 && deductionReason === null) found('deduction', 'deduction_without_reason');
  const vetoed = readVeto(cellText(cells, 'veto'));
  if (vetoed === null) found('veto', 'veto_unreadable');
  const vetoReason = text('vetoReason');
  if (vetoed === true && vetoReason === null) found('veto', 'veto_without_reason');
  const remark = text('remark');
  const draft = {
    row, identityNumber: identity.normalised, workerId, name: cellText(cells, 'name'), marks: Object.fromEntries(marks),
    bonus, bonusReason, deduction, deductionReason,
    vetoReason: vetoed ? vetoReason : null, notGraded: readNotGraded(remark), remark,
  }; // prettier-ignore
  return { draft, problems };
}

/** Points of a cell, null where it is empty, or what is wrong with it. */
export function readPoints(cells: ImportRow['cells'], column: string): Points | null | ProblemCode {
  const cell = cells.get(column);
  const text = cellText(cells, column);
  if (!cell || text === null) return null;
  const plain = withoutSpaces(toHalfWidth(text)).replace(/分$/, '').replace(/\.$/, '');
  // A number cell holds the nearest binary fraction, written out to seventeen digits: 85.849999999999994 is 85.85.
  const decimal = cell.kind === 'number' && Number.isFinite(Number(plain)) ? String(Number(plain)) : plain;
  const points = parsePoints(decimal);
  if (points === null)
    return isDecimal(decimal) ? (decimal.startsWith('-') ? 'mark_out_of_range' : fault(decimal)) : 'mark_unreadable';
  return points > mostPoints ? 'mark_out_of_range' : points;
}

const fault = (decimal: string): ProblemCode => (/\.\d{3,}$/.test(decimal) ? 'mark_too_fine' : 'mark_out_of_range');

/** Null: cannot be told. */
function readVeto(text: string | null): boolean | null {
  if (text === null || /^(?:否|×|x|n|no|0|未)$/i.test(text)) return false;
  return /^(?:是|有|√|✓|✔|y|yes|1|一票否决)$/i.test(text) ? true : null;
}

/** What a remark says about not being graded, in the words that offices use. */
function readNotGraded(remark: string | null): NotGraded | null {
  if (remark === null) return null;
  if (/试用期/.test(remark)) return 'probation';
  if (/(?:不足|未满|不满).{0,4}(?:个月|月)/.test(remark)) return 'too_few_months';
  if (/不参加|未参加|不在岗|未入职|未聘用/.test(remark)) return 'not_in_service';
  return /不定等次|不确定等次|不评定等次|不评等次/.test(remark) ? 'other' : null;
}
