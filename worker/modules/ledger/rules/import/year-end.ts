import type { Problem } from '../../../../core/import/problems.ts';
import { importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { AccountFacts, AccountKind } from '../chart.ts';
import type { Treatment, YearDecision } from '../year-end.ts';
import { ledgerProblem } from './problems.ts';
import { RowReader } from './row.ts';

/** The sheet of a year's end (年终结转结余): a row for each rule, and for each account that is treated otherwise. */
export const yearEndColumns: readonly ImportColumn[] = [
  importColumn('what', ['对象', '대상', 'Of what'], '账户 账户编码 范围', true, '预算指标余额'),
  importColumn('treatment', ['处理', '처리', 'Treatment'], '处理方式', true, '收回'),
];

/** As the page of a year's end calls them. */
const rules = {
  lines: ['预算指标余额', '예산 지표 잔액', 'what lines have left', '指标', '预算指标'],
  units: ['承接单位与事项余额', '수행 단위와 업무 잔액', 'what units and duties have left', '承接单位', '单位'],
  holds: ['未了结的冻结', '남은 보류', 'open holds', '冻结'],
} as const;
const ruleNames = Object.keys(rules) as (keyof typeof rules)[];

const treatments = {
  return: ['收回', '회수', 'return', '收回财政'],
  carry: ['结转', '이월', 'carry over', 'carry'],
} as const;
const treatmentsOfHolds = {
  carry: ['结转', '이월', 'carry over', 'carry', '随款结转', '돈과 함께 이월', 'carried with their money'],
  free: ['释放', '해제', 'free', 'freed'],
} as const;

/** Whose remainders a year's end decides on. */
const decided: readonly AccountKind[] = ['line', 'duty', 'unit'];

interface YearEndSheet {
  readonly problems: readonly Problem[];
  /** Null until each rule is there. */
  readonly decision: YearDecision | null;
}

/** The decision as a sheet writes it: each rule once, each account at most once. */
export function decideYearEndSheet(table: ImportTable, accounts: readonly AccountFacts[]): YearEndSheet {
  const seen = new Map<string, number>();
  const chosen: { lines?: Treatment; units?: Treatment; holds?: YearDecision['holds'] } = {};
  const exceptions: { accountId: string; treatment: Treatment }[] = [];
  const problems: Problem[] = [];
  const once = (reader: RowReader, key: string, row: number) => {
    const related = seen.get(key);
    if (related === undefined) seen.set(key, row);
    else reader.say('what', 'decision_twice', null, { related });
  };
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const what = reader.required('what', 200);
    const rule = ruleNames.find((name) => (rules[name] as readonly string[]).includes(what?.toLowerCase() ?? ''));
    if (rule === 'holds') chosen.holds = reader.choice('treatment', treatmentsOfHolds) ?? 'carry';
    else {
      const treatment = reader.choice('treatment', treatments) ?? 'return';
      if (rule) chosen[rule] = treatment;
      else {
        const account = what === null ? null : reader.account('what', accounts, decided);
        if (account) once(reader, account.id, row.row);
        if (account) exceptions.push({ accountId: account.id, treatment });
      }
    }
    if (rule) once(reader, rule, row.row);
    problems.push(...reader.problems);
  }
  const missing = ruleNames.filter((name) => chosen[name] === undefined);
  const said = missing.map((name) => ledgerProblem(table.headerRow, null, 'decision_missing', rules[name][0]));
  const { lines, units, holds } = chosen;
  const whole = lines !== undefined && units !== undefined && holds !== undefined;
  return { problems: [...said, ...problems], decision: whole ? { lines, units, holds, exceptions } : null };
}
