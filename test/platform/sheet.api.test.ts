import { expect, it } from 'vitest';
import { isRefusal } from '../../worker/core/refusal.ts';
import { readSheet, writeSheet } from '../../worker/platform/sheet/index.ts';

// What only the Worker's own runtime can show: its decoders, and its inflating and deflating streams.

it('reads GB18030 without being told', async () => {
  const bytes = new Uint8Array([
    0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd0, 0xd4, 0xb1, 0xf0, 0x0d, 0x0a, 0xbd, 0xf0, 0x95, 0x34, 0xcc, 0x36, 0x2c, 0xc4,
    0xd0,
  ]);
  const sheet = await readSheet(bytes, 'a.csv');
  expect(isRefusal(sheet) ? sheet.code : sheet.rows.map((row) => row.map((cell) => cell?.text))).toEqual([
    ['姓名', '性别'],
    [`金${new TextDecoder('gb18030').decode(new Uint8Array([0x95, 0x34, 0xcc, 0x36]))}`, '男'],
  ]);
});

it('writes a workbook of 5,000 rows and reads it back', async () => {
  const rows = Array.from({ length: 5_000 }, (_, row) =>
    Array.from({ length: 20 }, (_cell, column) => ({ value: `第${row}行${column}列` })),
  );
  const bytes = await writeSheet({ sheet: '名册', widths: [], frozenRows: 0, rows });
  const sheet = await readSheet(bytes, 'a.xlsx');
  expect(isRefusal(sheet) ? sheet.code : [sheet.rows.length, sheet.rows[4_999]?.[19]?.text]).toEqual([
    5_000,
    '第4999行19列',
  ]);
});
