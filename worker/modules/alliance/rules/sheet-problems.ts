import type { Day } from '../../../core/day.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../core/import/problems.ts';
import { cellText, type ImportRow } from '../../../core/import/table.ts';
import { readLooseDay } from '../../roster/rules/import/loose-day.ts';

/** What may be wrong with a sheet of organisations or of lines. */
export const problem = problemsOf({
  alliance_cell_missing: blocks('必填。', '필수입니다.', 'Needed.'),
  alliance_unit_unknown: blocks(
    '没有名为“{value}”的街道或社区，或不在您的辖区。',
    '“{value}” 가두·사회구역이 없거나 관할이 아닙니다.',
    'No street or community {value} in your area.',
  ),
  alliance_unit_twice: blocks(
    '有多个名为“{value}”的单位，请写明上级街道，如“街道/社区”。',
    '“{value}” 이름이 여러 개입니다. “가두/사회구역”으로 적어 주세요.',
    'More than one unit is called {value}; write “street/community”.',
  ),
  alliance_code_wrong: blocks(
    '统一社会信用代码不正确（须为 18 位，不含 I、O、S、V、Z）。',
    '통일사회신용코드가 올바르지 않습니다(18자리, I·O·S·V·Z 제외).',
    'Not a credit code (18 characters without I, O, S, V, Z).',
  ),
  alliance_code_checksum: warns(
    '信用代码校验位不符，请核对证照后确认。',
    '신용코드 검증 문자가 맞지 않습니다. 증서를 확인하세요.',
    'The check character does not fit; compare with the certificate.',
  ),
  alliance_code_known: warns(
    '该信用代码已是共建单位，将跳过。',
    '이미 회원 단위이므로 건너뜁니다.',
    'A member already; it will be passed over.',
  ),
  alliance_row_twice: blocks('与第 {row} 行重复。', '{row}행과 같습니다.', 'The same as row {row}.'),
  alliance_word_unknown: blocks(
    '“{value}”不在本市现行清单内。',
    '“{value}”은(는) 현행 목록에 없습니다.',
    '{value} is not on the city’s list.',
  ),
  alliance_day_wrong: blocks('日期无法识别。', '날짜를 읽을 수 없습니다.', 'Not a day.'),
  alliance_days_backwards: blocks('截止日期早于开始日期。', '기한이 시작일보다 이릅니다.', 'It ends before it begins.'),
  alliance_number_wrong: blocks('须为数字。', '숫자여야 합니다.', 'Must be a number.'),
  alliance_member_unknown: blocks(
    '没有名为“{value}”的共建单位，或不止一个，可改填信用代码。',
    '“{value}” 회원 단위가 없거나 여러 개입니다. 신용코드를 적어 주세요.',
    'No single member called {value}; write its credit code.',
  ),
  alliance_promise_missing: blocks(
    '资源和项目须写明时数或金额。',
    '자원과 사업은 시간이나 금액을 적어야 합니다.',
    'A resource or project says how many hours or how much money.',
  ),
});

/** Reads the cells of one row and notes what is wrong with them. */
export function rowReader({ row, cells }: ImportRow, problems: Problem[]) {
  const report = (column: string | null, code: Parameters<typeof problem>[2], value: string | null) => {
    problems.push(problem(row, column, code, value));
  };
  const text = (key: string): string | null => cellText(cells, key);
  return {
    report,
    text,
    needed(key: string): string {
      const value = text(key);
      if (value === null) report(key, 'alliance_cell_missing', null);
      return value ?? '';
    },
    day(key: string): Day | null {
      const cell = cells.get(key);
      if (!cell || text(key) === null) return null;
      const kind = cell.kind === 'number' ? 'number' : 'text';
      const read = readLooseDay({ kind, text: cell.text });
      if (!read) report(key, 'alliance_day_wrong', cell.text);
      return read?.day ?? null;
    },
    /** A whole number, or hours with at most two places in minutes when `times` is 60. */
    count(key: string, times = 1): number {
      const value = text(key);
      if (value === null) return 0;
      const plain = value.replaceAll(',', '').replace(/(?:小时|人|名|시간|h)$/i, '');
      const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain);
      const hundredths = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
      if (hundredths === null || (hundredths * times) % 100 !== 0) {
        report(key, 'alliance_number_wrong', value);
        return 0;
      }
      return (hundredths * times) / 100;
    },
  };
}

/** The one unit that a sheet means by a name, `街道/社区` where names repeat; null, with a problem, for none or several. */
export function unitNamed(
  units: readonly { readonly id: string; readonly name: string; readonly parentName: string | null }[],
  wanted: string,
): { readonly id: string } | 'none' | 'several' {
  const [last = '', above] = wanted
    .split(/[/／·]/)
    .map((part) => part.trim())
    .toReversed();
  const found = units.filter(({ name, parentName }) => name === last && (above === undefined || parentName === above));
  const [first] = found;
  if (!first) return 'none';
  return found.length > 1 ? 'several' : first;
}
