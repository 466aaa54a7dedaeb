import type { Env } from '../../../env.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam } from '../../../platform/http/schema.ts';
import * as answers from '../answers.ts';
import { verifyBook, type ChainWalk } from '../commands/nightly.ts';
import { ExecutionAnswer, ExecutionQuery } from '../execution-answers.ts';
import { VerifiedAnswer } from '../verify-answers.ts';
import * as pages from '../store/pages.ts';
import { readExecution, readTrialBalance } from '../store/reporting.ts';

const tags = ['ledger'];
const read = { permission: 'ledger.read' } as const;

const years = cityRoute(read, {
  method: 'get',
  path: '/ledger/years',
  tags,
  summary: '年度账套',
  responses: { 200: answer(answers.YearsAnswer) },
});

const codes = cityRoute(read, {
  method: 'get',
  path: '/ledger/codes',
  tags,
  summary: '支出分类科目',
  request: { query: answers.CodesQuery },
  responses: { 200: answer(answers.CodesAnswer) },
});

const accounts = cityRoute(read, {
  method: 'get',
  path: '/ledger/accounts',
  tags,
  summary: '账户与预算指标',
  request: { query: answers.AccountsQuery },
  responses: { 200: answer(answers.AccountList) },
});

const account = cityRoute(read, {
  method: 'get',
  path: '/ledger/accounts/{id}',
  tags,
  summary: '一个账户',
  request: { params: idParam },
  responses: { 200: answer(answers.AccountAnswer) },
});

const sheet = cityRoute(read, {
  method: 'get',
  path: '/ledger/accounts/{id}/sheet',
  tags,
  summary: '账户明细账，逐笔余额，按记账日与入账时刻',
  request: { params: idParam, query: answers.SheetQuery },
  responses: { 200: answer(answers.SheetAnswer) },
});

const transactions = cityRoute(read, {
  method: 'get',
  path: '/ledger/transactions',
  tags,
  summary: '凭证',
  request: { query: answers.TransactionsQuery },
  responses: { 200: answer(answers.TransactionList) },
});

const transaction = cityRoute(read, {
  method: 'get',
  path: '/ledger/transactions/{id}',
  tags,
  summary: '一张凭证及其分录',
  request: { params: idParam },
  responses: { 200: answer(answers.TransactionAnswer) },
});

const holds = cityRoute(read, {
  method: 'get',
  path: '/ledger/holds',
  tags,
  summary: '冻结',
  request: { query: answers.HoldsQuery },
  responses: { 200: answer(answers.HoldList) },
});

const reversals = cityRoute(read, {
  method: 'get',
  path: '/ledger/reversals',
  tags,
  summary: '红字冲销申请',
  request: { query: answers.ReversalsQuery },
  responses: { 200: answer(answers.ReversalList) },
});

const trial = cityRoute(read, {
  method: 'get',
  path: '/ledger/trial-balance',
  tags,
  summary: '试算平衡表：按记账日与入账时刻',
  request: { query: answers.TrialBalanceQuery },
  responses: { 200: answer(answers.TrialBalanceAnswer) },
});

const execution = cityRoute(read, {
  method: 'get',
  path: '/ledger/execution',
  tags,
  summary: '预算执行：按部门、指标、科目、街道、社区、事项，按记账日与入账时刻，附上年同期',
  request: { query: ExecutionQuery },
  responses: { 200: answer(ExecutionAnswer) },
});

const verify = cityRoute(
  { permission: 'ledger.verify', reads: true },
  {
    method: 'post',
    path: '/ledger/verify',
    tags,
    summary: '核对：由全部转账重算每个余额，并核验审计链',
    responses: { 200: answer(VerifiedAnswer) },
  },
);

export const ledgerReadRoutes = (chain: (env: Env) => ChainWalk) =>
  moduleRouter()
    .openapi(years, async (c) => c.json(await pages.listYears(c.var.ctx), 200))
    .openapi(codes, async (c) => c.json(await pages.listCodes(c.var.ctx, c.req.valid('query').year), 200))
    .openapi(accounts, async (c) => c.json(await pages.listAccounts(c.var.ctx, c.req.valid('query')), 200))
    .openapi(account, async (c) => c.json(await pages.readAccount(c.var.ctx, c.req.valid('param').id), 200))
    .openapi(sheet, async (c) =>
      c.json(await pages.readSheet(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
    )
    .openapi(transactions, async (c) => c.json(await pages.listTransactions(c.var.ctx, c.req.valid('query')), 200))
    .openapi(transaction, async (c) => c.json(await pages.readTransaction(c.var.ctx, c.req.valid('param').id), 200))
    .openapi(holds, async (c) => c.json(await pages.listHolds(c.var.ctx, c.req.valid('query')), 200))
    .openapi(reversals, async (c) => c.json(await pages.listReversals(c.var.ctx, c.req.valid('query')), 200))
    .openapi(trial, async (c) => {
      return c.json(await readTrialBalance(c.var.ctx, answers.asOf(c.req.valid('query'))), 200);
    })
    .openapi(execution, async (c) => {
      const { by, ...query } = c.req.valid('query');
      return c.json(await readExecution(c.var.ctx, answers.asOf(query), by), 200);
    })
    .openapi(verify, async (c) => c.json(await verifyBook(c.var.ctx, chain(c.env)), 200));
