import { residentIdCheckCharacter } from '../../../worker/core/checks.ts';
import type { Grid, GridCell, GridRange } from '../../../worker/modules/roster/rules/import/grid.ts';
import type { Community } from '../../../worker/modules/roster/rules/import/place.ts';

/** An invented identity number: area 990101 is nobody's, order codes 996 to 999 belong to no living person. */
export function inventedId(birthDay: string, order: 996 | 997 | 998 | 999): string {
  const digits = `990101${birthDay.replaceAll('-', '')}${order}`;
  return digits + residentIdCheckCharacter(digits);
}

/** An invented card whose last digit makes the Luhn sum end in 0. */
export function inventedCard(serial: number): string {
  const body = `62220000000${String(serial).padStart(7, '0')}`;
  const sum = [...body].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

export const groupHeaders = [
  '序号',
  '所在单位',
  '',
  '基本情况',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '岗位情况',
  '',
  '',
  '',
  '',
  '联系方式与工资账户',
  '',
  '',
  '备注',
];
export const leafHeaders = [
  '',
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
  '',
] as const;

export type Header = (typeof leafHeaders)[number];
export type Cells = Partial<Record<Header, string | GridCell>>;

/** A row without fault; each person of it is another. */
export function goodRow(serial: number, changed: Cells = {}): (GridCell | null)[] {
  const birthDay = `19${70 + (serial % 30)}-0${1 + (serial % 9)}-1${serial % 10}`;
  const cells: Cells = {
    街道: '东风街道',
    社区: '春晓社区',
    姓名: '杨晓梅',
    性别: '女',
    民族: '汉族',
    身份证号: inventedId(birthDay, 998),
    出生年月: birthDay.slice(0, 7).replace('-', '.'),
    政治面貌: '群众',
    学历: '本科',
    学位: '学士',
    '职务（岗位）': '普通工作人员',
    进入渠道: '公开招聘',
    参加社区工作时间: '2019.7',
    社工岗聘用时间: '2020-08-03',
    手机号: '16400000000',
    开户行: '示例银行',
    银行卡号: inventedCard(serial),
    ...changed,
  };
  return leafHeaders.map((header, index) =>
    index === 0 ? { kind: 'number', text: String(serial) } : cellOf(cells[header]),
  );
}

function cellOf(value: string | GridCell | undefined): GridCell | null {
  if (value === undefined || value === '') return null;
  return typeof value === 'string' ? { kind: 'text', text: value } : value;
}

export const textRow = (...texts: readonly string[]): (GridCell | null)[] => texts.map(cellOf);

/** Title, note, two header levels with their merged cells, then the rows: as HR offices lay a roster out. */
export function rosterGrid(rows: readonly (GridCell | null)[][], merges: readonly GridRange[] = []): Grid {
  return {
    rows: [
      textRow('某市社区工作者（社工岗）花名册'),
      textRow('填报单位：（盖章）'),
      textRow(...groupHeaders),
      textRow(...leafHeaders),
      ...rows,
    ],
    merges: [
      { top: 0, left: 0, bottom: 0, right: 19 },
      { top: 2, left: 0, bottom: 3, right: 0 },
      { top: 2, left: 1, bottom: 2, right: 2 },
      { top: 2, left: 3, bottom: 2, right: 10 },
      { top: 2, left: 11, bottom: 2, right: 15 },
      { top: 2, left: 16, bottom: 2, right: 18 },
      { top: 2, left: 19, bottom: 3, right: 19 },
      ...merges,
    ],
  };
}

/** The first data row of {@link rosterGrid} as the spreadsheet numbers it. */
export const firstRow = 5;

export const communities: readonly Community[] = [
  { id: 'unt_1', name: '春晓社区', streetId: 'unt_e', streetName: '东风街道', inScope: true },
  { id: 'unt_2', name: '夏荷社区', streetId: 'unt_e', streetName: '东风街道', inScope: true },
  { id: 'unt_3', name: '冬青社区', streetId: 'unt_w', streetName: '西山街道', inScope: true },
  { id: 'unt_4', name: '明月社区', streetId: 'unt_w', streetName: '西山街道', inScope: false },
  { id: 'unt_5', name: '同名社区', streetId: 'unt_e', streetName: '东风街道', inScope: true },
  { id: 'unt_6', name: '同名社区', streetId: 'unt_w', streetName: '西山街道', inScope: true },
];
