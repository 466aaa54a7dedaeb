import { cityRoute, moduleRouter } from '../../../platform/http/route.ts';
import { answer, idParam, jsonBody } from '../../../platform/http/schema.ts';
import { createEdition, createScheme } from '../commands/schemes.ts';
import { pointsText } from '../rules/points.ts';
import { previewScheme } from '../rules/scheme-preview.ts';
import {
  NewSchemeInput,
  SchemeEditionInput,
  SchemePreviewAnswer,
  SchemePreviewInput,
  SchemeSaved,
  SourceListAnswer,
} from '../scheme-input.ts';
import type { AssessmentSource } from '../source.ts';
import { nameOf, nodeView } from '../tree-view.ts';

const tags = ['assessment'];
const reading = { permission: 'assessment.read' } as const;
const writing = { permission: 'assessment.scheme.write' } as const;
const saved = { 201: answer(SchemeSaved) };

const sourceList = cityRoute(reading, {
  method: 'get', path: '/assessment/sources', tags, summary: '可作考核指标的系统数据', responses: { 200: answer(SourceListAnswer) },
}); // prettier-ignore
const create = cityRoute(writing, {
  method: 'post', path: '/assessment/schemes', tags, summary: '建立本市的考核方案', request: { body: jsonBody(NewSchemeInput) }, responses: saved,
}); // prettier-ignore
const edition = cityRoute(writing, {
  method: 'post', path: '/assessment/schemes/{id}/editions', tags, summary: '在最新版之后建立新版本',
  request: { params: idParam, body: jsonBody(SchemeEditionInput) }, responses: saved,
}); // prettier-ignore
const preview = cityRoute({ ...reading, reads: true } as const, {
  method: 'post', path: '/assessment/schemes/preview', tags, summary: '按尚未保存的方案试算假设人员的得分与等次，不写入',
  request: { body: jsonBody(SchemePreviewInput) }, responses: { 200: answer(SchemePreviewAnswer) },
}); // prettier-ignore

export const schemeRoutes = (sources: readonly AssessmentSource[]) =>
  moduleRouter()
    .openapi(sourceList, (c) => {
      const { locale } = c.var.ctx;
      const items = sources.map((source) => ({
        code: source.code,
        name: nameOf(source, locale),
        subject: source.subject,
      }));
      return c.json({ items }, 200);
    })
    .openapi(create, async (c) => c.json(await createScheme(c.var.ctx, c.req.valid('json'), sources), 201))
    .openapi(edition, async (c) =>
      c.json(await createEdition(c.var.ctx, c.req.valid('param').id, c.req.valid('json'), sources), 201),
    )
    .openapi(preview, (c) => {
      const { content, samples, headcount } = c.req.valid('json');
      const { places, samples: results } = previewScheme(content, samples, headcount);
      const shown = results.map(({ root, score, ...result }) => ({
        ...result,
        score: score === null ? null : pointsText(score),
        tree: nodeView(root, c.var.ctx.locale, new Map()),
      }));
      return c.json({ places, samples: shown }, 200);
    });
