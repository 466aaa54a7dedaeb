import { insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import { accountCode, type AccountKind } from '../rules/chart.ts';
import { numbered } from '../rules/opening.ts';
import { yearChart } from '../templates/chart.ts';
import type { ExpenditureCodeTemplate } from '../templates/expenditure-codes.ts';
import type { Stamp } from './posting.ts';

export interface NewAccount {
  readonly id: string;
  readonly kind: AccountKind;
  readonly fiscalYear: number;
  readonly ordinal: number;
  readonly name: string;
  readonly unitId: string;
  readonly functionCode?: string | null;
  readonly economicCode?: string | null;
  /** The duty of a duty account. */
  readonly subjectId?: string | null;
  readonly documentNumber?: string | null;
}

/** The statements that open accounts; only a source goes without a floor. */
export function planAccounts(stamp: Pick<Stamp, 'at'>, accounts: readonly NewAccount[]): Statement[] {
  return insertRows(
    'ledger_account',
    accounts.map((account) => ({
      id: account.id,
      kind: account.kind,
      fiscal_year: account.fiscalYear,
      ordinal: account.ordinal,
      code: accountCode(account.kind, account.ordinal),
      name: account.name,
      unit_id: account.unitId,
      function_code: account.functionCode ?? null,
      economic_code: account.economicCode ?? null,
      subject_id: account.subjectId ?? null,
      document_number: account.documentNumber ?? null,
      floor_fen: account.kind === 'source' ? null : 0,
      opened_at: stamp.at,
    })),
  );
}

export const planYear = (stamp: Pick<Stamp, 'at'>, year: number, openedBy: string): Statement =>
  insertRow('fiscal_year', { year, state: 'open', opened_at: stamp.at, opened_by: openedBy });

export function planCodes(year: number, codes: readonly ExpenditureCodeTemplate[]): Statement[] {
  return insertRows(
    'expenditure_code',
    codes.map(({ classification, code, name, source, checked }) => ({
      year,
      classification,
      code,
      name,
      source,
      checked: Number(checked),
    })),
  );
}

/** A year's codes carried to the next: the book is yearly, so each row says that it is not yet checked for the new one. */
export const carryCodes = (from: number, to: number): Statement =>
  sql`INSERT INTO expenditure_code (year, classification, code, name, source, checked)
    SELECT CAST(${to} AS INTEGER), classification, code, name, source, 0 FROM expenditure_code
    WHERE year = CAST(${from} AS INTEGER)`;

/** The accounts that a year opens with. */
export const chartOfYear = (year: number, rootUnitId: string, newId: (prefix: string) => string): NewAccount[] =>
  numbered(yearChart).map((account) => ({ ...account, id: newId('acc'), fiscalYear: year, unitId: rootUnitId }));
