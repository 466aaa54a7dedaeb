import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { CityContext } from '../../platform/context.ts';
import type { AppEnv } from '../../platform/http/gate.ts';
import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { answer, jsonBody } from '../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { holdsCityWide } from '../../platform/scope.ts';
import { anchoredHead } from '../tenancy/index.ts';
import { verifyChain } from './commands.ts';
import { EntryListAnswer, EntryQuery, ProofQuery, VerifyAnswer, VerifyInput } from './input.ts';
import { exportProof } from './proof.ts';
import { listEntries, type ListedEntry } from './store.ts';

type AuditPermission = 'audit.read' | 'audit.verify';

/** Entries belong to no unit: a grant over part of the city reads none of them. */
function cityWide(ctx: CityContext, permission: AuditPermission): CityContext {
  if (!holdsCityWide(ctx, permission))
    throw new RefusedError(platformRefusals.refuse('permission_missing', { permission }));
  return ctx;
}

const readAnchor = (c: Context<AppEnv>) => () => anchoredHead(c.env.REGISTRY, c.var.ctx.city.id);

const list = cityRoute(
  { permission: 'audit.read' },
  {
    method: 'get',
    path: '/audit',
    tags: ['audit'],
    summary: '审计记录',
    request: { query: EntryQuery },
    responses: { 200: answer(EntryListAnswer) },
  },
);

const verify = cityRoute(
  { permission: 'audit.verify' },
  {
    method: 'post',
    path: '/audit/verify',
    tags: ['audit'],
    summary: '核验审计链',
    request: { body: jsonBody(VerifyInput) },
    responses: { 201: answer(VerifyAnswer) },
  },
);

const proof = cityRoute(
  { permission: 'audit.read' },
  {
    method: 'get',
    path: '/audit/proof',
    tags: ['audit'],
    summary: '导出存证文件（JSON lines）',
    request: { query: ProofQuery },
    responses: {
      200: {
        description: 'JSON lines for scripts/verify-proof.mjs',
        content: { 'application/x-ndjson': { schema: z.string() } },
      },
    },
  },
);

const listed = ({ sealed, payload, actorKind, ...entry }: ListedEntry) => ({
  ...entry,
  actorKind: actorKind as 'person' | 'key' | 'system',
  payload: JSON.parse(payload) as unknown,
  sealed: sealed === 1,
});

export const auditRoutes = moduleRouter()
  .openapi(list, async (c) => {
    const { page, pageSize, ...filter } = c.req.valid('query');
    const { items, total } = await listEntries(cityWide(c.var.ctx, 'audit.read').db, filter, page, pageSize);
    return c.json({ items: items.map(listed), page, pageSize, total }, 200);
  })
  .openapi(verify, async (c) =>
    c.json(await verifyChain(cityWide(c.var.ctx, 'audit.verify'), c.req.valid('json').afterSeq, readAnchor(c)), 201),
  )
  .openapi(proof, async (c) => {
    const stream = await exportProof(
      cityWide(c.var.ctx, 'audit.read'),
      c.req.valid('query').afterSeq,
      await readAnchor(c)(),
    );
    c.header('Content-Disposition', `attachment; filename="audit-${c.var.ctx.city.slug}-${c.var.ctx.today}.jsonl"`);
    c.header('Content-Type', 'application/x-ndjson; charset=utf-8');
    return c.body(stream, 200) as never;
  });
