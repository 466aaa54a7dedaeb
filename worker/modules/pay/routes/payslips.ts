import { downloadTable, xlsxType } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam } from '../../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { OwnGradesAnswer } from '../input/grade-effects.ts';
import { ExportQuery, OwnPayslipPage, OwnQuery, PayslipDetail, PayslipPage, PayslipQuery } from '../input/runs.ts';
import { paySheetTable } from '../pay-sheet.ts';
import { ownGrades } from '../store/grade-effects.ts';
import { listOwnPayslips, listPayslips, readOwnPayslip, readPayslip, readPaySheet } from '../store/payslips.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;
const own = { permission: 'pay.read.own' } as const;

const list = cityRoute(reading, {
  method: 'get',
  path: '/pay/runs/{id}/payslips',
  tags,
  summary: '一个批次的工资条',
  request: { params: idParam, query: PayslipQuery },
  responses: { 200: answer(PayslipPage) },
});

const sheet = cityRoute(reading, {
  method: 'get',
  path: '/pay/runs/{id}/export',
  tags,
  summary: '薪酬发放表（xlsx 或 CSV），按筛选结果',
  request: { params: idParam, query: ExportQuery },
  responses: {
    200: { description: '文件', content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } },
  },
});

const read = cityRoute(reading, {
  method: 'get',
  path: '/pay/payslips/{id}',
  tags,
  summary: '工资条：逐项公式、依据、本年累计与单位成本',
  request: { params: idParam },
  responses: { 200: answer(PayslipDetail) },
});

const ownList = cityRoute(own, {
  method: 'get',
  path: '/pay/my-payslips',
  tags,
  summary: '我的工资条',
  request: { query: OwnQuery },
  responses: { 200: answer(OwnPayslipPage) },
});

const ownRead = cityRoute(own, {
  method: 'get',
  path: '/pay/my-payslips/{id}',
  tags,
  summary: '我的一张工资条',
  request: { params: idParam },
  responses: { 200: answer(PayslipDetail) },
});

const gradeEffects = cityRoute(own, {
  method: 'get',
  path: '/pay/my-grades',
  tags,
  summary: '我的考核等次对薪酬的影响：绩效系数、清算、补发与等级',
  responses: { 200: answer(OwnGradesAnswer) },
});

const found = <T>(value: T | null): T => {
  if (value === null) throw new RefusedError(platformRefusals.refuse('not_found'));
  return value;
};

export const payslipRoutes = moduleRouter()
  .openapi(list, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(found(await listPayslips(c.var.ctx, id, c.req.valid('query'))), 200);
  })
  .openapi(sheet, async (c) => {
    const { format, ...filters } = c.req.valid('query');
    const pay = found(await readPaySheet(c.var.ctx, c.req.valid('param').id, filters));
    return downloadTable(paySheetTable(pay, c.var.ctx.city.name), format);
  })
  .openapi(read, async (c) => c.json(found(await readPayslip(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(ownList, async (c) => {
    const { page, pageSize } = c.req.valid('query');
    return c.json(await listOwnPayslips(c.var.ctx, page, pageSize), 200);
  })
  .openapi(gradeEffects, async (c) => c.json(await ownGrades(c.var.ctx), 200))
  .openapi(ownRead, async (c) => c.json(found(await readOwnPayslip(c.var.ctx, c.req.valid('param').id)), 200));
