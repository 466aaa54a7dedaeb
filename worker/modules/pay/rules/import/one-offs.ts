import type { Fen } from '../../../../core/fen.ts';
import { readPositiveYuan } from '../../../../core/import/amount.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../../core/import/problems.ts';
import {
  cellText,
  importColumn,
  type ImportColumn,
  type ImportRow,
  type ImportTable,
} from '../../../../core/import/table.ts';
import type { OneOffItem } from '../one-off-items.ts';
import { findPerson, readWho, whoColumns, type KnownPeople } from '../../../roster/rules/import/who.ts';

export const oneOffColumns: readonly ImportColumn[] = [
  ...whoColumns,
  importColumn('item', ['项目', '항목', 'Item'], '薪酬项目 项目名称 类型', true),
  importColumn('amount', ['金额', '금액', 'Amount'], '金额元 数额 应发金额', true),
  importColumn('reason', ['事由', '사유', 'Reason'], '原因 理由 说明 备注', true),
  importColumn('documentNumber', ['文号', '문서 번호', 'Document number'], '依据文号 文件号 批文号'),
];

const problem = problemsOf({
  item_missing: blocks('未填写项目', '항목이 없습니다', 'The item is missing'),
  item_unknown: blocks(
    '本月方案没有一次性项目“{value}”',
    '이번 달 방안에 일회성 항목 "{value}"이(가) 없습니다',
    'The scheme of the month has no one-off item “{value}”',
  ),
  amount_missing: blocks('未填写金额', '금액이 없습니다', 'The amount is missing'),
  amount_unreadable: blocks(
    '“{value}”不是金额，须为大于 0 且至多两位小数的元数',
    '"{value}"은(는) 금액이 아닙니다. 0보다 크고 소수점 둘째 자리까지의 위안으로 적으세요',
    '“{value}” is not an amount: yuan above 0 with at most two decimal places',
  ),
  reason_missing: blocks('未填写事由', '사유가 없습니다', 'The reason is missing'),
  text_too_long: blocks('内容超过 {most} 个字符', '{most}자를 넘습니다', 'Longer than {most} characters'),
  one_off_twice: warns(
    '与第{related}行完全相同，确认后将计两次',
    '{related}행과 똑같습니다. 확인하면 두 번 계산됩니다',
    'The same as row {related}; confirmed, it counts twice',
  ),
});

const longestReason = 500;
const longestDocument = 60;

/** A one-off as a file gives it. Two of the same key are the same entry, as far as anybody can tell. */
export interface OneOffDraft {
  readonly workerId: string;
  readonly itemCode: string;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly documentNumber: string | null;
}

export const oneOffKey = ({ workerId, itemCode, amountFen, reason, documentNumber }: OneOffDraft): string =>
  JSON.stringify([workerId, itemCode, amountFen, reason, documentNumber]);

export interface OneOffImportPlan {
  readonly problems: readonly Problem[];
  readonly entries: readonly OneOffDraft[];
  readonly unchanged: number;
}

function readDraft(
  row: ImportRow,
  workerId: string,
  items: readonly OneOffItem[],
): { draft: OneOffDraft | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const text = (column: string) => cellText(row.cells, column);
  const [itemText, amountText, reason, documentNumber] = [
    text('item'),
    text('amount'),
    text('reason'),
    text('documentNumber'),
  ];
  const item = items.find(({ code, name }) => code === itemText || name === itemText);
  if (itemText === null) problems.push(problem(row.row, 'item', 'item_missing', null));
  else if (!item) problems.push(problem(row.row, 'item', 'item_unknown', itemText));
  const amountFen = amountText === null ? null : readPositiveYuan(amountText);
  if (amountText === null) problems.push(problem(row.row, 'amount', 'amount_missing', null));
  else if (amountFen === null || amountFen === 0)
    problems.push(problem(row.row, 'amount', 'amount_unreadable', amountText));
  if (reason === null) problems.push(problem(row.row, 'reason', 'reason_missing', null));
  else if (reason.length > longestReason)
    problems.push(problem(row.row, 'reason', 'text_too_long', reason, { most: longestReason }));
  if (documentNumber !== null && documentNumber.length > longestDocument)
    problems.push(problem(row.row, 'documentNumber', 'text_too_long', documentNumber, { most: longestDocument }));
  if (problems.length > 0 || !item || amountFen === null || reason === null) return { draft: null, problems };
  return { draft: { workerId, itemCode: item.code, amountFen, reason, documentNumber }, problems };
}

/**
 * Everything an import of one-offs would find and record. What stands already, to the letter, is not recorded again, as
 * often as it stands: the same file twice changes nothing.
 */
export function decideOneOffs(
  table: ImportTable,
  items: readonly OneOffItem[],
  known: KnownPeople,
  standing: readonly OneOffDraft[],
): OneOffImportPlan {
  const left = new Map<string, number>();
  for (const entry of standing) left.set(oneOffKey(entry), (left.get(oneOffKey(entry)) ?? 0) + 1);
  const firstRows = new Map<string, number>();
  const problems: Problem[] = [];
  const entries: OneOffDraft[] = [];
  let unchanged = 0;
  for (const row of table.rows) {
    const { person, problems: found } = findPerson(readWho(row), known);
    problems.push(...found);
    if (!person) continue;
    const { draft, problems: wrong } = readDraft(row, person.workerId, items);
    problems.push(...wrong);
    if (!draft) continue;
    const key = oneOffKey(draft);
    const stands = left.get(key) ?? 0;
    const related = firstRows.get(key);
    firstRows.set(key, related ?? row.row);
    if (stands > 0) {
      left.set(key, stands - 1);
      unchanged += 1;
      continue;
    }
    if (related !== undefined) problems.push(problem(row.row, 'amount', 'one_off_twice', null, { related }));
    entries.push(draft);
  }
  return { problems: problems.toSorted((a, b) => a.row - b.row), entries, unchanged };
}
