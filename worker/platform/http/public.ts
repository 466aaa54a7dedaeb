import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { limits } from '../../core/limits.ts';
import { platformRefusals, RefusedError } from '../refused.ts';
import { ErrorAnswer } from './answers.ts';
import type { AppEnv } from './gate.ts';
import { withinRate } from './rate.ts';
import { fromOtherSite, idempotencyKey } from './request.ts';
import { jsonContent } from './schema.ts';

/** Who acts where nobody signs in: all visitors are one, so that nothing of theirs is told apart. */
export const visitor = {
  kind: 'system',
  id: 'visitor',
  name: '公众（无账号）',
  workerId: null,
  grants: new Map(),
} as const;

export interface PublicRouteDemand {
  /** Calls are counted by address under this purpose. */
  readonly purpose: keyof typeof limits.callsPerMinute;
  /** A POST that only reads, because what it is asked by must not stand in an address. */
  readonly reads?: true;
  /** Takes one attached file. */
  readonly upload?: true;
}

/**
 * A route below `/api/cities/{city}` without an account: counted by address, bounded in size, closed to other sites'
 * pages, the city opened. Of what a visitor sends nothing is kept beside what the command itself writes: a write is told
 * from its repetition by its key and route alone, never by a digest of its body, which would tie a person's words to a
 * record. A command that must not take one visitor's repetition for another's asks `findRecord` itself.
 */
export function publicCityRoute<const P extends string, const R extends Omit<RouteConfig, 'path'> & { path: P }>(
  { purpose, reads, upload }: PublicRouteDemand,
  route: R,
) {
  const write = route.method !== 'get' && !reads;
  const statuses = write ? [400, 403, 404, 409, 413, 422, 429] : [400, 404, 409, 413, 429];
  const errors = Object.fromEntries(
    statuses.map((status) => [status, { description: 'error', content: jsonContent(ErrorAnswer) }]),
  );
  const opened: MiddlewareHandler<AppEnv> = async (c, next) => {
    withinRate(c, purpose);
    if (write && fromOtherSite(c)) throw new RefusedError(platformRefusals.refuse('cross_site_write'));
    const key = (write ? idempotencyKey(c) : null) ?? crypto.randomUUID();
    const claim = { key, inputHash: `${route.method} ${route.path}`, status: 201 };
    c.set('ctx', await c.var.gate.visit(c, c.req.param('city') ?? '', visitor, claim));
    await next();
  };
  const maxSize = limits.requestBytes + (upload ? limits.attachmentBytes : 0);
  const bounded = bodyLimit({
    maxSize,
    onError: () => {
      const limitMb = maxSize / 1024 / 1024;
      throw new RefusedError(platformRefusals.refuse('body_too_large', { limitMb }));
    },
  });
  const extended = {
    ...route,
    middleware: [opened, bounded],
    responses: { ...errors, ...route.responses },
    'x-permission': 'public',
    ...(write ? { 'x-key': 'optional' } : {}),
  };
  return createRoute(extended as unknown as R);
}
