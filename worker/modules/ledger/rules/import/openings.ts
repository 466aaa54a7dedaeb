import { formatYuan, sumFen, type Fen } from '../../../../core/fen.ts';
import { cellText, importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { accountLabel, type AccountFacts } from '../chart.ts';
import { servesLine, readPurposes } from '../layers.ts';
import { openable, type Opening, type OpeningFacts as Facts } from '../opening-balance.ts';
import { RowReader } from './row.ts';

/** The sheet of opening balances (期初余额): what each account had when the city began to keep its book here. */
export const openingColumns: readonly ImportColumn[] = [
  importColumn('account', ['账户编码', '계정 코드', 'Account code'], '账户 指标编码', false, '20001'),
  importColumn('unit', ['承接单位', '수행 단위', 'Unit'], '单位 单位名称 街道社区', false, '北山街道'),
  importColumn('source', ['资金来源', '재원', 'Source'], '来源', true, '本级财政'),
  importColumn('amount', ['期初余额', '기초 잔액', 'Opening balance'], '金额 余额', true, '30000.00'),
];

/** What an account opens with, and the row that says so. */
export interface OpeningEntry extends Opening {
  readonly row: number;
}

export type OpeningFacts = Pick<Facts, 'accounts' | 'units'>;

export interface OpeningSheet {
  readonly problems: readonly Problem[];
  readonly entries: readonly OpeningEntry[];
  readonly totalFen: Fen;
}

export function decideOpenings(table: ImportTable, facts: OpeningFacts): OpeningSheet {
  const problems: Problem[] = [];
  const entries: OpeningEntry[] = [];
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const named = cellText(row.cells, 'account') !== null;
    const place = named ? accountPlace(reader, facts.accounts) : unitPlace(reader, facts);
    const source = sourceOf(reader, facts.accounts);
    const amountFen = reader.amount('amount');
    if (place && source && amountFen !== null) {
      const { account } = place;
      if (account?.kind === 'line' && !servesLine(readPurposes(source.purposes), account)) {
        reader.say('source', 'account_unfit', accountLabel(source));
      }
      const key = `${account?.id ?? place.unitId} ${source.id}`;
      const related = seen.get(key);
      if (related === undefined) seen.set(key, row.row);
      else reader.say('amount', 'line_twice', null, { related });
      if (account && account.balanceFen !== 0) {
        const said = { account: accountLabel(account), standing: formatYuan(account.balanceFen) };
        reader.say('amount', 'opening_standing', formatYuan(amountFen), said);
      }
      if (!reader.blocked) {
        entries.push({
          row: row.row,
          kind: account?.kind === 'line' ? 'open_budget' : 'open_balance',
          accountId: account?.id ?? null,
          unitId: place.unitId,
          unitName: place.unitName,
          sourceId: source.id,
          amountFen,
        });
      }
    }
    problems.push(...reader.problems);
  }
  return { problems, entries, totalFen: sumFen(entries.map((entry) => entry.amountFen)) };
}

interface Place {
  readonly account: AccountFacts | null;
  readonly unitId: string | null;
  readonly unitName: string;
}

function accountPlace(reader: RowReader, accounts: readonly AccountFacts[]): Place | null {
  const account = reader.account('account', accounts, openable);
  return account && { account, unitId: null, unitName: account.name };
}

/** A street or community by its name; its account of the year, where it has one. */
function unitPlace(reader: RowReader, { accounts, units }: OpeningFacts): Place | null {
  const name = reader.required('unit', 100);
  if (name === null) return null;
  const found = units.filter((unit) => unit.name === name);
  const unit = found.length === 1 ? found[0] : undefined;
  if (!unit) {
    reader.say('unit', found.length > 1 ? 'account_ambiguous' : 'unit_unknown', name);
    return null;
  }
  const account = accounts.find(({ kind, unitId }) => kind === 'unit' && unitId === unit.id) ?? null;
  return { account, unitId: unit.id, unitName: unit.name };
}

function sourceOf(reader: RowReader, accounts: readonly AccountFacts[]): AccountFacts | null {
  const name = reader.required('source', 100);
  if (name === null) return null;
  const source = accounts.find((account) => account.kind === 'source' && [account.name, account.code].includes(name));
  if (!source) reader.say('source', 'source_unknown', name);
  return source ?? null;
}
