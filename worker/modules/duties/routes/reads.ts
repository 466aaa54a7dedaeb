import { limits } from '../../../core/limits.ts';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam } from '../../../platform/http/schema.ts';
import { settlementTable } from '../settlement-table.ts';
import * as answers from '../answers.ts';
import { readMatrix } from '../store/matrix.ts';
import * as pages from '../store/pages.ts';

const tags = ['duties'];
const read = { permission: 'duties.read' } as const;

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
  responses: { 200: tableFile },
});

const carriers = cityRoute(
  { permission: 'duties.write' },
  {
    method: 'get',
    path: '/duties/carriers',
    tags,
    summary: '可承接事项的街道与社区（全市，不限本人管辖范围）',
    responses: { 200: answer(answers.CarrierList) },
  },
);

const matrix = cityRoute(read, {
  method: 'get',
  path: '/duties/matrix',
  tags,
  summary: '责权费一致：事项 × 承接单位',
  request: { query: answers.MatrixQuery },
  responses: { 200: answer(answers.MatrixAnswer) },
});

const matrixExported = cityRoute(read, {
  method: 'get',
  path: '/duties/matrix/export',
  tags,
  summary: '导出责权费一致表',
  request: { query: answers.MatrixExportQuery },
  responses: { 200: tableFile },
});

const settlements = cityRoute(read, {
  method: 'get',
  path: '/duties/settlements',
  tags,
  summary: '工作量与结算',
  request: { query: answers.SettlementsQuery },
  responses: { 200: answer(answers.SettlementList) },
});

const settlementsExported = cityRoute(read, {
  method: 'get',
  path: '/duties/settlements/export',
  tags,
  summary: '导出工作量与结算',
  request: { query: answers.SettlementsExportQuery },
  responses: { 200: tableFile },
});

const one = cityRoute(read, {
  method: 'get',
  path: '/duties/{id}',
  tags,
  summary: '一项下放事项',
  request: { params: idParam },
  responses: { 200: answer(answers.DutyAnswer) },
});

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
const stateNames = {
  draft: '草稿',
  acting: '先行办理',
  submitted: '已提交',
  admitted: '已准入',
  rejected: '不予准入',
  active: '已下放',
  withdrawn: '已收回',
  revoked: '已撤销',
  expired: '已到期',
};

const lightNames = { green: '正常', amber: '提示', red: '缺失' };
const reasonNames = {
  listed_negative: '已列入负面清单，待撤销',
  not_assigned: '未承接',
  leaving: '部门已告知退出',
  no_authority: '权力未授予或已失效',
  authority_partial: '部分权力未授予或已失效',
  no_money: '经费未足额冻结',
  settlement_late: '上报后逾期未审定',
  report_late: '逾期未上报',
};

function matrixTable(matrix: Awaited<ReturnType<typeof readMatrix>>) {
  const names = new Map(matrix.units.map(({ id, name }) => [id, name]));
  return {
    title: '责权费一致',
    note: `截至 ${matrix.day}；责权费齐备的事项占比 ${matrix.whole ?? '—'}；单位：元`,
    header: ['事项编号', '事项名称', '主责部门', '承接单位', '责', '权', '费', '原因', '冻结', '已结算'],
    widths: [14, 36, 20, 20, 8, 8, 8, 26, 16, 16],
    rows: matrix.duties.flatMap((duty) =>
      duty.cells.map((cell) => [
        duty.code,
        duty.title,
        duty.departmentName,
        names.get(cell.unitId) ?? '',
        lightNames[cell.duty],
        lightNames[cell.authority],
        lightNames[cell.money],
        cell.reason ? reasonNames[cell.reason] : '',
        { fen: cell.heldFen },
        { fen: cell.settledFen },
      ]),
    ),
  };
}

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
      { fen: duty.amountFen },
      { fen: duty.heldFen },
      { fen: duty.settledFen },
      stateNames[duty.state],
    ]);
    return downloadTable({ title: '下放事项', note: '单位：元', header, widths, rows }, format);
  })
  .openapi(carriers, async (c) => c.json({ items: await pages.listCarriers(c.var.ctx) }, 200))
  .openapi(matrix, async (c) => {
    const { day, ...filter } = c.req.valid('query');
    return c.json(await readMatrix(c.var.ctx, day ?? c.var.ctx.today, filter), 200);
  })
  .openapi(matrixExported, async (c) => {
    const { day, format, ...filter } = c.req.valid('query');
    const matrix = await readMatrix(c.var.ctx, day ?? c.var.ctx.today, filter);
    return downloadTable(matrixTable(matrix), format);
  })
  .openapi(settlements, async (c) => c.json(await pages.listSettlements(c.var.ctx, c.req.valid('query')), 200))
  .openapi(settlementsExported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { items } = await pages.listSettlements(c.var.ctx, { ...filter, page: 1, pageSize: limits.exportRows });
    return downloadTable(settlementTable(items, c.var.ctx.today), format);
  })
  .openapi(one, async (c) => c.json(await pages.readDuty(c.var.ctx, c.req.valid('param').id), 200));
