import { describe, expect, it } from 'vitest';
import { day, month, type Month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import type { FilingRow } from '../../../worker/modules/pay/rules/files/tax-filing.ts';
import {
  filedIncome,
  refuseUncounted,
  refuseUncovered,
  specialToDate,
  taxFilingTables,
} from '../../../worker/modules/pay/rules/files/tax-filing.ts';
import { insuranceTable, signatureNote, summaryTables } from '../../../worker/modules/pay/rules/files/pay-tables.ts';
import { taxFormOf } from '../../../worker/modules/pay/store/file-forms.ts';
import { taxFilingForms } from '../../../worker/modules/pay/templates/tax-filing.ts';

const row = (more: Partial<FilingRow> = {}): FilingRow => ({
  workerId: 'wrk_1',
  name: '张三',
  identity: '990101199001019961',
  sex: 'female',
  birthDay: day('1990-01-01'),
  hiredOn: day('2020-03-01'),
  leftOn: null,
  mobile: null,
  grossFen: fen(750_000),
  taxableFen: fen(700_000),
  fundExcessFen: fen(0),
  bonusAloneFen: fen(0),
  linesFen: {
    pension: fen(48_000),
    medical: fen(12_000),
    unemployment: fen(1_800),
    housing_fund: fen(48_000),
    income_tax: fen(900),
  },
  contributedFen: fen(109_800),
  specialFen: { rent: fen(160_000) },
  backMonths: [],
  ...more,
});

const form = taxFormOf(month('2026-06'), undefined).definition;
const cells = (one: FilingRow) => {
  const [, wages] = taxFilingTables(form, [one]);
  return Object.fromEntries((wages?.header ?? []).map((title, index) => [title, wages?.rows[0]?.[index]]));
};

describe('the tax filing of a worker', () => {
  it('puts every figure under its column', () => {
    // Gross 7500.00 of which 500.00 is not taxed: income 7500.00, exempt 500.00.
    expect(cells(row())).toMatchObject({
      '*姓名': '张三',
      '*证件类型': '居民身份证',
      '*证件号码': '990101199001019961',
      本期收入: { fen: 750_000 },
      本期免税收入: { fen: 50_000 },
      基本养老保险费: { fen: 48_000 },
      失业保险费: { fen: 1_800 },
      累计住房租金: { fen: 160_000 },
      累计子女教育: { fen: 0 },
      减免税额: { fen: 0 },
    });
  });

  it('counts what is taxed without being paid out as income, and keeps what is exempt beside it', () => {
    // 500.00 of the pay is not taxed, 100.00 of the housing fund is: income 7600.00, taxed 7100.00, exempt 500.00.
    const excess = {
      grossFen: fen(750_000),
      taxableFen: fen(710_000),
      fundExcessFen: fen(10_000),
      bonusAloneFen: fen(0),
    };
    expect(filedIncome(excess)).toEqual({ incomeFen: 760_000, exemptFen: 50_000 });
  });

  it('files a bonus taxed alone on its own sheet and not as income of the month', () => {
    // 7500.00 of pay and a bonus of 20000.00 beside it; 7000.00 of the pay is taxed by the year's table.
    const bonus = row({ grossFen: fen(2_750_000), bonusAloneFen: fen(2_000_000) });
    expect(cells(bonus)).toMatchObject({ 本期收入: { fen: 750_000 }, 本期免税收入: { fen: 50_000 } });
    const sheets = taxFilingTables(form, [row(), bonus]);
    expect(sheets.map(({ title }) => title)).toEqual(['人员信息采集', '正常工资薪金所得', '全年一次性奖金收入']);
    expect(sheets[2]?.rows).toHaveLength(1);
    expect(sheets[2]?.rows[0]?.[4]).toEqual({ fen: 2_000_000 });
    const { bonus: _sheet, ...without } = form;
    expect(refuseUncovered(without, [bonus])?.code).toBe('file_form_incomplete');
    expect(taxFilingTables(form, [row()])).toHaveLength(2);
  });

  it('keeps what is below zero out of the normal filing and lists it for a correction', () => {
    // Gone since May and April taken back: 6000.00 of income and 480.00 of pension go to the filing of April.
    const gone = row({
      workerId: 'wrk_2',
      name: '李四',
      grossFen: fen(-600_000),
      taxableFen: fen(-600_000),
      linesFen: { pension: fen(-48_000) },
      contributedFen: fen(-48_000),
      specialFen: {},
      backMonths: [month('2026-04')],
    });
    // On post, with 100.00 of pension less for two earlier months than this month takes.
    const base = row({ workerId: 'wrk_3', name: '王五', linesFen: { ...row().linesFen, pension: fen(-10_000) } });
    const sheets = taxFilingTables(form, [row(), gone, base]);
    const [, wages, told] = sheets;
    expect(wages?.rows.map((cellsOf) => cellsOf[1])).toEqual(['张三', '王五']);
    expect(JSON.stringify(wages)).not.toContain('-');
    expect(sheets[0]?.rows).toHaveLength(3);
    expect(told?.title).toBe('更正申报提示（不导入）');
    expect(told?.rows.map((cellsOf) => [cellsOf[0], cellsOf[2], cellsOf[5], cellsOf[6]])).toEqual([
      ['李四', '本期收入', { fen: -600_000 }, '2026-04'],
      ['李四', '基本养老保险费', { fen: -48_000 }, '2026-04'],
      ['王五', '基本养老保险费', { fen: -10_000 }, ''],
    ]);
  });

  it('says who has left', () => {
    const [people] = taxFilingTables(form, [row({ leftOn: day('2026-06-15'), sex: 'male' })]);
    expect(people?.rows[0]).toEqual([
      '',
      '张三',
      '居民身份证',
      '990101199001019961',
      '中国',
      '男',
      '1990-01-01',
      '非正常',
      '雇员',
      '',
      '2020-03-01',
      '2026-06-15',
    ]);
  });

  it('refuses a form without a column for what lowers the tax', () => {
    expect(refuseUncovered(form, [row()])).toBeNull();
    const supplement = row({ linesFen: { pension: fen(48_000), supplement: fen(61_800) } });
    expect(refuseUncovered(form, [supplement])).toMatchObject({
      code: 'file_form_incomplete',
      facts: { names: '张三' },
    });
    expect(refuseUncovered(form, [row({ specialFen: { serious_illness: fen(1) } })])?.code).toBe(
      'file_form_incomplete',
    );
  });
});

describe('special deductions of the year so far', () => {
  const months = ['2026-01', '2026-02', '2026-03'].map((text) => month(text));
  const rent = { item: 'rent', fromMonth: month('2026-02'), lastMonth: null, monthlyFen: fen(80_000) };

  it('adds each item over the months that count, once each', () => {
    // Rent from February: February and March, 800.00 each. Two children: both count in every month.
    const child = {
      item: 'children_education',
      fromMonth: month('2025-09'),
      lastMonth: month('2026-01'),
      monthlyFen: fen(200_000),
    };
    const other = { ...child, lastMonth: null };
    expect(specialToDate([rent, child, other], [...months, month('2026-03')])).toEqual({
      rent: 160_000,
      children_education: 800_000,
    });
    expect(specialToDate([], months)).toEqual({});
  });
});

it('refuses items that do not come to what the tax was computed on', () => {
  expect(refuseUncounted([row()], [fen(160_000)])).toBeNull();
  expect(refuseUncounted([row()], [fen(240_000)])).toMatchObject({
    code: 'file_totals_differ',
    facts: { what: '张三' },
  });
});

describe('which form holds', () => {
  const own = (fromMonth: Month) => ({
    id: 'pff_1',
    fromMonth,
    source: '市税务局',
    trust: 'city' as const,
    definition: JSON.stringify({ ...form, people: { ...form.people, sheet: '本市' } }),
  });
  it('is the city’s own, unless the house brought a later one', () => {
    expect(taxFormOf(month('2026-06'), own(month('2026-01'))).definition.people.sheet).toBe('本市');
    expect(taxFormOf(month('2026-06'), own(month('2018-01'))).definition).toEqual(taxFilingForms.at(-1)?.definition);
  });
});

describe('lists and summaries', () => {
  it('gives each contribution two columns and adds them up', () => {
    const contribution = (code: string, name: string, employer: number, employee: number) => ({
      code,
      name,
      employerFen: fen(employer),
      employeeFen: fen(employee),
    });
    const list = insuranceTable('某市', month('2026-06'), [
      {
        workerId: 'a',
        name: '甲',
        identity: 'x',
        streetName: null,
        unitName: '某社区',
        baseFen: fen(420_000),
        contributions: [contribution('pension', '养老', 67_200, 33_600), contribution('injury', '工伤', 840, 0)],
      },
    ]);
    expect(list.header.slice(6)).toEqual([
      '养老·单位',
      '养老·个人',
      '工伤·单位',
      '工伤·个人',
      '单位合计',
      '个人合计',
      '合计',
    ]);
    // 672.00 + 8.40 = 680.40; 336.00; 1016.40.
    expect(list.rows[1]?.slice(-3)).toEqual([{ fen: 68_040 }, { fen: 33_600 }, { fen: 101_640 }]);
  });

  it('sums each grouping of the summary below it, cost included', () => {
    const unit = (name: string, grossFen: number) => ({
      name,
      workers: 1,
      grossFen: fen(grossFen),
      insuranceFen: fen(10),
      housingFen: fen(5),
      taxFen: fen(1),
      netFen: fen(grossFen - 16),
      employerFen: fen(30),
    });
    const rows = [unit('甲街道', 100), unit('乙街道', 200)];
    const [streets] = summaryTables('某市', month('2026-06'), { streets: rows, units: rows, posts: rows, items: [] });
    expect(streets?.rows.at(-1)).toEqual([
      '合计',
      '2',
      ...[300, 20, 10, 2, 268, 60, 360].map((amount) => ({ fen: amount })),
    ]);
  });

  it('writes the sum of a sheet that people sign in capitals', () => {
    expect(signatureNote('某市', fen(10_700_053))).toContain('人民币壹拾万柒仟元零伍角叁分');
  });
});
