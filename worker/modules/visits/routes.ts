import { addDays } from '../../core/day.ts';
import { attached, downloadTable, markedFile, tableFile, xlsxType } from '../../platform/http/download.ts';
import { asCommit, markedSheet, sheetReport, SheetOutcome, SheetReport } from '../../platform/http/import.ts';
import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../platform/http/schema.ts';
import { changeHousehold, registerHousehold } from './commands/households.ts';
import { importHouseholds, previewHouseholds } from './commands/import.ts';
import { mergeHouseholds, undoMerge } from './commands/merge.ts';
import { recordVisit } from './commands/record.ts';
import { openHousehold, revealMember } from './commands/open.ts';
import { addKind, endKind, putVisitPolicy } from './commands/settings.ts';
import { householdTable } from './household-table.ts';
import * as input from './input.ts';
import { visitTerms } from './store/household.ts';
import { exportHouseholds, findHouseholds, listHouseholds, listVisits, readSettings } from './store/reading.ts';

const tags = ['visits'];
const using = { permission: 'visits.use' } as const;
const managing = { permission: 'visits.manage' } as const;
const setting = { permission: 'city.settings.write' } as const;
const form = { body: { required: true as const, content: { 'multipart/form-data': { schema: input.HouseholdForm } } } };

const list = cityRoute(using, {
  method: 'get', path: '/visits/households', tags, summary: '民情台账与应走访清单（不含个人信息）',
  request: { query: input.HouseholdQuery }, responses: { 200: answer(input.HouseholdList) },
}); // prettier-ignore
const exported = cityRoute({ permission: 'visits.export' }, {
  method: 'get', path: '/visits/households/export', tags, summary: '导出民情台账（不含个人信息）',
  request: { query: input.HouseholdExport }, responses: { 200: tableFile },
}); // prettier-ignore
const find = cityRoute({ ...using, reads: true }, {
  method: 'post', path: '/visits/households/find', tags, summary: '按姓名或身份证号查找家庭',
  request: { body: jsonBody(input.HouseholdFind) }, responses: { 200: answer(input.HouseholdFound) },
}); // prettier-ignore
const register = cityRoute(using, {
  method: 'post', path: '/visits/households', tags, summary: '登记家庭',
  request: { body: jsonBody(input.HouseholdRegister) }, responses: { 201: answer(input.Versioned) },
}); // prettier-ignore
const opened = cityRoute(using, {
  method: 'post', path: '/visits/households/{id}/open', tags, summary: '打开家庭档案（留痕）',
  request: { params: idParam }, responses: { 200: answer(input.HouseholdOpened) },
}); // prettier-ignore
const change = cityRoute(using, {
  method: 'post', path: '/visits/households/{id}/change', tags, summary: '变更：住址、成员、困难类别、风险、需求、迁出',
  request: { params: idParam, body: jsonBody(input.HouseholdChange) }, responses: { 200: answer(input.Versioned) },
}); // prettier-ignore
const record = cityRoute(using, {
  method: 'post', path: '/visits/households/{id}/visits', tags, summary: '登记走访',
  request: { params: idParam, body: jsonBody(input.VisitRecord) }, responses: { 201: answer(input.Recorded) },
}); // prettier-ignore
const reveal = cityRoute({ permission: 'visits.identity.read' }, {
  method: 'post', path: '/visits/members/{id}/reveal', tags, summary: '查看居民证件号或联系方式（留痕）',
  request: { params: idParam, body: jsonBody(input.MemberReveal) }, responses: { 200: answer(input.MemberRevealed) },
}); // prettier-ignore
const merge = cityRoute(managing, {
  method: 'post', path: '/visits/merges', tags, summary: '合并重复家庭',
  request: { body: jsonBody(input.MergeInput) }, responses: { 201: answer(input.Merged) },
}); // prettier-ignore
const undo = cityRoute(managing, {
  method: 'post', path: '/visits/merges/{id}/undo', tags, summary: '撤销合并',
  request: { params: idParam, body: jsonBody(input.UndoInput) }, responses: { 200: answer(input.Versioned) },
}); // prettier-ignore
const visits = cityRoute(using, {
  method: 'get', path: '/visits/visits', tags, summary: '走访记录（不含内容）',
  request: { query: input.VisitQuery }, responses: { 200: answer(input.VisitList) },
}); // prettier-ignore
const settings = cityRoute(using, {
  method: 'get', path: '/visits/settings', tags, summary: '走访频次与困难类别',
  responses: { 200: answer(input.VisitSettings) },
}); // prettier-ignore
const putPolicy = cityRoute(setting, {
  method: 'post', path: '/visits/policies', tags, summary: '登记走访频次，自某日起施行',
  request: { body: jsonBody(input.VisitPolicyPut) }, responses: { 201: answer(input.Made) },
}); // prettier-ignore
const kindAdd = cityRoute(setting, {
  method: 'post', path: '/visits/kinds', tags, summary: '增加困难类别',
  request: { body: jsonBody(input.KindAdd) }, responses: { 201: answer(input.Made) },
}); // prettier-ignore
const kindEnd = cityRoute(setting, {
  method: 'post', path: '/visits/kinds/{code}/end', tags, summary: '停用困难类别',
  request: { params: input.kindParam }, responses: { 200: answer(input.Made) },
}); // prettier-ignore
const imported = cityRoute({ ...managing, key: 'required' }, {
  method: 'post', path: '/visits/households/import', tags, summary: '导入家庭', request: form,
  responses: { 200: answer(SheetReport, '预检结果（dryRun）'), 201: answer(SheetOutcome, '已写入') },
}); // prettier-ignore
const marked = cityRoute({ ...managing, reads: true }, {
  method: 'post', path: '/visits/households/import/marked', tags, summary: '标注问题的家庭表', request: form,
  responses: { 200: markedFile },
}); // prettier-ignore

const nextWeek = (today: Parameters<typeof addDays>[0]) => addDays(today, 7);

export const visitRoutes = moduleRouter()
  .openapi(list, async (c) =>
    c.json(await listHouseholds(c.var.ctx, c.req.valid('query'), nextWeek(c.var.ctx.today)), 200),
  )
  .openapi(exported, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { ctx } = c.var;
    return downloadTable(householdTable(await exportHouseholds(ctx, filter, nextWeek(ctx.today)), ctx), format);
  })
  .openapi(find, async (c) => c.json(await findHouseholds(c.var.ctx, c.req.valid('json')), 200))
  .openapi(register, async (c) => c.json(await registerHousehold(c.var.ctx, c.req.valid('json')), 201))
  .openapi(opened, async (c) => c.json(await openHousehold(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(change, async (c) =>
    c.json(await changeHousehold(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(record, async (c) => c.json(await recordVisit(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(reveal, async (c) =>
    c.json(await revealMember(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(merge, async (c) => c.json(await mergeHouseholds(c.var.ctx, c.req.valid('json')), 201))
  .openapi(undo, async (c) =>
    c.json(await undoMerge(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(visits, async (c) => c.json(await listVisits(c.var.ctx, c.req.valid('query')), 200))
  .openapi(settings, async (c) => {
    const [policies, kinds] = await readSettings(c.var.ctx);
    const told = visitTerms
      .told(policies, c.var.ctx.today)
      .map(({ counts, ...rest }) => ({ ...rest, counts: [...counts] }));
    return c.json({ policies: told, kinds }, 200);
  })
  .openapi(putPolicy, async (c) => c.json(await putVisitPolicy(c.var.ctx, c.req.valid('json')), 201))
  .openapi(kindAdd, async (c) => c.json(await addKind(c.var.ctx, c.req.valid('json')), 201))
  .openapi(kindEnd, async (c) => c.json(await endKind(c.var.ctx, c.req.valid('param').code), 200))
  .openapi(imported, async (c) => {
    const { dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    if (dryRun === 'true') return c.json(sheetReport(await previewHouseholds(ctx, upload), ctx.locale), 200);
    return c.json(await importHouseholds(asCommit(ctx), upload), 201);
  })
  .openapi(marked, async (c) => {
    const { dryRun: _dryRun, ...upload } = c.req.valid('form');
    const { ctx } = c.var;
    const plan = await previewHouseholds(ctx, upload);
    return attached(await markedSheet(plan, ctx.locale), `核对-${upload.file.name}.xlsx`, xlsxType) as never;
  });
