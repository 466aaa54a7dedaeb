import { fen } from '../../../core/fen.ts';
import { insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import { codePrefix, type AccountFacts, type AccountKind } from '../rules/chart.ts';
import { yearChart } from '../templates/chart.ts';
import type { ExpenditureCodeTemplate } from '../templates/expenditure-codes.ts';
import type { Stamp } from './posting.ts';

export interface NewAccount {
  readonly id: string;
  readonly kind: AccountKind;
  readonly fiscalYear: number;
  readonly name: string;
  readonly unitId: string;
  readonly functionCode?: string | null;
  readonly economicCode?: string | null;
  /** The duty of a duty account. */
  readonly subjectId?: string | null;
  readonly documentNumber?: string | null;
}

/** The facts of an account that this batch opens: nothing on it yet, its number not known. */
export const openedAccount = ({ id, kind, fiscalYear, name, unitId, ...rest }: NewAccount): AccountFacts => ({
  id,
  kind,
  fiscalYear,
  name,
  unitId,
  code: '',
  state: 'open',
  floorFen: kind === 'source' ? null : fen(0),
  budgetFen: fen(0),
  balanceFen: fen(0),
  heldFen: fen(0),
  version: 1,
  functionCode: rest.functionCode ?? null,
  economicCode: rest.economicCode ?? null,
  layers: null,
});

/**
 * The statements that open accounts; only a source goes without a floor. Each takes the next number of its kind and
 * year as the batch finds it, so that two officers who open lines at once never meet on one.
 */
export function planAccounts(stamp: Pick<Stamp, 'at'>, accounts: readonly NewAccount[]): Statement[] {
  if (accounts.length === 0) return [];
  const seen = new Map<string, number>();
  const rows = accounts.map((account) => {
    const series = `${account.fiscalYear} ${account.kind}`;
    const place = (seen.get(series) ?? 0) + 1;
    seen.set(series, place);
    return { ...account, place, prefix: codePrefix[account.kind], floorFen: account.kind === 'source' ? null : 0 };
  });
  return [
    sql`INSERT INTO ledger_account (id, kind, fiscal_year, ordinal, code, name, unit_id, function_code, economic_code,
        subject_id, document_number, floor_fen, opened_at)
      SELECT id, kind, fiscal_year, ordinal, prefix || printf('%04d', ordinal), name, unit_id, function_code,
        economic_code, subject_id, document_number, floor_fen, ${stamp.at}
      FROM (SELECT value ->> 'id' AS id, value ->> 'kind' AS kind, value ->> 'fiscalYear' AS fiscal_year,
          value ->> 'place' + (SELECT coalesce(max(a.ordinal), 0) FROM ledger_account AS a
            WHERE a.fiscal_year = value ->> 'fiscalYear' AND a.kind = value ->> 'kind') AS ordinal,
          value ->> 'prefix' AS prefix, value ->> 'name' AS name, value ->> 'unitId' AS unit_id,
          value ->> 'functionCode' AS function_code, value ->> 'economicCode' AS economic_code,
          value ->> 'subjectId' AS subject_id, value ->> 'documentNumber' AS document_number,
          value ->> 'floorFen' AS floor_fen
        FROM json_each(${json(rows)}))`,
  ];
}

export const planYear = (stamp: Pick<Stamp, 'at'>, year: number, openedBy: string): Statement =>
  insertRow('fiscal_year', { year, state: 'open', opened_at: stamp.at, opened_by: openedBy });

/** Enters codes of a year; of one that is there the name, the book it comes from and whether it was checked are set. */
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
    `ON CONFLICT (year, classification, code)
      DO UPDATE SET name = excluded.name, source = excluded.source, checked = excluded.checked`,
  );
}

/** A year's codes carried to the next: the book is yearly, so each row says that it is not yet checked for the new one. */
export const carryCodes = (from: number, to: number): Statement =>
  sql`INSERT INTO expenditure_code (year, classification, code, name, source, checked)
    SELECT CAST(${to} AS INTEGER), classification, code, name, source, 0 FROM expenditure_code
    WHERE year = CAST(${from} AS INTEGER)`;

/** The accounts that a year opens with. */
export const chartOfYear = (year: number, rootUnitId: string, newId: (prefix: string) => string): NewAccount[] =>
  yearChart.map(({ kind, name }) => ({ kind, name, id: newId('acc'), fiscalYear: year, unitId: rootUnitId }));
