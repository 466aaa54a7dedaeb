import { cellText, importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { limits } from '../../../../core/limits.ts';
import { tidy, withoutSpaces } from '../../../../core/text.ts';
import { findPerson, readWho, repeatedPerson, whoColumns, type KnownPeople } from '../../../roster/rules/import/who.ts';
import { mayMark, sameAsStands, type RegularFacts, type StandingMark, type WantedMark } from '../regular-marks.ts';
import { readPoints } from './marks.ts';
import { problem, refusedRow } from './problems.ts';

/** The columns of a sheet of monthly or quarterly marks: who, the mark, and its cause. */
export const regularColumns: readonly ImportColumn[] = [
  ...whoColumns,
  importColumn('period', ['月份或季度', '월 또는 분기', 'Month or quarter'], '月份 季度 时段'),
  importColumn('score', ['评分', '점수', 'Mark'], '分数 平时评分 月度评分 季度评分', true),
  importColumn('cause', ['评分事由', '점수 사유', 'Cause of mark'], '事由 评分原因 原因'),
];

export interface RegularSheetPlan {
  readonly problems: readonly Problem[];
  readonly entries: readonly WantedMark[];
  readonly created: number;
  readonly unchanged: number;
}

/**
 * What a sheet says of one group's marks of one month or quarter. The column of marks speaks for every row, an empty cell
 * taking the mark back; a sheet without causes leaves them, and whoever does not stand in it keeps their mark. A row that
 * names another period was made for another sheet.
 */
export function decideRegularSheet(
  table: Pick<ImportTable, 'rows' | 'columns'>,
  { period, group }: { readonly period: string; readonly group: string },
  known: KnownPeople,
  facts: RegularFacts,
): RegularSheetPlan {
  const stands = new Map(facts.standing.filter((mark) => mark.group === group).map((mark) => [mark.workerId, mark]));
  const hasCauses = table.columns.some(({ spec }) => spec.key === 'cause');
  const problems: Problem[] = [];
  const entries: WantedMark[] = [];
  const first = new Map<string, number>();
  let unchanged = 0;
  for (const { row, cells } of table.rows) {
    const found = findPerson(readWho({ row, cells }), known);
    const twice = found.person ? repeatedPerson(row, found.person, first) : [];
    const named = cellText(cells, 'period');
    const other = named !== null && withoutSpaces(named) !== period ? [problem(row, 'period', 'period_other', named, { period })] : []; // prettier-ignore
    const score = readPoints(cells, 'score');
    const cause = cellText(cells, 'cause');
    const unread = typeof score === 'string' ? [problem(row, 'score', score, cellText(cells, 'score'))] : [];
    const long = cause !== null && cause.length > limits.causeLength ? [problem(row, 'cause', 'text_too_long', cause, { most: limits.causeLength })] : []; // prettier-ignore
    const own = [...found.problems, ...twice, ...other, ...unread, ...long];
    problems.push(...own);
    if (!found.person || typeof score === 'string' || twice.length + other.length + long.length > 0) continue;
    const was: StandingMark | null = stands.get(found.person.workerId) ?? null;
    const because = score === null ? null : hasCauses ? cause : (was?.cause ?? null);
    const wanted = { workerId: found.person.workerId, score, cause: because, replaces: was?.id ?? null };
    if (sameAsStands(was && { ...was, cause: was.cause === null ? null : tidy(was.cause) }, wanted)) unchanged += 1;
    else {
      const refusal = mayMark(facts, group, wanted, was);
      if (refusal) problems.push(refusedRow(row, 'score', refusal));
      else entries.push(wanted);
    }
  }
  return { problems, entries, created: entries.filter(({ replaces }) => replaces === null).length, unchanged };
}
