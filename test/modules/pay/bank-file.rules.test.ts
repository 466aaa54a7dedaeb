import { describe, expect, it } from 'vitest';
import { day, month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { encodeChinese } from '../../../worker/core/gb18030.ts';
import { hex, sha256 } from '../../../worker/platform/digest.ts';
import {
  bankFile,
  type BankFile,
  type BankFileFacts,
  type BankRow,
} from '../../../worker/modules/pay/rules/files/bank-file.ts';
import type { BankProfile } from '../../../worker/modules/pay/rules/files/bank-profile.ts';
import {
  partsOf,
  refuseMissing,
  refuseNegative,
  refuseRows,
  refuseSums,
  refuseUnwritable,
} from '../../../worker/modules/pay/rules/files/totals.ts';
import { bankProfileTemplates } from '../../../worker/modules/pay/templates/bank-profiles.ts';

const profile = (code: string): BankProfile => {
  const found = bankProfileTemplates.find((template) => template.code === code);
  if (!found) throw new Error(`no template ${code}`);
  return found.definition;
};

const row = (name: string, account: string, netFen: number): BankRow => ({
  workerId: `wrk_${account.slice(-2)}`,
  name,
  account,
  bankName: '示例银行',
  identity: '990101199001019961',
  unitName: '河南社区',
  streetName: '北山街道',
  netFen: fen(netFen),
});

const facts = (...rows: BankRow[]): BankFileFacts => ({
  profileName: '示例',
  month: month('2026-06'),
  day: day('2026-07-05'),
  part: 1,
  firstSequence: 1,
  rows,
});

const written = (answer: ReturnType<typeof bankFile>): BankFile => {
  if ('bytes' in answer) return answer;
  throw new Error(JSON.stringify(answer));
};

const bytesOf = (text: string, encoding: 'gb18030' | 'gbk' = 'gb18030'): string => {
  const bytes = encodeChinese(text, encoding);
  return bytes instanceof Uint8Array ? hex(bytes) : `no ${bytes.character}`;
};

const sha = async (bytes: Uint8Array) => sha256(bytes as Uint8Array<ArrayBuffer>);

describe('GB18030', () => {
  // Expected bytes by another implementation of the standard (Python's codec).
  it.each([
    ['A啊中文', '41b0a1d6d0cec4'],
    ['镕喆', 'e94686b4'],
    ['€·ü', 'a2e3a1a4a8b9'],
    ['㐀', '8139ee39'],
    ['𠀀', '95328236'],
    ['张𠮷', 'd5c59534b235'],
  ])('writes %s', (text, expected) => {
    expect(bytesOf(text)).toBe(expected);
  });

  it('writes every character of the basic plane so that the decoder reads it back', () => {
    let text = '';
    for (let point = 0x20; point < 0xfffd; point += 1) {
      if (point < 0xd800 || point > 0xf8ff) text += String.fromCharCode(point);
    }
    const bytes = encodeChinese(text, 'gb18030');
    if (!(bytes instanceof Uint8Array)) throw new Error(`cannot write ${bytes.character.codePointAt(0)?.toString(16)}`);
    expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toBe(text);
  });

  it('keeps GBK to two bytes and never writes half a pair', () => {
    expect(bytesOf('𠮷', 'gbk')).toBe('no 𠮷');
    expect(bytesOf('㐀', 'gbk')).toBe('no 㐀');
    expect(bytesOf('张喆', 'gbk')).toBe('d5c586b4');
    expect(bytesOf('张\ud842')).toBe('no \ud842');
  });
});

const two = facts(row('张三', '6222000000000011', 750_005), row('欧阳娜娜', '6222000000000012', 1_230));

describe('the file of a bank, byte by byte', () => {
  it('separated: titles, rows, CRLF in GB18030', async () => {
    const file = written(bankFile(profile('example_separated'), two));
    expect(new TextDecoder('gb18030').decode(file.bytes)).toBe(
      '序号,账号,户名,金额,摘要\r\n1,6222000000000011,张三,7500.05,工资202606\r\n2,6222000000000012,欧阳娜娜,12.30,工资202606\r\n',
    );
    // Digest of the same text encoded by Python's gb18030 codec.
    expect(await sha(file.bytes)).toBe('5ea2e9f225066475384ad5b8df5dbc39dd781f75b8a167ed8f74861c068b919c');
    expect(file).toMatchObject({ name: '代发工资_202606_01.csv', count: 2, totalFen: 751_235 });
  });

  it('separated by bars in UTF-8, with count and total above', async () => {
    const file = written(bankFile(profile('example_pipe'), two));
    expect(new TextDecoder().decode(file.bytes)).toBe(
      '示例协议001|20260705|2|7512.35\n1|张三|6222000000000011|示例银行|7500.05|薪酬\n2|欧阳娜娜|6222000000000012|示例银行|12.30|薪酬\n',
    );
    expect(await sha(file.bytes)).toBe('c5d630cb76bdae906786c9edec281ff79753967e7ff1feea7937fa5f0a0c23d0');
    expect(file.name).toBe('示例_202606_01.txt');
  });

  it('fixed: every field at its byte, amounts in fen, header and trailer agree', async () => {
    const file = written(bankFile(profile('example_fixed'), two));
    const lines = new TextDecoder('gb18030').decode(file.bytes).split('\r\n');
    expect(lines[0]).toBe(`H${'0'.repeat(16)}${' '.repeat(16)}20260705${'00000002'}${'000000000751235'}`);
    expect(lines[3]).toBe(`T${'00000002'}${'000000000751235'}`);
    // 1 + 8 + 32 + 60 + 15 bytes and CRLF for a row; 64 + 2 above, 24 + 2 below.
    expect(file.bytes.length).toBe(66 + 2 * 118 + 26);
    expect(await sha(file.bytes)).toBe('13f888ceebfc2130238a67f4b0d59d1e01fdd624b4cfe3f3f0140997f9bd1806');
  });

  it('counts on in the second of several files and names it', () => {
    const second = { ...facts(row('张三', '6222000000000011', 100)), part: 2, firstSequence: 5001 };
    const file = written(bankFile(profile('example_separated'), second));
    expect(new TextDecoder('gb18030').decode(file.bytes)).toContain('\r\n5001,');
    expect(file.name).toBe('代发工资_202606_02.csv');
  });

  it('takes what a file system would not out of the name', () => {
    const odd = { ...profile('example_pipe'), fileName: '{profile}/{count}:{day}.txt' };
    expect(written(bankFile(odd, two)).name).toBe('示例_2_20260705.txt');
  });
});

describe('what a bank could not read back', () => {
  const problems = (definition: BankProfile, ...rows: BankRow[]) => {
    const answer = bankFile(definition, facts(...rows));
    if ('bytes' in answer) throw new Error('a file was made');
    return answer;
  };

  it('is named with its worker: a character beyond the encoding', () => {
    const gbk = { ...profile('example_separated'), encoding: 'gbk' as const };
    const found = problems(gbk, row('张三', '6222000000000011', 1), row('吴𠮷', '6222000000000012', 1));
    expect(found).toEqual([
      { code: 'character', worker: { id: 'wrk_12', name: '吴𠮷' }, title: '户名', character: '𠮷' },
    ]);
    expect(refuseUnwritable(found, 'gbk')).toMatchObject({
      code: 'file_character_unwritable',
      facts: { name: '吴𠮷', character: '𠮷', count: 1, encoding: 'GBK' },
    });
    expect(problems(profile('example_pipe'), row('张\ud842', '6222000000000011', 1))[0]).toMatchObject({
      code: 'character',
      title: '户名',
    });
    expect(problems(profile('example_pipe'), row('张\t三', '6222000000000011', 1))[0]).toMatchObject({
      character: '\t',
    });
  });

  it('is named: a name wider than its bytes, a separator inside a value', () => {
    const long = problems(profile('example_fixed'), row('长'.repeat(31), '6222000000000011', 1));
    expect(refuseUnwritable(long, 'gb18030')).toMatchObject({ code: 'file_value_too_long', facts: { title: '户名' } });
    const torn = problems(profile('example_separated'), row('张,三', '6222000000000011', 1));
    expect(refuseUnwritable(torn, 'gb18030')).toMatchObject({
      code: 'file_separator_inside',
      facts: { character: ',' },
    });
    expect(refuseUnwritable([], 'gb18030')).toBeNull();
  });
});

describe('the totals of a file against the run', () => {
  const run = {
    workers: 2,
    grossFen: fen(300),
    deductedFen: fen(50),
    taxFen: fen(10),
    netFen: fen(250),
    employerFen: fen(90),
  };
  const rows = [
    { workerId: 'a', name: '甲', amountFen: fen(100) },
    { workerId: 'b', name: '乙', amountFen: fen(150) },
  ];
  const expected = { count: 2, totalFen: fen(250) };

  it('lets what agrees pass', () => {
    expect(refuseSums(run, { ...run })).toBeNull();
    expect(refuseRows(rows, expected, fen(250))).toBeNull();
    expect(refuseMissing('account', [])).toBeNull();
    expect(refuseNegative([])).toBeNull();
  });

  it.each([
    [{ workers: 3 }, 'count', '2', '3'],
    [{ netFen: fen(251) }, 'netFen', '2.50', '2.51'],
    [{ employerFen: fen(89) }, 'employerFen', '0.90', '0.89'],
  ])('refuses payslips that say %j', (changed, what, before, after) => {
    const refusal = refuseSums(run, { ...run, ...changed });
    expect(refusal?.code).toBe('file_totals_differ');
    expect([refusal?.facts['what'], String(refusal?.facts['expected']), String(refusal?.facts['found'])]).toEqual([
      what,
      before,
      after,
    ]);
  });

  it('refuses a row too few, a fen too many, a total of its own, a worker twice', () => {
    expect(refuseRows(rows.slice(1), expected, fen(150))).toMatchObject({ code: 'file_totals_differ' });
    expect(refuseRows(rows, { ...expected, totalFen: fen(251) }, fen(250))).toMatchObject({
      code: 'file_totals_differ',
    });
    expect(refuseRows(rows, expected, fen(249))).toMatchObject({ code: 'file_totals_differ' });
    const twice = [rows[0], rows[0]].flatMap((each) => each ?? []);
    expect(refuseRows(twice, expected, fen(200))).toMatchObject({ code: 'file_worker_twice', facts: { names: '甲' } });
  });

  it('refuses who has no number and who would be paid less than nothing, by name', () => {
    const people = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => ({ name }));
    expect(refuseMissing('identity', people)).toMatchObject({
      code: 'file_number_missing',
      facts: { count: 6, names: '甲、乙、丙、丁、戊…' },
    });
    expect(refuseNegative(people)).toMatchObject({ code: 'file_negative_pay', facts: { count: 6 } });
  });

  it('fills files up to the bank’s limit', () => {
    expect([partsOf(0, 5), partsOf(5, 5), partsOf(6, 5), partsOf(11, 5)]).toEqual([1, 1, 2, 3]);
  });
});
