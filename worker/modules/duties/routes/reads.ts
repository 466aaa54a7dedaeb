import { z } from '@hono/zod-openapi';
import { formatYuan, type Fen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam } from '../../../platform/http/schema.ts';
import { writeCsv, writeSheet } from '../../../platform/sheet/index.ts';
import * as answers from '../answers.ts';
import * as pages from '../store/pages.ts';

const tags = ['duties'];
const read = { permission: 'duties.read' } as const;
const csvType = 'text/csv; charset=utf-8';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const list = cityRoute(read, {
  method: 'get',
  path: '/duties',
  tags,
  summary: '下放事项',
  request: { query: answers.DutiesQuery },
  responses: { 200: answer(answers.DutyList) },
});

const exported = cityRoute(read, {
  method: 'get',
  path: '/duties/export',
  tags,
  summary: '导出下放事项',
  request: { query: answers.DutyExportQuery },
  responses: {
    200: {
      description: 'CSV (UTF-8, BOM) or xlsx',
      content: { [csvType]: { schema: z.string() }, [xlsxType]: { schema: z.string() } },
    },
  },
});

const matrix = cityRoute(read, {
  method: 'get',
  path: '/duties/matrix',
  tags,
  summary: '责权费一致：事项 × 承接单位',
  request: { query: answers.MatrixQuery },
  responses: { 200: answer(answers.MatrixAnswer) },
});

const settlements = cityRoute(read, {
  method: 'get',
  path: '/duties/settlements',
  tags,
  summary: '工作量与结算',
  request: { query: answers.SettlementsQuery },
  responses: { 200: answer(answers.SettlementList) },
});

const one = cityRoute(read, {
  method: 'get',
  path: '/duties/{id}',
  tags,
  summary: '一项下放事项',
  request: { params: idParam },
  responses: { 200: answer(answers.DutyAnswer) },
});

const yuan = (amount: number): string => formatYuan(amount as Fen);
const header = [
  '事项编号',
  '事项名称',
  '主责部门',
  '起始月份',
  '终止月份',
  '承接单位数',
  '金额',
  '冻结',
  '已结算',
  '状态',
];
const widths = [14, 36, 20, 12, 12, 12, 18, 18, 18, 12];
const stateNames = { draft: '草稿', submitted: '已提交', admitted: '已准入', active: '已下放', withdrawn: '已收回' };

export const dutyReadRoutes = moduleRouter()
  .openapi(list, async (c) => c.json(await pages.listDuties(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...query } = c.req.valid('query');
    const { items } = await pages.listDuties(c.var.ctx, { ...query, page: 1, pageSize: limits.exportRows });
    const rows = items.map((duty) => [
      duty.code,
      duty.title,
      duty.departmentName,
      duty.fromMonth,
      duty.untilMonth,
      String(duty.targets),
      yuan(duty.amountFen),
      yuan(duty.heldFen),
      yuan(duty.settledFen),
      stateNames[duty.state],
    ]);
    if (format === 'csv') return attached(writeCsv([header, ...rows]), '下放事项.csv', csvType);
    const cells = [
      header.map((value) => ({ value, tone: 'header' as const })),
      ...rows.map((row) => row.map((value) => ({ value }))),
    ];
    const bytes = await writeSheet({ sheet: '下放事项', widths, frozenRows: 1, rows: cells });
    return attached(bytes as Uint8Array<ArrayBuffer>, '下放事项.xlsx', xlsxType);
  })
  .openapi(matrix, async (c) => {
    const { day, departmentId } = c.req.valid('query');
    return c.json(await pages.readMatrix(c.var.ctx, day ?? c.var.ctx.today, departmentId), 200);
  })
  .openapi(settlements, async (c) => c.json(await pages.listSettlements(c.var.ctx, c.req.valid('query')), 200))
  .openapi(one, async (c) => c.json(await pages.readDuty(c.var.ctx, c.req.valid('param').id), 200));

const attached = (body: string | Uint8Array<ArrayBuffer>, name: string, type: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
