import { z } from '@hono/zod-openapi';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, FenAnswer, IdInput, idParam, pageOf, pageQuery } from '../../../platform/http/schema.ts';
import { ExportFormat } from '../answers.ts';
import { accountKinds } from '../rules/chart.ts';
import { originsTable, trancheTable } from '../rules/tranche-table.ts';
import { listTranches, readOrigins, readTranche } from '../store/tranche.ts';

const tags = ['ledger'];
const read = { permission: 'ledger.read' } as const;
const trancheParams = z.object({
  id: IdInput.openapi({ description: '资金来源（账户）' }),
  tranche: IdInput.openapi({ description: '来源下达这笔款项的凭证' }),
});
const format = z.strictObject({ format: ExportFormat });

export const TrancheList = pageOf(
  z.object({
    trancheId: z.string(),
    voucher: z.string().nullable(),
    kind: z.string().nullable(),
    effectiveDay: z.string().nullable(),
    memo: z.string().nullable(),
    documentNumber: z.string().nullable(),
    givenFen: FenAnswer,
    returnedFen: FenAnswer,
    restFen: FenAnswer.openapi({ description: '尚未支出、也未收回（分）' }),
  }),
).openapi('TrancheList');

const Move = z.object({
  transactionId: z.string(),
  voucher: z.string(),
  kind: z.string(),
  effectiveDay: z.string(),
  memo: z.string(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  amountFen: FenAnswer.openapi({ description: '到达为正，退回为负（分）' }),
});
const Promised = z.object({
  id: z.string(),
  amountFen: FenAnswer,
  purpose: z.string(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  payeeUnitName: z.string().nullable(),
});
export const TrancheAnswer = z
  .object({
    sourceId: z.string(),
    sourceCode: z.string(),
    sourceName: z.string(),
    trancheId: z.string(),
    voucher: z.string().nullable(),
    effectiveDay: z.string().nullable(),
    memo: z.string().nullable(),
    documentNumber: z.string().nullable(),
    sums: z.object({
      givenFen: FenAnswer,
      returnedFen: FenAnswer,
      lineFen: FenAnswer,
      heldFen: FenAnswer,
      dutyFen: FenAnswer,
      unitFen: FenAnswer,
      payrollFen: FenAnswer,
      spentFen: FenAnswer,
    }),
    rows: z.array(
      z.object({
        key: z.string(),
        parentKey: z.string().nullable(),
        depth: z.int(),
        accountId: z.string(),
        kind: z.enum(accountKinds),
        code: z.string(),
        name: z.string(),
        fiscalYear: z.int(),
        unitName: z.string(),
        subjectId: z.string().nullable(),
        netFen: FenAnswer.openapi({ description: '到达减退回：等于各去向之和加在此（分）' }),
        hereFen: FenAnswer,
        heldFen: FenAnswer,
        moves: z.array(Move),
        holds: z.array(Promised),
      }),
    ),
  })
  .openapi('TrancheFlow');

export const OriginsAnswer = z
  .object({
    voucher: z.string(),
    memo: z.string(),
    totalFen: FenAnswer,
    items: z.array(
      z.object({
        sourceId: z.string(),
        sourceCode: z.string(),
        sourceName: z.string(),
        trancheId: z.string(),
        trancheVoucher: z.string().nullable(),
        trancheDay: z.string().nullable(),
        trancheMemo: z.string().nullable(),
        documentNumber: z.string().nullable(),
        accountId: z.string(),
        accountCode: z.string(),
        accountName: z.string(),
        amountFen: FenAnswer,
      }),
    ),
  })
  .openapi('VoucherOrigins');

const tranches = cityRoute(read, {
  method: 'get',
  path: '/ledger/sources/{id}/tranches',
  tags,
  summary: '一个资金来源逐笔下达的款项：下达、收回、未支出',
  request: { params: idParam, query: z.strictObject(pageQuery) },
  responses: { 200: answer(TrancheList) },
});
const tranche = cityRoute(read, {
  method: 'get',
  path: '/ledger/sources/{id}/tranches/{tranche}',
  tags,
  summary: '一元钱的去向：一笔款项经指标、事项、单位到薪酬与支出，逐层列凭证',
  request: { params: trancheParams },
  responses: { 200: answer(TrancheAnswer) },
});
const trancheFile = cityRoute(read, {
  method: 'get',
  path: '/ledger/sources/{id}/tranches/{tranche}/export',
  tags,
  summary: '导出一元钱的去向',
  request: { params: trancheParams, query: format },
  responses: { 200: tableFile },
});
const origins = cityRoute(read, {
  method: 'get',
  path: '/ledger/transactions/{id}/origins',
  tags,
  summary: '一张凭证的钱来自哪些来源、哪笔款项',
  request: { params: idParam },
  responses: { 200: answer(OriginsAnswer) },
});
const originsFile = cityRoute(read, {
  method: 'get',
  path: '/ledger/transactions/{id}/origins/export',
  tags,
  summary: '导出一张凭证的资金来历',
  request: { params: idParam, query: format },
  responses: { 200: tableFile },
});

export const ledgerTrancheRoutes = moduleRouter()
  .openapi(tranches, async (c) =>
    c.json(await listTranches(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(tranche, async (c) => {
    const { id, tranche: trancheId } = c.req.valid('param');
    return c.json(await readTranche(c.var.ctx, id, trancheId), 200);
  })
  .openapi(trancheFile, async (c) => {
    const { id, tranche: trancheId } = c.req.valid('param');
    return downloadTable(trancheTable(await readTranche(c.var.ctx, id, trancheId)), c.req.valid('query').format);
  })
  .openapi(origins, async (c) => c.json(await readOrigins(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(originsFile, async (c) =>
    downloadTable(originsTable(await readOrigins(c.var.ctx, c.req.valid('param').id)), c.req.valid('query').format),
  );
