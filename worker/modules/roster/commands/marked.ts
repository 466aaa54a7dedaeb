import type { CityContext } from '../../../platform/context.ts';
import { writeSheet, type SheetCell, type Tone, type WriteCell } from '../../../platform/sheet/index.ts';
import { inLocale } from '../labels.ts';
import { problemMessage, type Problem } from '../rules/import/problems.ts';
import type { Decisions } from '../rules/import/table.ts';
import type { CheckedImport } from './import.ts';
import { columnLabel } from './report.ts';

const languages = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;

/**
 * The file as it came, corrections in place, with the cells in question coloured and one more column that says why: a
 * red file that the street can work through and send back.
 */
export async function markedFile(ctx: CityContext, checked: CheckedImport, decisions: Decisions): Promise<Uint8Array> {
  const { sheet, table, plan } = checked;
  const problems = Map.groupBy(plan.problems, ({ row }) => row);
  const width = Math.max(...sheet.rows.map((row) => row.length));
  const headerRows = new Set(table.header.rows);
  const corrected = new Map(
    decisions.cells.map(({ row, column, value }) => [`${row}:${table.header.columns.get(column)?.index}`, value]),
  );
  const rows = sheet.rows.map((cells, index) => {
    const row = index + 1;
    const found = problems.get(row) ?? [];
    const line = Array.from({ length: width }, (_, column): WriteCell | null => {
      const tone = headerRows.has(row) ? 'header' : toneOf(found, checked, column);
      const spans = spanOf(checked, index, column);
      const written = corrected.get(`${row}:${column}`);
      const cell = written === undefined ? cells[column] : ({ kind: 'text', text: written } as const);
      if (!cell && tone === 'plain') return null;
      return { value: valueOf(cell), tone: row < (table.header.rows[0] ?? 1) ? 'title' : tone, ...spans };
    });
    return [...line, noteOf(ctx, row, found, table.header.rows.at(-1))];
  });
  const widths = [...Array.from({ length: width }, () => 14), 60];
  return writeSheet({ sheet: sheet.name, widths, frozenRows: table.header.rows.at(-1) ?? 0, rows });
}

/** Numbers stay numbers as long as a spreadsheet holds all their digits. */
function valueOf(cell: SheetCell | null | undefined): string | number {
  if (!cell) return '';
  return cell.kind === 'number' && cell.text.length <= 15 ? Number(cell.text) : cell.text;
}

function toneOf(found: readonly Problem[], { table }: CheckedImport, column: number): Tone {
  const here = found.filter((problem) => table.header.columns.get(problem.column)?.index === column);
  if (here.length === 0) return 'plain';
  return here.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}

function spanOf({ sheet }: CheckedImport, row: number, column: number): Pick<WriteCell, 'across' | 'down'> {
  const area = sheet.merges.find(({ top, left }) => top === row && left === column);
  return area ? { across: area.right - area.left + 1, down: area.bottom - area.top + 1 } : {};
}

function noteOf(
  ctx: CityContext,
  row: number,
  found: readonly Problem[],
  lastHeader: number | undefined,
): WriteCell | null {
  if (row === lastHeader) {
    return { value: inLocale({ zh: '检查结果', ko: '검사 결과', en: 'Findings' }, ctx.locale), tone: 'error' };
  }
  if (found.length === 0) return null;
  const text = found
    .map((problem) => `${columnLabel(ctx, problem.column)}: ${problemMessage(problem, languages[ctx.locale])}`)
    .join('\n');
  return { value: text, tone: found.some(({ severity }) => severity === 'error') ? 'error' : 'warning' };
}
