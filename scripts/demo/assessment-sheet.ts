import writeExcel from 'write-excel-file/node';
import { addMonths, firstDay, monthOfDay, type Day } from '../../worker/core/day.ts';
import type { Person } from './people.ts';
import type { Community } from './places.ts';
import { random, type Random } from './random.ts';

type Cell = string | number | null;
type Row = readonly Cell[];

export interface AssessmentSheetOptions {
  readonly city: string;
  readonly year: number;
  readonly seed: number;
}

const postWords = { head: '社区正职', deputy: '其他两委成员', staff: '普通工作人员' } as const;
const markHeader =
  '序号 街道 社区 姓名 身份证号 岗位 街道评分 社区评分 同事互评 居民评议 加分 加分事由 扣分 扣分事由 一票否决 否决事由 备注'.split(
    ' ',
  );
const ballotHeader = ['序号', '街道', '社区', '发出票数', '收回票数', '居民小组长', '党员代表', '普通居民代表'];

const places2 = (value: number): number => Math.round(value * 100) / 100;

/** Marks lie around a level of the person's own, so that the groups agree more often than not. */
function mark(random: Random, level: number, spread: number): number {
  const swing = (random.next() + random.next() + random.next() - 1.5) * spread;
  return places2(Math.min(100, Math.max(40, level + swing)));
}

const levelOf = (random: Random): number => {
  if (random.chance(0.01)) return 52 + random.next() * 6;
  if (random.chance(0.03)) return 64 + random.next() * 9;
  return 85 + random.next() * 8;
};

function extras(random: Random): Row {
  const bonus: readonly [Cell, Cell] = random.chance(0.09)
    ? random.pick([
        [2, '市级表彰'],
        [3, '省级表彰'],
        [5, '省级表彰、市级表彰'],
        [1, '创新做法'],
      ] as const)
    : [null, null];
  const deduction: readonly [Cell, Cell] = random.chance(0.1)
    ? [random.pick([0.5, 1, 1.5, 2, 4]), random.pick(['事项逾期', '有效投诉'])]
    : [null, null];
  return [...bonus, ...deduction];
}

const probationEnds = (hiredOn: Day): Day => firstDay(addMonths(monthOfDay(hiredOn), 6));

/** People who came in the second half of the year are remarked upon; who came later has no marks at all. */
function remarkOf({ hiredOn }: Person, year: number): string | null {
  if (hiredOn > `${year}-12-31`) return `${year + 1}年聘用，不参加${year}年度考核`;
  return probationEnds(hiredOn) > `${year}-12-31` ? '试用期，只写评语，不定等次' : null;
}

function markRow(random: Random, person: Person, index: number, options: AssessmentSheetOptions, vetoed: boolean): Row {
  const { community, name, residentId, postType, hiredOn } = person;
  const who = [index + 1, community.street, community.name, name, residentId, postWords[postType]];
  const remark = remarkOf(person, options.year);
  if (hiredOn > `${options.year}-12-31`) return [...who, ...Array<Cell>(10).fill(null), remark];
  const level = levelOf(random);
  const own = postType === 'head' ? null : mark(random, level + 1, 5);
  const marks = [mark(random, level, 6), own, mark(random, level + 1.5, 5), mark(random, level + 1, 8)];
  const veto = vetoed ? ['是', '重大安全或群体性事件负有个人责任'] : [null, null];
  return [...who, ...marks, ...extras(random), ...veto, remark];
}

/** Three ballots have too few voters, four too few ordinary residents: what such a year looks like. */
function ballotRow(random: Random, { street, name }: Community, index: number): Row {
  const returned = index % 26 === 4 ? random.int(38, 48) : random.int(54, 130);
  const ordinaryShare = index % 20 === 6 ? 0.62 : 0.72 + random.next() * 0.16;
  const ordinary = Math.ceil(returned * ordinaryShare);
  const leaders = Math.floor((returned - ordinary) * (0.35 + random.next() * 0.3));
  const sent = returned + random.int(0, 14);
  return [index + 1, street, name, sent, returned, leaders, returned - ordinary - leaders, ordinary];
}

const cells = (row: Row) => row.map((value) => (value === null ? null : { value }));

async function workbook(
  sheet: string,
  title: string,
  note: string,
  header: Row,
  rows: readonly Row[],
): Promise<Uint8Array> {
  const data = [[title], [note], header, ...rows].map(cells);
  return new Uint8Array(await writeExcel(data, { sheet, stickyRowsCount: 3 }).toBuffer());
}

/** Last year's marks of everyone, as the civil affairs office collects them. */
export function markSheet(people: readonly Person[], options: AssessmentSheetOptions): Promise<Uint8Array> {
  const source = random(options.seed);
  const marked = source.shuffle(
    people.filter(({ postType, hiredOn }) => postType === 'staff' && hiredOn < `${options.year}-01-01`),
  );
  const vetoed = new Set(marked.slice(0, 3));
  const rows = people.map((person, index) => markRow(source, person, index, options, vetoed.has(person)));
  return workbook(
    '年度考核评分',
    `${options.city}${options.year}年度社区工作者考核评分表`,
    '百分制，最多两位小数；社区正职不由本社区评分；加分以方案规定的上限为准',
    markHeader,
    rows,
  );
}

/** How many residents of each community voted, and who they were. */
export function ballotSheet(communities: readonly Community[], options: AssessmentSheetOptions): Promise<Uint8Array> {
  const source = random(options.seed + 1);
  const rows = communities.map((community, index) => ballotRow(source, community, index));
  return workbook('居民评议票数', '居民评议票数统计表', '有效条件按方案执行', ballotHeader, rows);
}
