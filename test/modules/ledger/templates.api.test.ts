import { beforeAll, describe, expect, it } from 'vitest';
import { readImportTable, type ImportColumn } from '../../../worker/core/import/table.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { budgetColumns } from '../../../worker/modules/ledger/rules/import/budget.ts';
import { chartColumns } from '../../../worker/modules/ledger/rules/import/chart.ts';
import { codeColumns } from '../../../worker/modules/ledger/rules/import/codes.ts';
import { holdColumns } from '../../../worker/modules/ledger/rules/import/holds.ts';
import { monthColumns } from '../../../worker/modules/ledger/rules/import/months.ts';
import { movementColumns } from '../../../worker/modules/ledger/rules/import/movements.ts';
import { openingColumns } from '../../../worker/modules/ledger/rules/import/openings.ts';
import { reversalColumns } from '../../../worker/modules/ledger/rules/import/reversals.ts';
import { settlementColumns } from '../../../worker/modules/ledger/rules/import/settlements.ts';
import { yearEndColumns } from '../../../worker/modules/ledger/rules/import/year-end.ts';
import { readSheet } from '../../../worker/platform/sheet/index.ts';
import { newBook, type Book, type Refused } from './book.ts';

const sheets: readonly (readonly [string, readonly ImportColumn[]])[] = [
  ['budget', budgetColumns],
  ['holds', holdColumns],
  ['movements', movementColumns],
  ['settlements', settlementColumns],
  ['reversals', reversalColumns],
  ['openings', openingColumns],
  ['chart', chartColumns],
  ['codes', codeColumns],
  ['months', monthColumns],
  ['year-closings', yearEndColumns],
];
const undecided = { cells: [], skip: [], accept: [] };

let book: Book;
beforeAll(async () => {
  book = await newBook();
});

async function template(path: string, query = '') {
  const answer = await book.world.fetch('GET', book.city.path(`/ledger/${path}/import/template${query}`), {
    cookie: book.city.cookie,
  });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

async function opened(bytes: Uint8Array<ArrayBuffer>, sheet?: string) {
  const read = await readSheet(bytes, 'template.xlsx', sheet === undefined ? {} : { sheet });
  if (isRefusal(read)) throw new Error(read.code);
  return read;
}

describe('the template of a sheet', () => {
  it.each(sheets)(
    'of %s has the header that its import reads, and examples where no import looks',
    async (path, all) => {
      const bytes = await template(path);
      const first = await opened(bytes);
      const table = readImportTable(first.rows, all, undecided);
      expect(table?.columns.map(({ spec }) => spec.key)).toEqual(all.map(({ key }) => key));
      expect([table?.rows, table?.unmatched]).toEqual([[], []]);
      const notes = await opened(bytes, first.names[1]);
      expect(readImportTable(notes.rows, all, undecided)).toBeNull();
      const explained = notes.rows.slice(2).map((row) => row.map((cell) => cell?.text ?? ''));
      expect(explained.map(([name, , example]) => [name, example])).toEqual(
        all.map(({ zh, example }) => [zh, example]),
      );
      expect(explained.every(([, , example]) => example !== '')).toBe(true);
    },
  );

  it('is brought back untouched without bringing anything', async () => {
    const form = new FormData();
    form.set('file', new File([await template('holds')], '冻结表模板.xlsx'));
    form.set('documentNumber', '文');
    form.set('fiscalYear', String(book.year));
    const { cookie } = book.city;
    const looked = await book.world.call<{ counts: object; problems: object[] }>(
      'POST',
      book.city.path('/ledger/holds/import'),
      { cookie, form, key: 'the-empty-template' },
    );
    expect(looked.body).toMatchObject({ counts: { rows: 0, new: 0, errors: 0 }, problems: [] });
  });

  it('speaks the reader’s language and is for whoever brings sheets', async () => {
    const first = await opened(await template('holds', '?language=en'));
    expect(first.rows[0]?.map((cell) => cell?.text)).toEqual([
      'Account code*',
      'Amount*',
      'Purpose*',
      'Document',
      'Deadline',
    ]);
    const auditor = await book.colleague('auditor', book.city.rootUnitId, 'auditor@test.test');
    const refused = await book.world.call<Refused>('GET', book.city.path('/ledger/holds/import/template'), {
      cookie: auditor,
    });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'permission_missing']);
  });
});

describe('a header', () => {
  it('that is empty names no column', () => {
    const lines = [['', '类型', '名称', '限定部门'].map((text) => ({ text })), ['1', '资金来源', '专项', '民政局']];
    const rows = lines.map((line) => line.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
    const table = readImportTable(rows, chartColumns, undecided);
    expect(table?.columns.map(({ spec, index }) => `${index} ${spec.key}`)).toEqual([
      '1 kind',
      '2 name',
      '3 onlyDepartments',
    ]);
  });
});
