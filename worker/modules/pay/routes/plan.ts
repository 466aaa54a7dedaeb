import { downloadTable, xlsxType } from '../../../platform/http/download.ts';
import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, jsonBody } from '../../../platform/http/schema.ts';
import { previewAdoption, tryWhatIf, type WhatIfAsked } from '../commands/what-if.ts';
import { readYear } from '../commands/year.ts';
import {
  AdoptionPreview,
  AdoptionPreviewAnswer,
  WhatIf,
  WhatIfAnswer,
  WhatIfExport,
  YearAnswer,
  YearExport,
  YearQuery,
} from '../input/plan.ts';
import { whatIfTable, yearTable } from '../plan-tables.ts';

const tags = ['pay'];
const reading = { permission: 'pay.read' } as const;
const trying = { permission: 'pay.read', reads: true } as const;
const file = {
  description: '文件',
  content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } },
} as const;

const year = cityRoute(reading, {
  method: 'get',
  path: '/pay/year',
  tags,
  summary: '年度视图：已发成本、预计到年底、次年一月晋级及其成本',
  request: { query: YearQuery },
  responses: { 200: answer(YearAnswer) },
});

const yearFile = cityRoute(reading, {
  method: 'get',
  path: '/pay/year/export',
  tags,
  summary: '导出年度视图',
  request: { query: YearExport },
  responses: { 200: file },
});

const whatIf = cityRoute(trying, {
  method: 'post',
  path: '/pay/what-if',
  tags,
  summary: '试算：在副本上改动基数、系数、人数、等次或整套方案，看全年成本；不写入',
  request: { body: jsonBody(WhatIf) },
  responses: { 200: answer(WhatIfAnswer) },
});

const whatIfFile = cityRoute(trying, {
  method: 'post',
  path: '/pay/what-if/export',
  tags,
  summary: '导出试算结果',
  request: { query: WhatIfExport, body: jsonBody(WhatIf) },
  responses: { 200: file },
});

const adoption = cityRoute(trying, {
  method: 'post',
  path: '/pay/adoptions/preview',
  tags,
  summary: '采用某一版本之前：何人的月薪变动多少；不写入',
  request: { body: jsonBody(AdoptionPreview) },
  responses: { 200: answer(AdoptionPreviewAnswer) },
});

export const planRoutes = moduleRouter()
  .openapi(year, async (c) => c.json(await readYear(c.var.ctx, c.req.valid('query')), 200))
  .openapi(yearFile, async (c) => {
    const { format, ...asked } = c.req.valid('query');
    const { ctx } = c.var;
    return downloadTable(yearTable(await readYear(ctx, asked), ctx.city.name, ctx.locale), format);
  })
  .openapi(whatIf, async (c) => c.json(await tryWhatIf(c.var.ctx, c.req.valid('json') as WhatIfAsked), 200))
  .openapi(whatIfFile, async (c) => {
    const { ctx } = c.var;
    const view = await tryWhatIf(ctx, c.req.valid('json') as WhatIfAsked);
    return downloadTable(whatIfTable(view, ctx.city.name, ctx.locale), c.req.valid('query').format);
  })
  .openapi(adoption, async (c) => c.json(await previewAdoption(c.var.ctx, c.req.valid('json')), 200));
