import writeExcel from 'write-excel-file/node';
import type { Day } from '../../worker/core/day.ts';
import type { Person } from './people.ts';
import { random, type Random } from './random.ts';

type Cell = {
  value: string | number | Date;
  format?: string;
  columnSpan?: number;
  rowSpan?: number;
  type?: 'Formula';
} | null;
type Row = Cell[];

const groups: readonly (readonly [string, number])[] = [
  ['序号', 1],
  ['所在单位', 2],
  ['基本情况', 8],
  ['岗位情况', 5],
  ['联系方式与工资账户', 3],
  ['备注', 1],
];

const columns = [
  '街道',
  '社区',
  '姓名',
  '性别',
  '民族',
  '身份证号',
  '出生年月',
  '政治面貌',
  '学历',
  '学位',
  '职务（岗位）',
  '进入渠道',
  '参加社区工作时间',
  '社工岗聘用时间',
  '社会工作职业资格',
  '手机号',
  '开户行',
  '银行卡号',
] as const;
const width = columns.length + 2;

const postWords = { head: '社区正职', deputy: '其他两委成员', staff: '普通工作人员' } as const;
const channelWords = { elected: '两委转入', merit: '择优选聘', open: '公开招聘' } as const;
const educationWords = {
  secondary: ['高中', '中专'],
  college: ['大专', '大学专科'],
  bachelor: ['本科', '大学本科', '大学'],
  master: ['研究生', '硕士研究生'],
} as const;
const qualificationWords = { assistant: '助理社会工作师', worker: '社会工作师', senior: '高级社会工作师' } as const;

const text = (value: string): Cell => (value === '' ? null : { value, format: '@' });
const blank = (count: number): Row => Array<Cell>(count).fill(null);

/** "None" as different hands write it. */
const none = (random: Random): Cell => (random.chance(0.4) ? null : text(random.pick(['无', '无', '无', '—'])));

/** A day as different hands write it: a date cell, or text with hyphens, dots or characters. */
function looseDay(random: Random, on: Day): Cell {
  const [year = '', month = '', date = ''] = on.split('-');
  const style = random.int(0, 5);
  if (style < 2) return { value: new Date(`${on}T00:00:00Z`), format: 'yyyy-mm-dd' };
  if (style === 2) return text(on);
  if (style === 3) return text(`${year}.${month}.${date}`);
  if (date !== '01') return text(`${year}年${Number(month)}月${Number(date)}日`);
  return text(style === 4 ? `${year}.${Number(month)}` : `${year}年${Number(month)}月`);
}

/** A birth month; the identity number has the day. */
function birthMonth(random: Random, on: Day): Cell {
  const [year = '', month = ''] = on.split('-');
  return text(
    random.pick([`${year}.${month}`, `${year}.${month}`, `${year}.${Number(month)}`, `${year}年${Number(month)}月`]),
  );
}

/** Names of two characters are often stretched to the width of three, and spaces stray to the ends. */
function looseName(random: Random, name: string): string {
  const [family = '', given = '', ...rest] = [...name];
  if (rest.length === 0 && random.chance(0.5)) return `${family}　${given}`;
  return random.chance(0.03) ? `${name} ` : name;
}

const looseCard = (random: Random, card: string): string =>
  random.chance(0.15) ? (card.match(/.{1,4}/g) ?? []).join(' ') : card;

const looseId = (random: Random, id: string): string => (random.chance(0.3) ? id.toLowerCase() : id);

function personRow(random: Random, person: Person, number: number): Row {
  const { education, degreeHeld, qualification } = person;
  const mobile = random.chance(0.1) ? { value: Number(person.mobile), format: '0' } : text(person.mobile);
  return [
    { value: number },
    text(person.community.street),
    text(person.community.name),
    text(looseName(random, person.name)),
    text(person.sex === 'male' ? '男' : '女'),
    text(random.chance(0.08) && person.ethnicity.length > 2 ? person.ethnicity.replace(/族$/, '') : person.ethnicity),
    text(looseId(random, person.residentId)),
    birthMonth(random, person.birthDay),
    text(person.political),
    text(random.pick(educationWords[education])),
    degreeHeld ? text(education === 'master' ? '硕士' : '学士') : none(random),
    text(postWords[person.postType]),
    text(channelWords[person.channel]),
    looseDay(random, person.joinedOn),
    looseDay(random, person.hiredOn),
    qualification === 'none' ? none(random) : text(qualificationWords[qualification]),
    mobile,
    text(person.bank),
    text(looseCard(random, person.bankCard)),
    text(person.koreanName ? `朝文名：${person.koreanName}` : ''),
  ];
}

function headerRows(): Row[] {
  const top = groups.flatMap(([value, span]) => [
    { value, columnSpan: span, ...(span === 1 ? { rowSpan: 2 } : {}) },
    ...blank(span - 1),
  ]);
  return [top, [null, ...columns.map((value) => ({ value })), null]];
}

const sumRow = (label: string, formula: string): Row => [
  { value: label, columnSpan: 3 },
  ...blank(2),
  { value: formula, type: 'Formula' },
  ...blank(width - 4),
];

/** People street by street, each street closed by a row that counts it, the way offices add up by hand. */
function bodyRows(random: Random, people: readonly Person[], firstRow: number): Row[] {
  const rows: Row[] = [];
  const counted: number[] = [];
  let number = 0;
  for (const [street, members] of Map.groupBy(people, (person) => person.community.street)) {
    const from = firstRow + rows.length;
    rows.push(...members.map((person) => personRow(random, person, (number += 1))));
    rows.push(sumRow(`${street}小计`, `=COUNTA(D${from}:D${firstRow + rows.length - 1})`));
    counted.push(firstRow + rows.length - 1);
  }
  return [...rows, sumRow('合　　计', `=${counted.map((row) => `D${row}`).join('+')}`)];
}

const noteRow = (value: string): Row => [{ value, columnSpan: width }, ...blank(width - 1)];

function titleRows(city: string, asOf: Day): Row[] {
  const [year, month, date] = asOf.split('-').map(Number);
  return [
    noteRow(`${city}社区工作者（社工岗）花名册`),
    noteRow(`填报单位：${city}民政局（盖章）　　　　填报日期：${year}年${month}月${date}日　　　　单位：人`),
  ];
}

const notes = [
  '填表说明',
  '1. 本表由街道填报，民政局汇总，一人一行。',
  '2. 职务（岗位）填：社区正职、其他两委成员、普通工作人员。',
  '3. 进入渠道填：两委转入、择优选聘、公开招聘。',
  '4. 参加社区工作时间只能确定到月的，按当月1日计算。',
  '5. 身份证号、银行卡号按文本格式填写。',
];

export interface RosterSheetOptions {
  readonly city: string;
  readonly asOf: Day;
  readonly seed: number;
}

/**
 * The roster as an HR office keeps it: title rows, a header of two levels, subtotals as formulas, days and
 * "none" written in every way, stray spaces. Everything in it can be read back without loss.
 */
export async function rosterSheet(people: readonly Person[], options: RosterSheetOptions): Promise<Uint8Array> {
  const head = [...titleRows(options.city, options.asOf), ...headerRows()];
  const body = bodyRows(random(options.seed), people, head.length + 1);
  const signatures = noteRow('单位负责人：　　　　　　　　审核人：　　　　　　　　填表人：　　　　　　　　联系电话：');
  const file = writeExcel([
    { sheet: '花名册', data: [...head, ...body, signatures], stickyRowsCount: head.length },
    { sheet: '填表说明', data: notes.map((value) => [{ value }]) },
  ]);
  return new Uint8Array(await file.toBuffer());
}
