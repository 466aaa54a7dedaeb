import { importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { RowReader } from './row.ts';

/** The classification of a year (政府收支分类科目) as its book or the finance bureau's file lists it. */
export const codeColumns: readonly ImportColumn[] = [
  importColumn('classification', ['分类', '분류', 'Classification'], '科目分类 类别', true, '功能分类'),
  importColumn('code', ['科目编码', '과목 코드', 'Code'], '编码 科目代码', true, '2080208'),
  importColumn('name', ['科目名称', '과목명', 'Name'], '名称', true, '基层政权建设和社区治理'),
];

const classifications = {
  function: ['功能分类', '功能', '支出功能分类', '기능', 'function'],
  economic: ['经济分类', '经济', '支出经济分类', '경제', 'economic'],
} as const;

export interface KnownCode {
  readonly classification: 'function' | 'economic';
  readonly code: string;
  readonly name: string;
  readonly checked: number;
}

export interface CodeSheet {
  readonly problems: readonly Problem[];
  /** What is entered or corrected; all of it counts as checked against the document of the import. */
  readonly entries: readonly (Omit<KnownCode, 'checked'> & { readonly fresh: boolean })[];
  readonly unchanged: number;
}

export function decideCodes(table: ImportTable, known: readonly KnownCode[]): CodeSheet {
  const standing = new Map(known.map((code) => [`${code.classification} ${code.code}`, code]));
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  const entries: CodeSheet['entries'][number][] = [];
  let unchanged = 0;
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const classification = reader.choice('classification', classifications);
    const code = reader.required('code', 20);
    const name = reader.required('name', 100);
    if (code !== null && !/^\d{3,7}$/.test(code)) reader.say('code', 'code_unreadable', code);
    if (classification && code !== null && name !== null && !reader.blocked) {
      const key = `${classification} ${code}`;
      const related = seen.get(key);
      const before = standing.get(key);
      if (related !== undefined) reader.say('code', 'code_twice', code, { related });
      else if (before?.name === name && before.checked === 1) unchanged += 1;
      else {
        if (before && before.name !== name) reader.say('name', 'code_renamed', name, { standing: before.name });
        entries.push({ classification, code, name, fresh: !before });
      }
      seen.set(key, related ?? row.row);
    }
    problems.push(...reader.problems);
  }
  return { problems, entries, unchanged };
}
