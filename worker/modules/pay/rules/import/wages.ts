import type { Month } from '../../../../core/day.ts';
import { formatYuan, type Fen } from '../../../../core/fen.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../../core/import/problems.ts';
import { cellText, importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import {
  declaredRows,
  type DeclaredRow,
  type ResetMonths,
  type StandingWage,
  type WageKind,
} from '../insurance-wage.ts';
import { readPositiveYuan } from '../../../../core/import/amount.ts';
import { findRosterPerson, rosterColumns, type RosterPeople } from './roster-person.ts';

export const wageColumns: readonly ImportColumn[] = [
  ...rosterColumns,
  importColumn(
    'wage',
    ['缴费工资', '기여 임금', 'Declared wage'],
    '月缴费工资 申报工资 月平均工资 上年月平均工资 缴费基数',
    true,
  ),
  importColumn('serial', ['序号', '번호', 'No.'], '编号'),
  importColumn('note', ['备注', '비고', 'Note'], '说明'),
];

const problem = problemsOf({
  wage_unreadable: blocks(
    '“{value}”不是金额，须为大于 0 且至多两位小数的元数',
    '"{value}"은(는) 금액이 아닙니다. 0보다 크고 소수점 둘째 자리까지의 위안으로 적으세요',
    '“{value}” is not an amount: yuan above 0 with at most two decimal places',
  ),
  wage_twice: blocks(
    '与第{related}行是同一人',
    '{related}행과 같은 사람입니다',
    'The same person stands on row {related}',
  ),
  wage_waits: warns(
    '本缴费年度已有缴费工资，此次申报自 {month} 起生效',
    '이번 기여 연도에 이미 기여 임금이 있어 이 신고는 {month}부터 적용됩니다',
    'The contribution year has a wage already: this one counts from {month}',
  ),
  wage_changes: warns(
    '自 {month} 起已申报 {standing} 元，确认后以本行为准',
    '{month}부터 {standing}위안이 신고되어 있습니다. 확인하면 이 행을 따릅니다',
    '{standing} yuan are declared from {month}; confirmed, this row holds',
  ),
});

export interface WagesImportPlan {
  readonly problems: readonly Problem[];
  readonly rows: readonly (DeclaredRow & { readonly workerId: string })[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export type StandingWageOf = StandingWage & { readonly workerId: string };

/** Everything an import of declared wages would find and record; the same file twice changes nothing. */
export function decideWages(
  sheet: ImportTable,
  fromMonth: Month,
  kind: WageKind,
  resets: ResetMonths,
  people: RosterPeople,
  standing: readonly StandingWageOf[],
): WagesImportPlan {
  const byWorker = Map.groupBy(standing, ({ workerId }) => workerId);
  const firstRows = new Map<string, number>();
  const problems: Problem[] = [];
  const rows: WagesImportPlan['rows'][number][] = [];
  const count = { created: 0, updated: 0, unchanged: 0 };
  for (const { row, cells } of sheet.rows) {
    const { person, problems: found } = findRosterPerson({ row, cells }, people);
    problems.push(...found);
    const text = cellText(cells, 'wage');
    const wageFen = text === null ? null : readPositiveYuan(text);
    if (wageFen === null) problems.push(problem(row, 'wage', 'wage_unreadable', text));
    if (!person || wageFen === null) continue;
    const related = firstRows.get(person.workerId);
    if (related !== undefined) {
      problems.push(problem(row, 'name', 'wage_twice', person.name, { related }));
      continue;
    }
    firstRows.set(person.workerId, row);
    const stands = byWorker.get(person.workerId) ?? [];
    const declared = declaredRows(fromMonth, kind, wageFen, resets, stands);
    const fresh = declared.filter((each) => !stood(each, stands));
    if (fresh.length === 0) count.unchanged += 1;
    else {
      const changes = fresh.flatMap((each) => replacedBy(each, stands));
      problems.push(...told(row, fromMonth, fresh, changes));
      rows.push(...fresh.map((each) => ({ ...each, workerId: person.workerId })));
      count[changes.length > 0 ? 'updated' : 'created'] += 1;
    }
  }
  return { problems: problems.toSorted((a, b) => a.row - b.row), rows, ...count };
}

const covers = (a: WageKind, b: WageKind): boolean => a === 'both' || a === b;

/** Whether what stands, the last word of each kind, says the same already. `stands` is in the order it was recorded. */
function stood(row: DeclaredRow, stands: readonly StandingWage[]): boolean {
  const kinds = row.kind === 'both' ? (['insurance', 'fund'] as const) : [row.kind];
  return kinds.every((kind) => {
    const holds = stands.findLast((each) => covers(each.kind, kind) && each.effectiveMonth === row.effectiveMonth);
    return holds?.wageFen === row.wageFen;
  });
}

const replacedBy = (row: DeclaredRow, stands: readonly StandingWage[]): StandingWage[] =>
  stands.filter(
    ({ kind, effectiveMonth }) =>
      effectiveMonth === row.effectiveMonth && (covers(kind, row.kind) || covers(row.kind, kind)),
  );

function told(
  row: number,
  fromMonth: Month,
  fresh: readonly DeclaredRow[],
  changes: readonly StandingWage[],
): Problem[] {
  const yuan = (wageFen: Fen) => formatYuan(wageFen);
  const waits = fresh.find(({ effectiveMonth }) => effectiveMonth !== fromMonth);
  const [before] = changes;
  return [
    ...(waits ? [problem(row, 'wage', 'wage_waits', null, { month: waits.effectiveMonth })] : []),
    ...(before
      ? [problem(row, 'wage', 'wage_changes', null, { month: before.effectiveMonth, standing: yuan(before.wageFen) })]
      : []),
  ];
}
