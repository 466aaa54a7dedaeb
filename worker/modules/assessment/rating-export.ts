import { isRefusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { attached, xlsxType } from '../../platform/http/download.ts';
import { RefusedError } from '../../platform/refused.ts';
import { writeSheet } from '../../platform/sheet/index.ts';
import { loadSheet } from './commands/rating.ts';
import { pointsText } from './rules/points.ts';
import { ratingForms, type RatingField } from './rules/rating.ts';
import { nameOf } from './tree-view.ts';

const words = {
  'zh-CN': { unit: '单位', name: '姓名', id: '人员编号', most: '满分' },
  'ko-KR': { unit: '단위', name: '성명', id: '인원 번호', most: '만점' },
  en: { unit: 'Unit', name: 'Name', id: 'Worker id', most: 'of' },
} as const;

/** One's own sheet as a workbook that can be filled in and taken back; each line says its bound. */
export async function exportRatings(ctx: CityContext, cycleId: string, group: string): Promise<Response> {
  const sheet = await loadSheet(ctx, cycleId, group);
  if (isRefusal(sheet)) throw new RefusedError(sheet);
  const { cycle, rows } = sheet;
  const word = words[ctx.locale];
  const known = cycle.scheme.groups.find(({ code }) => code === group);
  const title = known ? nameOf(known, ctx.locale) : group;
  const fields = [
    ...new Map(ratingForms(cycle.scheme, group).flatMap((form) => form.fields.map((field): [string, RatingField] => [field.code, field]))).values(),
  ]; // prettier-ignore
  const header = [
    word.unit,
    word.name,
    word.id,
    ...fields.map((field) => `${nameOf(field, ctx.locale)}（${word.most}${pointsText(field.most)}）`),
  ];
  const file = await writeSheet({
    sheet: title,
    widths: [20, 14, 32, ...fields.map(() => 16)],
    frozenRows: 1,
    rows: [
      header.map((value) => ({ value, tone: 'header' as const })),
      ...rows.map(({ unitName, name, workerId, marks }) => [
        { value: unitName },
        { value: name },
        { value: workerId },
        ...fields.map(({ code }) => ({ value: marks[code] === undefined ? null : pointsText(marks[code]) })),
      ]),
    ],
  });
  return attached(file, `${cycle.year} ${title}.xlsx`, xlsxType);
}
