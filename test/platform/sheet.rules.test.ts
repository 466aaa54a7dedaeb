import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../worker/core/refusal.ts';
import { readSheet, writeCsv, writeSheet, type Sheet } from '../../worker/platform/sheet/index.ts';
import { writeArchive } from '../../worker/platform/sheet/zip-write.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, name = 'a.xlsx'): Promise<Sheet> {
  const sheet = await readSheet(bytes, name);
  if (isRefusal(sheet)) throw new Error(sheet.code);
  return sheet;
}

async function refused(bytes: Uint8Array, name = 'a.xlsx'): Promise<string> {
  const sheet = await readSheet(bytes, name);
  return isRefusal(sheet) ? sheet.code : 'read';
}

const shown = (sheet: Sheet): string[] =>
  sheet.rows.map((row) =>
    row
      .map((cell) => (cell ? `${cell.kind}:${cell.text}${cell.formula === undefined ? '' : ` =${cell.formula}`}` : ''))
      .join('|'),
  );

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Book {
  readonly sheets?: string;
  readonly workbookPr?: string;
  readonly strings?: string;
  readonly styles?: string;
}

/** A workbook as another program might write it: part names of its own, shared strings, styles. */
const workbook = (body: string, { sheets, workbookPr = '', strings = '', styles = '' }: Book = {}) =>
  writeArchive([
    {
      path: '_rels/.rels',
      text: `<Relationships><Relationship Id="a" Type="${relationType}/officeDocument" Target="/xl/workbook2.xml"/></Relationships>`,
    },
    {
      path: 'xl/workbook2.xml',
      text: `<x:workbook>${workbookPr}<x:sheets>${sheets ?? '<x:sheet name="表" r:id="s1"/>'}</x:sheets></x:workbook>`,
    },
    {
      path: 'xl/_rels/workbook2.xml.rels',
      text:
        `<Relationships><Relationship Id="s1" Type="${relationType}/worksheet" Target="worksheets/one.xml"/>` +
        `<Relationship Id="t" Type="${relationType}/sharedStrings" Target="strings.xml"/>` +
        `<Relationship Id="y" Type="${relationType}/styles" Target="../xl/styles.xml"/></Relationships>`,
    },
    { path: 'xl/strings.xml', text: `<sst>${strings}</sst>` },
    { path: 'xl/styles.xml', text: `<styleSheet>${styles}</styleSheet>` },
    { path: 'xl/worksheets/one.xml', text: `<worksheet><sheetData>${body}</sheetData></worksheet>` },
  ]);

describe('cells of a workbook', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0&quot;m²&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';

  it.each([
    ['a shared string', '<c t="s"><v>0</v></c>', 'text:甲乙'],
    ['an inline string', '<c t="inlineStr"><is><t>A&amp;B &#x4E2D;</t></is></c>', 'text:A&B 中'],
    ['a built-in date', '<c s="1"><v>43647</v></c>', 'date:2019-07-01'],
    ['a Chinese date format', '<c s="2"><v>43647.75</v></c>', 'date:2019-07-01'],
    ['a number with a unit', '<c s="3"><v>43647</v></c>', 'number:43647'],
    ['the fraction of 2019.7', '<c><v>2019.6999999999998</v></c>', 'number:2019.7'],
    ['a mobile in exponent form', '<c><v>1.6400000000E10</v></c>', 'number:16400000000'],
    ['a number that lost its last digits', '<c><v>9.90101197102119E17</v></c>', 'number:990101197102119000'],
    ['a formula with a result', '<c t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', 'text:ab ="a"&"b"'],
    ['a shared formula', '<c><f t="shared" si="0"/><v>7</v></c>', 'number:7 ='],
    ['an error', '<c t="e"><f>VLOOKUP(1)</f><v>#N/A</v></c>', 'error:#N/A =VLOOKUP(1)'],
    ['a truth value', '<c t="b"><v>1</v></c>', 'boolean:TRUE'],
  ])('%s', async (_, cell, expected) => {
    const strings = '<si><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>ㄐ</t></rPh></si>';
    const sheet = await read(await workbook(`<row r="1">${cell}</row>`, { strings, styles }));
    expect(shown(sheet).join()).toBe(expected);
  });

  it('serial 60 is the day that never was; old Macintosh files count from 1904', async () => {
    const body = '<row><c s="1"><v>59</v></c><c s="1"><v>61</v></c></row>';
    expect(shown(await read(await workbook(body, { styles })))).toEqual(['date:1900-02-28|date:1900-03-01']);
    const since1904 = await workbook('<row><c s="1"><v>42185</v></c></row>', {
      styles,
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect(shown(await read(since1904))).toEqual(['date:2019-07-01']);
  });

  it('keeps places where rows and cells are left out, and reads the first visible sheet', async () => {
    const sheets = '<sheet name="隐藏" state="hidden" r:id="s1"/><sheet name="名册" r:id="s1"/>';
    const sheet = await read(
      await workbook('<row r="2"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c></row>', { sheets }),
    );
    expect([sheet.name, sheet.names, sheet.rows.length, sheet.rows[1]?.[26]?.text]).toEqual(['名册', ['名册'], 2, '2']);
    expect(await readSheet(await workbook('<row/>'), 'a.xlsx', { sheet: '另一张' })).toMatchObject({
      code: 'sheet_unknown',
    });
  });
});

describe('files that are no table', () => {
  const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(504)]);
  const encrypted = new Uint8Array(1024);
  encrypted.set(compound);
  [...'EncryptedPackage'].forEach((letter, index) => encrypted.set([letter.charCodeAt(0)], 600 + index * 2));

  it.each([
    ['an empty file', new Uint8Array(0), 'sheet_empty'],
    ['blank text', encode(' \n '), 'sheet_empty'],
    ['a file beyond the limit', new Uint8Array(11 * 1024 * 1024), 'sheet_too_large'],
    ['xls renamed xlsx', compound, 'sheet_is_old_excel'],
    ['a workbook with a password', encrypted, 'sheet_encrypted'],
    ['text renamed xlsx', encode('姓名,性别'), 'sheet_not_a_table'],
    ['half a zip', encode('PK\u0003\u0004 and no more'), 'sheet_damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refused(bytes)).toBe(code);
  });

  it('a web page named xls, an image named csv, bytes in no encoding', async () => {
    expect(await refused(encode('<html><table></table></html>'), 'a.csv')).toBe('sheet_not_a_table');
    expect(await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), 'a.csv')).toBe('sheet_not_a_table');
    expect(await refused(new Uint8Array([0x41, 0xff, 0xff]), 'a.csv')).toBe('sheet_encoding_unknown');
  });

  it('a workbook of spaces, a zip without a workbook, a workbook cut short, XML with a document type', async () => {
    expect(await refused(await workbook('<row><c t="inlineStr"><is><t>　 </t></is></c></row>'))).toBe('sheet_empty');
    expect(await refused(await writeArchive([{ path: 'a.txt', text: 'a' }]))).toBe('sheet_not_a_table');
    const whole = await workbook('<row><c><v>1</v></c></row>');
    const torn = whole.slice();
    torn.fill(0, 40, 80);
    expect(['sheet_damaged', 'sheet_not_a_table']).toContain(await refused(torn));
    expect(await refused(await workbook('<!DOCTYPE a [<!ENTITY b "bb">]><row/>'))).toBe('sheet_damaged');
  });

  it('a bomb is refused by what it announces, and by what it unpacks to when it lies', async () => {
    const bomb = await workbook(`<row><c><v>${'0'.repeat(101 * 1024 * 1024)}</v></c></row>`);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refused(bomb)).toBe('sheet_inflates_too_far');
    expect(await refused(understated(bomb))).toBe('sheet_inflates_too_far');
  });

  it('too many rows, too many columns', async () => {
    const rows = Array.from({ length: 20_600 }, () => '<row><c><v>1</v></c></row>').join('');
    expect(await refused(await workbook(rows))).toBe('sheet_too_many_rows');
    expect(await refused(encode('a,b\r\n'.repeat(100_000)), 'a.csv')).toBe('sheet_too_many_rows');
    expect(await refused(await workbook('<row><c r="ZZ1"><v>1</v></c></row>'))).toBe('sheet_too_wide');
    expect(await refused(encode(','.repeat(300)), 'a.csv')).toBe('sheet_too_wide');
  });
});

/** The directory of the archive says that every part holds one byte. */
function understated(archive: Uint8Array): Uint8Array {
  const lying = archive.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 46 < lying.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
  }
  return lying;
}

describe('delimited text', () => {
  it.each([
    ['commas and a BOM', '\uFEFF姓名,性别\r\n金哲,男\r\n', ['text:姓名|text:性别', 'text:金哲|text:男']],
    ['tabs', '姓名\t备注\n金哲\t1,2,3\n', ['text:姓名|text:备注', 'text:金哲|text:1,2,3']],
    ['semicolons', 'a;b;c\n1;;3', ['text:a|text:b|text:c', 'text:1||text:3']],
    ['quotes, doubled quotes and lines inside', 'a,"b ""x""\n2",c\n', ['text:a|text:b "x"\n2|text:c']],
    ['digits kept by a formula', 'id,n\n="0012",=1+1\n', ['text:id|text:n', 'text:0012|text:=1+1 =1+1']],
  ])('%s', async (_, text, expected) => {
    expect(shown(await read(encode(text), '表.csv'))).toEqual(expected);
  });
});

describe('what we write', () => {
  it('reads back as it was, text kept as text', async () => {
    const bytes = await writeSheet({
      sheet: '花名册/1',
      widths: [20, 8],
      frozenRows: 1,
      rows: [
        [{ value: '标题 <&>', tone: 'title', across: 2 }, null],
        [{ value: '="x"&1' }, { value: 2019.7 }],
        [{ value: '0012\u0000\uD800' }, { value: null, tone: 'error' }],
      ],
    });
    const sheet = await read(bytes);
    expect(sheet.name).toBe('花名册 1');
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(shown(sheet)).toEqual(['text:标题 <&>', 'text:="x"&1|number:2019.7', 'text:0012�']);
  });

  it('CSV opens in Excel without running anything and without eating digits', () => {
    expect(writeCsv([['=1+1', '-5', '@a', 'x"y', 'a,b', '990101197102119982', 3, null]])).toBe(
      '\uFEFF\'=1+1,-5,\'@a,"x""y","a,b",990101197102119982\t,3,\r\n',
    );
  });

  it('CSV leaves a negative amount an amount', () => {
    expect(writeCsv([['-111,876,000.00', '-0.05', '-1,2', '-A1']])).toBe(
      '\uFEFF"-111,876,000.00",-0.05,"\'-1,2",\'-A1\r\n',
    );
  });

  it('CSV reads back', async () => {
    const sheet = await read(encode(writeCsv([['金哲', '多行\n"内容"']])), 'a.csv');
    expect(shown(sheet)).toEqual(['text:金哲|text:多行\n"内容"']);
  });
});
