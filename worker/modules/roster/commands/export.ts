import { limits } from '../../../core/limits.ts';
import type { CityContext, Locale } from '../../../platform/context.ts';
import { csvType, xlsxType } from '../../../platform/http/download.ts';
import { writeCsv, writeSheet, type WriteCell } from '../../../platform/sheet/index.ts';
import type { WorkerAnswer, WorkerExportQuery } from '../input.ts';
import { inLocale, wordFor } from '../labels.ts';
import { columns, type ColumnKey } from '../rules/import/columns.ts';
import { allWorkers, shown } from '../store/list.ts';

interface ExportColumn {
  readonly key: ColumnKey;
  readonly width: number;
  readonly value: (worker: WorkerAnswer, locale: Locale) => string;
}

const column = (key: ColumnKey, width: number, value: ExportColumn['value']): ExportColumn => ({ key, width, value });

/** The columns of the HR office's own form, so that what leaves can be laid beside what came. */
const exported: readonly ExportColumn[] = [
  column('street', 14, ({ streetName }) => streetName ?? ''),
  column('community', 18, ({ unitName }) => unitName ?? ''),
  column('name', 12, ({ name }) => name),
  column('sex', 6, ({ sex }, locale) => wordFor('sex', sex, locale)),
  column('ethnicity', 9, ({ ethnicity }) => ethnicity ?? ''),
  column('identityNumber', 22, ({ identityMasked }) => identityMasked ?? ''),
  column('birth', 12, ({ birthDay }) => birthDay),
  column('politicalStatus', 14, ({ politicalStatus }, locale) => wordFor('politicalStatus', politicalStatus, locale)),
  column(
    'education',
    13,
    ({ educationName, education }, locale) => educationName ?? wordFor('education', education, locale),
  ),
  column('degree', 8, ({ degree }, locale) => wordFor('degree', degree, locale)),
  column('postType', 15, ({ postType }, locale) => wordFor('postType', postType, locale)),
  column('channel', 11, ({ channel }, locale) => wordFor('channel', channel, locale)),
  column('communityWorkSince', 17, ({ communityWorkSince }) => communityWorkSince ?? ''),
  column('postSince', 15, ({ hiredOn }) => hiredOn),
  column('qualification', 18, ({ qualification }, locale) => wordFor('qualification', qualification, locale)),
  column('mobile', 14, ({ mobile }) => mobile ?? ''),
  column('remark', 24, ({ remark }) => remark ?? ''),
];

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array | string;
}

/** What a filter finds, as a file. Without `roster.identity.read` the column of identity numbers is not there at all. */
export async function exportWorkers(ctx: CityContext, query: WorkerExportQuery): Promise<ExportFile> {
  const rows = await allWorkers(ctx, query, limits.exportRows);
  const workers = await shown(ctx, rows);
  const withIdentity = ctx.actor.grants.has('roster.identity.read');
  const chosen = exported.filter(({ key }) => key !== 'identityNumber' || withIdentity);
  const headers = chosen.map(({ key }) => inLocale(columns[key], ctx.locale));
  const lines = workers.map((worker) => chosen.map(({ value }) => value(worker, ctx.locale)));
  const title = inLocale(
    { zh: '社区工作者花名册', ko: '사회구역 근무자 명부', en: 'Roster of community workers' },
    ctx.locale,
  );
  const name = `${ctx.city.name}-${title}-${ctx.today}`;
  if (query.format === 'csv') {
    return { name: `${name}.csv`, type: csvType, body: writeCsv([headers, ...lines]) };
  }
  const body = await writeSheet({
    sheet: title,
    widths: chosen.map(({ width }) => width),
    frozenRows: 2,
    rows: [
      [{ value: `${ctx.city.name} ${title} ${ctx.today}`, tone: 'title', across: chosen.length }],
      headers.map((value): WriteCell => ({ value, tone: 'header' })),
      ...lines.map((line) => line.map((value): WriteCell => ({ value }))),
    ],
  });
  return { name: `${name}.xlsx`, type: xlsxType, body };
}
