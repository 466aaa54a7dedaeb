import { z } from '@hono/zod-openapi';
import type { ImportColumn } from '../../core/import/table.ts';
import type { Locale } from '../context.ts';
import { writeWorkbook, type WriteCell } from '../sheet/index.ts';
import { attached, xlsxType } from './download.ts';

const words = {
  'zh-CN': {
    name: (what: string) => `${what}模板`,
    notes: '填写说明',
    lead: '请在第一张表里填写，一行一条。本页只作说明，不会被导入。',
    head: ['列', '必填', '示例', '也认得的列名'],
    required: '必填',
    optional: '可不填',
  },
  'ko-KR': {
    name: (what: string) => `${what} 서식`,
    notes: '작성 안내',
    lead: '첫 번째 시트에 한 행에 한 건씩 적으세요. 이 시트는 안내이며 가져오지 않습니다.',
    head: ['열', '필수', '예시', '인식하는 다른 열 이름'],
    required: '필수',
    optional: '선택',
  },
  en: {
    name: (what: string) => `${what} template`,
    notes: 'Notes',
    lead: 'Fill in the first sheet, a row for each. This sheet only explains and is not imported.',
    head: ['Column', 'Required', 'Example', 'Also known as'],
    required: 'required',
    optional: 'optional',
  },
} as const;
const languages = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;

/** A link sends no language of ours: it names the one in which the page is read. */
export const TemplateQuery = z.strictObject({ language: z.enum(['zh-CN', 'ko-KR', 'en']).optional() });

/** A workbook's width of a text: a Chinese character takes two. */
const widthOf = (text: string): number => Math.min(60, Math.max(12, text.length * 2 + 2));

/**
 * An empty sheet to fill in, its header as the import reads it. The example stands on a second sheet, downwards, where
 * no import looks for a row: nobody brings it in by mistake.
 */
export async function templateFile(
  named: Pick<ImportColumn, 'zh' | 'ko' | 'en'>,
  columns: readonly ImportColumn[],
  locale: Locale,
): Promise<Response> {
  const say = words[locale];
  const language = languages[locale];
  const what = named[language];
  const header = (column: ImportColumn) => `${column[language]}${column.required ? '*' : ''}`;
  const others = ({ headers, zh, ko, en }: ImportColumn) =>
    headers.filter((each) => ![zh, ko, en].includes(each)).join('、');
  const notes = columns.map((column): WriteCell[] =>
    [column[language], column.required ? say.required : say.optional, column.example ?? '', others(column)].map(
      (value) => ({ value }),
    ),
  );
  const bytes = await writeWorkbook([
    {
      sheet: what,
      widths: columns.map((column) => widthOf(header(column))),
      frozenRows: 1,
      rows: [columns.map((column) => ({ value: header(column), tone: 'header' }))],
    },
    {
      sheet: say.notes,
      widths: [24, 10, 28, 60],
      frozenRows: 2,
      rows: [
        [{ value: say.lead, tone: 'title', across: say.head.length }],
        say.head.map((value): WriteCell => ({ value, tone: 'header' })),
        ...notes,
      ],
    },
  ]);
  return attached(bytes, `${say.name(what)}.xlsx`, xlsxType);
}
