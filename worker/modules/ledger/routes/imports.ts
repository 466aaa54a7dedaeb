import { z } from '@hono/zod-openapi';
import { attached, markedFile, xlsxType } from '../../../platform/http/download.ts';
import {
  asCommit,
  importFields,
  markedSheet,
  sheetReport,
  SheetOutcome,
  SheetReport,
  type Upload,
} from '../../../platform/http/import.ts';
import { TemplateQuery, templateFile } from '../../../platform/http/import-template.ts';
import { cityRoute, moduleRouter, type Router } from '../../../platform/http/route.ts';
import { answer, DayInput, ReasonInput, TextInput } from '../../../platform/http/schema.ts';
import { budgetSheet } from '../commands/import-budget.ts';
import { chartSheet, codeSheet } from '../commands/import-chart.ts';
import { holdSheet } from '../commands/import-holds.ts';
import { monthSheet } from '../commands/import-months.ts';
import { movementSheet } from '../commands/import-movements.ts';
import { openingSheet } from '../commands/import-openings.ts';
import { reversalSheet } from '../commands/import-reversals.ts';
import { settlementSheet } from '../commands/import-settlements.ts';
import { yearEndSheet } from '../commands/import-year-end.ts';
import { bringSheet, previewSheet, type SheetKind } from '../commands/sheets.ts';
import { years } from '../input.ts';
import { movementKinds } from '../rules/import/movements.ts';

const tags = ['ledger'];
const documentNumber = TextInput(100).openapi({ description: '文号', example: '财预〔2026〕1号' });
const effectiveDay = DayInput.openapi({ description: '记账日期，其年度即账套' });
const fiscalYear = z.coerce.number().int().min(years.min).max(years.max).openapi({ description: '年度' });

const BudgetForm = z
  .strictObject({
    ...importFields,
    documentNumber,
    effectiveDay: DayInput.openapi({ description: '下达日期，其年度即预算年度' }),
  })
  .openapi('BudgetImport');
const DayForm = z.strictObject({ ...importFields, documentNumber, effectiveDay }).openapi('LedgerDayImport');
const YearForm = z.strictObject({ ...importFields, documentNumber, fiscalYear }).openapi('LedgerYearImport');
const YearEndForm = z
  .strictObject({ ...importFields, documentNumber, fiscalYear, reason: ReasonInput })
  .openapi('LedgerYearEndImport');
const MovementForm = z
  .strictObject({
    ...importFields,
    documentNumber,
    effectiveDay,
    kind: z.enum(movementKinds).openapi({ description: '调剂、收回、支出、退回' }),
  })
  .openapi('LedgerMovementImport');

interface SheetRoute {
  /** Below `/ledger/`. */
  readonly path: string;
  readonly summary: string;
  /** What the sheet is called. */
  readonly what: Readonly<Record<'zh' | 'ko' | 'en', string>>;
  /** Says what the kind's upload holds besides the file. */
  readonly form: z.ZodType;
  readonly kind: SheetKind<Upload>;
}

const workbook = (description: string) => ({
  description,
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
});

/** Three routes a kind of sheet: a dry run or the import itself, the sheet with what was found, and one to fill in. */
function sheetRoutes({ path, summary, what, form, kind }: SheetRoute): Router {
  const body = { body: { required: true as const, content: { 'multipart/form-data': { schema: form } } } };
  const imported = cityRoute(
    { permission: 'ledger.write', key: 'required' },
    {
      method: 'post',
      path: `/ledger/${path}/import`,
      tags,
      summary,
      request: body,
      responses: { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') },
    },
  );
  const marked = cityRoute(
    { permission: 'ledger.write', reads: true },
    {
      method: 'post',
      path: `/ledger/${path}/import/marked`,
      tags,
      summary: `${summary}：标注问题的表`,
      request: body,
      responses: { 200: markedFile },
    },
  );
  const template = cityRoute(
    { permission: 'ledger.write' },
    {
      method: 'get',
      path: `/ledger/${path}/import/template`,
      tags,
      summary: `${summary}：空白模板`,
      request: { query: TemplateQuery },
      responses: { 200: workbook('an empty sheet to fill in, with notes and examples on a second one') },
    },
  );
  return moduleRouter()
    .openapi(template, async (c) => {
      const locale = c.req.valid('query').language ?? c.var.ctx.locale;
      return (await templateFile(what, kind.columns, locale)) as never;
    })
    .openapi(imported, async (c) => {
      const upload = c.req.valid('form') as Upload & { readonly dryRun: 'true' | 'false' };
      const { ctx } = c.var;
      if (upload.dryRun === 'true') return c.json(sheetReport(await previewSheet(ctx, kind, upload), ctx.locale), 200);
      return c.json(await bringSheet(asCommit(ctx), kind, upload), 201);
    })
    .openapi(marked, async (c) => {
      const upload = c.req.valid('form') as Upload;
      const { ctx } = c.var;
      const plan = await previewSheet(ctx, kind, upload);
      return attached(await markedSheet(plan, ctx.locale), `核对-${upload.file.name}.xlsx`, xlsxType) as never;
    });
}

export const ledgerImportRoutes = moduleRouter()
  .route(
    '/',
    sheetRoutes({
      path: 'budget',
      what: { zh: '部门预算表', ko: '부서 예산표', en: 'Departments’ budget' },
      summary: '导入部门预算：建立指标并下达预算',
      form: BudgetForm,
      kind: budgetSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'holds',
      what: { zh: '冻结表', ko: '보류표', en: 'Holds' },
      summary: '导入冻结',
      form: YearForm,
      kind: holdSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'movements',
      what: { zh: '调剂与支出表', ko: '조정·지출표', en: 'Movements' },
      summary: '导入调剂、收回、支出、退回：同一摘要的各行为一张凭证',
      form: MovementForm,
      kind: movementSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'settlements',
      what: { zh: '结算与释放表', ko: '정산·해제표', en: 'Settlements' },
      summary: '导入结算与释放',
      form: DayForm,
      kind: settlementSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'reversals',
      what: { zh: '冲销申请表', ko: '취소 신청표', en: 'Reversal requests' },
      summary: '导入红字冲销申请，由另一人逐张决定',
      form: YearForm,
      kind: reversalSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'openings',
      what: { zh: '期初余额表', ko: '기초 잔액표', en: 'Opening balances' },
      summary: '导入期初余额',
      form: DayForm,
      kind: openingSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'chart',
      what: { zh: '来源与指标表', ko: '재원·지표표', en: 'Sources and lines' },
      summary: '导入资金来源与预算指标',
      form: YearForm,
      kind: chartSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'codes',
      what: { zh: '分类科目表', ko: '분류 과목표', en: 'Expenditure codes' },
      summary: '导入当年支出分类科目',
      form: YearForm,
      kind: codeSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'months',
      what: { zh: '月末结账表', ko: '월 마감표', en: 'Closings of months' },
      summary: '导入月末结账与重新开账申请',
      form: YearForm,
      kind: monthSheet,
    }),
  )
  .route(
    '/',
    sheetRoutes({
      path: 'year-closings',
      what: { zh: '年终结转结余表', ko: '연말 이월표', en: 'Year end' },
      summary: '导入年度结账申请：余额收回或结转，由另一人决定',
      form: YearEndForm,
      kind: yearEndSheet,
    }),
  );
