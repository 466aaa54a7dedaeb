import { downloadTable, xlsxType } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { readHistory } from '../commands/level-history.ts';
import { confirmProposals, exportProposals, listProposals, type PlacedProposal } from '../commands/level-proposals.ts';
import { cancelLevel, decideByHand, deriveLevels, previewLevels, type LevelsAnswer } from '../commands/levels.ts';
import {
  LevelCancel,
  LevelDecide,
  LevelExport,
  LevelHistoryAnswer,
  LevelPage,
  LevelProposalsAnswer,
  LevelProposalsAsk,
  LevelProposalsConfirm,
  LevelProposalsExport,
  LevelQuery,
  LevelsDerive,
  LevelsDerived,
  LevelsRecorded,
  LevelWritten,
} from '../input/levels.ts';
import { DryRunQuery } from '../input/runs.ts';
import { levelTable, proposalTable } from '../level-table.ts';
import { listLevels, readLevels } from '../store/levels.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;
const writing = { permission: 'pay.facts.write' } as const;
const deciding = { permission: 'pay.facts.write', key: 'required' } as const;
const file = {
  description: '文件',
  content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } },
} as const;

const levels = cityRoute(reading, {
  method: 'get',
  path: '/pay/levels',
  tags,
  summary: '岗位等级及其核定过程',
  request: { query: LevelQuery },
  responses: { 200: answer(LevelPage) },
});

const exported = cityRoute(reading, {
  method: 'get',
  path: '/pay/levels/export',
  tags,
  summary: '导出岗位等级',
  request: { query: LevelExport },
  responses: { 200: file },
});

const history = cityRoute(reading, {
  method: 'get',
  path: '/pay/levels/workers/{id}',
  tags,
  summary: '一人的等级变动全程及其依据',
  request: { params: idParam },
  responses: { 200: answer(LevelHistoryAnswer) },
});

const derive = cityRoute(writing, {
  method: 'post',
  path: '/pay/levels/derive',
  tags,
  summary: '按方案核定等级；dryRun=true 只预览',
  request: { query: DryRunQuery, body: jsonBody(LevelsDerive) },
  responses: { 200: answer(LevelsDerived) },
});

const proposals = cityRoute({ ...reading, reads: true } as const, {
  method: 'post',
  path: '/pay/levels/proposals',
  tags,
  summary: '应当变动的等级：何人、由几级到几级、何时起、为何；不写入',
  request: { body: jsonBody(LevelProposalsAsk) },
  responses: { 200: answer(LevelProposalsAnswer) },
});

const proposalsFile = cityRoute(reading, {
  method: 'get',
  path: '/pay/levels/proposals/export',
  tags,
  summary: '导出应当变动的等级',
  request: { query: LevelProposalsExport },
  responses: { 200: file },
});

const confirm = cityRoute(deciding, {
  method: 'post',
  path: '/pay/levels/proposals/confirm',
  tags,
  summary: '一次确认预览过的全部等级变动',
  request: { body: jsonBody(LevelProposalsConfirm) },
  responses: { 200: answer(LevelsRecorded) },
});

const decide = cityRoute(deciding, {
  method: 'post',
  path: '/pay/levels/decide',
  tags,
  summary: '人工核定一人的等级，写明理由与文号',
  request: { body: jsonBody(LevelDecide) },
  responses: { 201: answer(LevelWritten) },
});

const cancel = cityRoute(deciding, {
  method: 'post',
  path: '/pay/levels/events/{id}/cancel',
  tags,
  summary: '以后一条记录撤销一条等级变动',
  request: { params: idParam, body: jsonBody(LevelCancel) },
  responses: { 200: answer(LevelWritten) },
});

const plainSteps = <T extends { readonly steps: LevelsAnswer['changes'][number]['steps'] }>(each: T) => ({
  ...each,
  steps: each.steps.map((step) => ({ ...step })),
});
const derived = ({ fromMonth, total, changes }: LevelsAnswer) => ({
  fromMonth,
  total,
  changes: changes.map(plainSteps),
});
const proposed = ({ workerId, name, unitName, streetName, before, level, from, cause, steps }: PlacedProposal) => ({
  workerId,
  name,
  unitName,
  streetName,
  before,
  level,
  fromDay: from,
  cause,
  steps,
});
const proposalAnswer = (proposal: PlacedProposal) => ({
  ...plainSteps(proposed(proposal)),
  grade: proposal.grade && { year: proposal.grade.year, grade: proposal.grade.grade },
});

export const levelRoutes = moduleRouter()
  .openapi(levels, async (c) => c.json(await listLevels(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exported, async (c) => {
    const { format, ...filters } = c.req.valid('query');
    const { ctx } = c.var;
    return downloadTable(levelTable(await readLevels(ctx, filters), ctx.city.name, ctx.locale), format);
  })
  .openapi(history, async (c) => c.json(await readHistory(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(derive, async (c) => {
    const input = c.req.valid('json');
    const dry = c.req.valid('query').dryRun === 'true';
    return c.json(derived(await (dry ? previewLevels(c.var.ctx, input) : deriveLevels(c.var.ctx, input))), 200);
  })
  .openapi(proposals, async (c) => {
    const { items, ...found } = await listProposals(c.var.ctx, c.req.valid('json'));
    return c.json({ ...found, items: items.map(proposalAnswer) }, 200);
  })
  .openapi(proposalsFile, async (c) => {
    const { format, ...asked } = c.req.valid('query');
    const { ctx } = c.var;
    return downloadTable(proposalTable(await exportProposals(ctx, asked), ctx.city.name, ctx.locale), format);
  })
  .openapi(confirm, async (c) => c.json(await confirmProposals(c.var.ctx, c.req.valid('json')), 200))
  .openapi(decide, async (c) => c.json(await decideByHand(c.var.ctx, c.req.valid('json')), 201))
  .openapi(cancel, async (c) =>
    c.json(await cancelLevel(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  );
