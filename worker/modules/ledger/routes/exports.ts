import { z } from '@hono/zod-openapi';
import { limits } from '../../../core/limits.ts';
import { downloadTable, tableFile } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { idParam } from '../../../platform/http/schema.ts';
import * as answers from '../answers.ts';
import { ExecutionQuery } from '../execution-answers.ts';
import { holdsTable } from '../rules/hold-table.ts';
import { accountsTable, executionTable, sheetTable, trialTable } from '../rules/report-tables.ts';
import { vouchersTable } from '../rules/voucher-table.ts';
import { sourcesTable } from '../rules/source-table.ts';
import * as pages from '../store/pages.ts';
import { readExecution, readJournal, readTrialBalance } from '../store/reporting.ts';
import { listSources } from '../store/source-pages.ts';

const tags = ['ledger'];
const read = { permission: 'ledger.read' } as const;
const format = { format: answers.ExportFormat };

const accounts = cityRoute(read, {
  method: 'get',
  path: '/ledger/accounts/export',
  tags,
  summary: '导出账户与预算指标',
  request: { query: answers.AccountsQuery.omit({ page: true, pageSize: true }).extend(format) },
  responses: { 200: tableFile },
});

const sheet = cityRoute(read, {
  method: 'get',
  path: '/ledger/accounts/{id}/sheet/export',
  tags,
  summary: '导出明细账',
  request: { params: idParam, query: answers.SheetQuery.omit({ page: true, pageSize: true }).extend(format) },
  responses: { 200: tableFile },
});

const trial = cityRoute(read, {
  method: 'get',
  path: '/ledger/trial-balance/export',
  tags,
  summary: '导出试算平衡表',
  request: { query: answers.TrialBalanceQuery.extend(format) },
  responses: { 200: tableFile },
});

const execution = cityRoute(read, {
  method: 'get',
  path: '/ledger/execution/export',
  tags,
  summary: '导出预算执行情况',
  request: { query: ExecutionQuery.extend(format) },
  responses: { 200: tableFile },
});

const holds = cityRoute(read, {
  method: 'get',
  path: '/ledger/holds/export',
  tags,
  summary: '导出冻结：可只列逾期或闲置，可填好后再导入结算',
  request: { query: answers.HoldsQuery.omit({ page: true, pageSize: true }).extend(format) },
  responses: { 200: tableFile },
});

const transactions = cityRoute(read, {
  method: 'get',
  path: '/ledger/transactions/export',
  tags,
  summary: '导出凭证清单',
  request: { query: answers.TransactionsQuery.omit({ page: true, pageSize: true }).extend(format) },
  responses: { 200: tableFile },
});

const sources = cityRoute(read, {
  method: 'get',
  path: '/ledger/sources/export',
  tags,
  summary: '导出资金来源',
  request: { query: answers.CodesQuery.extend(format) },
  responses: { 200: tableFile },
});

const journal = cityRoute(read, {
  method: 'get',
  path: '/ledger/journal',
  tags,
  summary: '导出年度账簿（hledger 格式）',
  request: { query: answers.CodesQuery },
  responses: {
    200: { description: 'journal', content: { 'text/plain': { schema: z.string() } } },
  },
});

const whole = { page: 1, pageSize: limits.exportRows };

export const ledgerExportRoutes = moduleRouter()
  .openapi(accounts, async (c) => {
    const { format: as, ...query } = c.req.valid('query');
    const { items } = await pages.listAccounts(c.var.ctx, { ...query, ...whole });
    return downloadTable(accountsTable(items), as);
  })
  .openapi(sheet, async (c) => {
    const { id } = c.req.valid('param');
    const { format: as, ...query } = c.req.valid('query');
    const account = await pages.readAccount(c.var.ctx, id);
    const { items } = await pages.readSheet(c.var.ctx, id, { ...query, ...whole });
    return downloadTable(sheetTable(account, items), as);
  })
  .openapi(trial, async (c) => {
    const { format: as, ...query } = c.req.valid('query');
    return downloadTable(trialTable(await readTrialBalance(c.var.ctx, answers.asOf(query))), as);
  })
  .openapi(execution, async (c) => {
    const { format: as, by, ...query } = c.req.valid('query');
    return downloadTable(executionTable(await readExecution(c.var.ctx, answers.asOf(query), by)), as);
  })
  .openapi(holds, async (c) => {
    const { format: as, ...query } = c.req.valid('query');
    const { items } = await pages.listHolds(c.var.ctx, { ...query, ...whole });
    return downloadTable(holdsTable(items, c.var.ctx.today), as);
  })
  .openapi(transactions, async (c) => {
    const { format: as, ...query } = c.req.valid('query');
    const { items } = await pages.listTransactions(c.var.ctx, { ...query, ...whole });
    return downloadTable(vouchersTable(items, query), as);
  })
  .openapi(sources, async (c) => {
    const { format: as, year } = c.req.valid('query');
    return downloadTable(sourcesTable(await listSources(c.var.ctx, year)), as);
  })
  .openapi(journal, async (c) => {
    const { year } = c.req.valid('query');
    const text = await readJournal(c.var.ctx, year);
    return c.text(text, 200, { 'Content-Disposition': `attachment; filename="${year}.journal"` });
  });
