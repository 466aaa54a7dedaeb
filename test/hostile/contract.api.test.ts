import { describe, expect, it } from 'vitest';
import { app } from '../../worker/app.ts';
import { permissions } from '../../worker/core/permissions.ts';
import { roleTemplates } from '../../worker/modules/access/roles.ts';
import { apiDocument } from '../../worker/platform/http/document.ts';
import { boundedLists } from './cases.ts';
import { routes } from './document.ts';

/** Served beside the contract: the contract itself, its reading room, and the identity library's own routes. */
const beside = new Set([
  'GET /api/openapi.json',
  'GET /docs',
  'GET /api/cities/{city}/auth/*',
  'POST /api/cities/{city}/auth/*',
]);

interface Described {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Shape }>> }>
  >;
}
interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
}

const document = apiDocument(app) as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Shape>> };
};

const shapeOf = (shape: Shape | undefined): Shape =>
  shape?.$ref
    ? shapeOf(document.components?.schemas?.[shape.$ref.replace('#/components/schemas/', '')])
    : (shape ?? {});

describe('the OpenAPI document', () => {
  it('describes exactly the routes that the app serves', () => {
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((name) => !beside.has(name));
    expect([...new Set(served)].sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  it('gives every list a page, but for the few that are bounded by nature', () => {
    const lists = routes.filter((route) => {
      if (route.method !== 'GET') return false;
      const ok =
        document.paths[route.path]?.[route.method.toLowerCase()]?.responses['200']?.content?.['application/json']
          ?.schema;
      return shapeOf(ok).properties?.['items'] !== undefined;
    });
    const pageless = lists.filter(({ query }) => !query.some(({ name }) => name === 'page')).map(({ name }) => name);
    expect(pageless.filter((name) => !boundedLists.includes(name))).toEqual([]);
  });

  it('names only permissions of the closed list, and leaves none of them unused', () => {
    const named = new Set(
      routes
        .map(({ permission }) => permission)
        .filter((name) => name !== null && name !== 'signed-in' && name !== 'public'),
    );
    expect([...named].filter((name) => !(permissions as readonly string[]).includes(name ?? ''))).toEqual([]);
    const held = new Set(roleTemplates.flatMap((role) => role.permissions));
    expect(permissions.filter((permission) => !held.has(permission))).toEqual([]);
  });
});
