import type { Day } from '../../../core/day.ts';
import { readYuan } from '../../../core/import/amount.ts';
import type { Problem } from '../../../core/import/problems.ts';
import { importColumn, type ImportTable } from '../../../core/import/table.ts';
import { lists, type AlliancePolicy } from './policy.ts';
import { wordCode } from './sheet-members.ts';
import { rowReader, unitNamed } from './sheet-problems.ts';

export const lineSheet = [
  importColumn('list', ['清单', '목록', 'List'], '清单类别 所属清单', true),
  importColumn('title', ['事项名称', '사항', 'Title'], '名称 需求名称 资源名称 项目名称 事项', true),
  importColumn('detail', ['内容', '내용', 'Detail'], '具体内容 说明'),
  importColumn('theme', ['类别', '분류', 'Theme'], '事项类别', true),
  importColumn('unit', ['面向单位', '대상 단위', 'For'], '所属社区 社区 街道 服务对象单位', true),
  importColumn('organisation', ['承诺单位', '약속 단위', 'Organisation'], '责任单位 共建单位 单位'),
  importColumn('hours', ['时数', '시간', 'Hours'], '服务时数 小时 承诺时数'),
  importColumn('money', ['金额', '금액', 'Money'], '承诺金额 资金'),
  importColumn('fromDay', ['开始日期', '시작일', 'From'], '开始时间 起始日期'),
  importColumn('dueDay', ['截止日期', '기한', 'Deadline'], '完成期限 期限 截止时间', true),
];

export interface SheetLine {
  readonly row: number;
  readonly list: 'need' | 'resource' | 'project';
  readonly title: string;
  readonly detail: string | null;
  readonly theme: string;
  readonly unitId: string;
  readonly organisationId: string | null;
  readonly minutes: number;
  readonly fen: number;
  readonly fromDay: Day;
  readonly dueDay: Day;
}

export interface LineSheetFacts {
  readonly policy: AlliancePolicy;
  readonly units: readonly { readonly id: string; readonly name: string; readonly parentName: string | null }[];
  readonly members: readonly { readonly id: string; readonly name: string; readonly creditCode: string }[];
  readonly today: Day;
}

/** 需求, 需求清单 or the city's own word for the list; results are made by projects and never brought in. */
function listOf(policy: AlliancePolicy, word: string): SheetLine['list'] | null {
  const short = (text: string) => text.replace(/清单$|\s*목록$/, '');
  const found = lists.find((list) => {
    const { zh, ko, en } = policy.lists[list];
    return [list, zh, ko, en, short(zh), short(ko)].some((name) => name.toLowerCase() === word.toLowerCase());
  });
  return found === undefined || found === 'result' ? null : found;
}

/** The lines that a sheet names, with every problem. */
export function readLines(
  table: ImportTable,
  { policy, units, members, today }: LineSheetFacts,
): { readonly lines: readonly SheetLine[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const lines = table.rows.map((line): SheetLine => {
    const read = rowReader(line, problems);
    const listWord = read.needed('list');
    const list = listOf(policy, listWord);
    if (listWord !== '' && list === null) read.report('list', 'alliance_word_unknown', listWord);
    const themeWord = read.needed('theme');
    const theme = wordCode(policy.themes, themeWord);
    if (themeWord !== '' && theme === null) read.report('theme', 'alliance_word_unknown', themeWord);
    const wanted = read.needed('unit');
    const unit = unitNamed(units, wanted);
    if (wanted !== '' && unit === 'none') read.report('unit', 'alliance_unit_unknown', wanted);
    if (unit === 'several') read.report('unit', 'alliance_unit_twice', wanted);
    const owner = read.text('organisation');
    const owners = members.filter(({ name, creditCode }) => name === owner || creditCode === owner?.toUpperCase());
    if (owner !== null && owners.length !== 1) read.report('organisation', 'alliance_member_unknown', owner);
    const owed = list === 'resource' || list === 'project';
    if (owed && owner === null) read.report('organisation', 'alliance_cell_missing', null);
    const minutes = read.count('hours', 60);
    const moneyText = read.text('money');
    const fen = moneyText === null ? 0 : readYuan(moneyText);
    if (fen === null) read.report('money', 'alliance_number_wrong', moneyText);
    if (owed && minutes === 0 && fen === 0) read.report('hours', 'alliance_promise_missing', null);
    const fromDay = read.day('fromDay') ?? today;
    const dueDay = read.day('dueDay');
    if (read.text('dueDay') === null) read.report('dueDay', 'alliance_cell_missing', null);
    if (dueDay !== null && dueDay < fromDay) read.report('dueDay', 'alliance_days_backwards', dueDay);
    return {
      row: line.row,
      list: list ?? 'need',
      title: read.needed('title'),
      detail: read.text('detail'),
      theme: theme ?? '',
      unitId: typeof unit === 'string' ? '' : unit.id,
      organisationId: owners[0]?.id ?? null,
      minutes,
      fen: fen ?? 0,
      fromDay,
      dueDay: dueDay ?? fromDay,
    };
  });
  return { lines, problems };
}
