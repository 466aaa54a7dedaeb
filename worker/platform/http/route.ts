import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Permission } from '../../core/permissions.ts';
import type { Foresee } from '../foresight.ts';
import { answerBadInput, ErrorAnswer, fieldProblems } from './answers.ts';
import type { AppEnv, Demand } from './gate.ts';
import { jsonContent } from './schema.ts';

export interface CityRouteDemand {
  /** Held somewhere in the tree by the actor; the command or query then narrows to the units where it holds. */
  readonly permission: Permission | null;
  /** Set for what moves money, pays, or finalises a grade. */
  readonly key?: 'required';
  /** A POST that only reads (a preview, an export with a long filter). */
  readonly reads?: true;
  /** What the command reads first, told from the body: it is then read with the session. */
  readonly foresee?: Foresee;
}

/**
 * A router that forgets the types of the routes it holds. Nothing asks for them (the web takes answer types from the
 * modules' `input.ts`), and gathering them over a few hundred routes costs the type check more than all the rest.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- only `any` absorbs what each route would add
export type Router = OpenAPIHono<AppEnv, any>;

/** A sub-application of a module: bad input becomes the common 400. */
export const moduleRouter = (): Router =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (!result.success) return answerBadInput(c, fieldProblems(result.error, c.var.locale));
      return undefined;
    },
  });

const errorAnswers = (statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'error', content: jsonContent(ErrorAnswer) }]));

/**
 * A route below `/api/cities/{city}`. Before the handler runs, the gate has opened the city, known the actor, checked
 * the permission and, for a write, told a repetition from a first request. The handler finds it all in `c.var.ctx`.
 * The demand is written into the OpenAPI document (`x-permission`, `x-key`), where the laws read it.
 */
export function cityRoute<const P extends string, const R extends Omit<RouteConfig, 'path'> & { path: P }>(
  wanted: CityRouteDemand,
  route: R,
) {
  const demand: Demand = {
    permission: wanted.permission,
    write: route.method !== 'get' && !wanted.reads,
    keyRequired: wanted.key === 'required',
    status: successStatus(route),
    foresee: wanted.foresee ?? null,
  };
  const statuses = demand.write ? [400, 401, 403, 404, 409, 422] : [400, 401, 403, 404];
  const extended = {
    ...route,
    middleware: admitted(demand),
    responses: { ...errorAnswers(statuses), ...route.responses },
    'x-permission': demand.permission ?? 'signed-in',
    ...(demand.write ? { 'x-key': demand.keyRequired ? 'required' : 'optional' } : {}),
  };
  return createRoute(extended as unknown as R);
}

function successStatus(route: { readonly responses: object }): number {
  return Math.min(
    ...Object.keys(route.responses)
      .map(Number)
      .filter((status) => status < 300),
  );
}

function admitted(demand: Demand): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { ctx, replay } = await c.var.gate.admit(c, c.req.param('city') ?? '', demand);
    if (replay) {
      c.header('Idempotency-Replayed', 'true');
      return c.body(replay.answer, replay.status as 200, { 'Content-Type': 'application/json' });
    }
    c.set('ctx', ctx);
    await next();
    return undefined;
  };
}
