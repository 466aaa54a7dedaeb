import { fen } from '../../core/fen.ts';
import type { Table } from '../../core/table.ts';
import type { Locale } from '../../platform/context.ts';
import { writeCsv, writeSheet, type WriteCell } from '../../platform/sheet/index.ts';
import type { ListedOneOff } from './store/one-offs.ts';
import type { MonthFactsSheet } from './store/month-facts.ts';

const words = {
  'zh-CN': {
    facts: '考勤与事实',
    street: '街道',
    unit: '单位',
    workerId: '人员编号',
    name: '姓名',
    oneOffs: '一次性增减项目',
    month: '月份',
    item: '项目',
    amount: '金额',
    reason: '事由',
    document: '文号',
    by: '登记人',
    state: '状态',
    withdrawn: '已撤销',
    standing: '有效',
    day: '天',
    hour: '小时',
    shift: '班',
    time: '次',
  },
  'ko-KR': {
    facts: '근태 및 사실',
    street: '가두',
    unit: '단위',
    workerId: '인원 번호',
    name: '성명',
    oneOffs: '일회성 증감 항목',
    month: '월',
    item: '항목',
    amount: '금액',
    reason: '사유',
    document: '문서 번호',
    by: '등록자',
    state: '상태',
    withdrawn: '철회됨',
    standing: '유효',
    day: '일',
    hour: '시간',
    shift: '근무',
    time: '회',
  },
  en: {
    facts: 'Facts of the month',
    street: 'Street',
    unit: 'Unit',
    workerId: 'Worker id',
    name: 'Name',
    oneOffs: 'One-off items',
    month: 'Month',
    item: 'Item',
    amount: 'Amount',
    reason: 'Reason',
    document: 'Document number',
    by: 'Entered by',
    state: 'State',
    withdrawn: 'withdrawn',
    standing: 'standing',
    day: 'days',
    hour: 'hours',
    shift: 'shifts',
    time: 'times',
  },
} as const;

export const factsFileName = ({ month }: MonthFactsSheet, locale: Locale) => `${month} ${words[locale].facts}`;

/** The grid of a month as a sheet that the import takes back: the id of our own stands where an identity number would. */
function factLines({ facts, items }: MonthFactsSheet, locale: Locale): { header: string[]; rows: string[][] } {
  const { street, unit, workerId, name } = words[locale];
  return {
    header: [street, unit, workerId, name, ...facts.map((fact) => `${fact.name}（${words[locale][fact.unit]}）`)],
    rows: items.map((row) => [
      row.streetName ?? '',
      row.unitName,
      row.workerId,
      row.name,
      ...facts.map(({ code }) => row.cells[code]?.quantity ?? ''),
    ]),
  };
}

export function factsCsv(sheet: MonthFactsSheet, locale: Locale): string {
  const { header, rows } = factLines(sheet, locale);
  return writeCsv([header, ...rows]);
}

export function factsWorkbook(sheet: MonthFactsSheet, locale: Locale): Promise<Uint8Array> {
  const { header, rows } = factLines(sheet, locale);
  const people = header.length - sheet.facts.length;
  return writeSheet({
    sheet: `${sheet.month}`,
    widths: [14, 20, 34, 12, ...sheet.facts.map(() => 14)],
    frozenRows: 1,
    rows: [
      header.map((value): WriteCell => ({ value, tone: 'header' })),
      ...rows.map((row) =>
        row.map((text, column): WriteCell => ({ value: text === '' ? null : column < people ? text : Number(text) })),
      ),
    ],
  });
}

export function oneOffTable(rows: readonly ListedOneOff[], locale: Locale): Table {
  const word = words[locale];
  return {
    title: word.oneOffs,
    note: '',
    header: [word.month, word.name, word.unit, word.item, word.amount, word.reason, word.document, word.by, word.state],
    widths: [10, 12, 20, 18, 14, 36, 20, 12, 24],
    rows: rows.map((row) => [
      row.month,
      row.workerName,
      row.unitName ?? '',
      row.itemName,
      { fen: fen(row.deducts ? -row.amountFen : row.amountFen) },
      row.reason,
      row.documentNumber ?? '',
      row.recordedName ?? '',
      row.withdrawnAt === null ? word.standing : `${word.withdrawn}：${row.withdrawnReason ?? ''}`,
    ]),
  };
}
