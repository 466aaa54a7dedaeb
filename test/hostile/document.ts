import { app } from '../../worker/app.ts';
import { apiDocument } from '../../worker/platform/http/document.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Operation {
  readonly 'x-permission'?: string;
  readonly 'x-key'?: 'required' | 'optional';
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** A route as the contract states it. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly permission: string | null;
  readonly key: 'required' | 'optional' | null;
  readonly bodySchema: Schema | null;
  readonly upload: boolean;
  readonly query: readonly { readonly name: string; readonly required: boolean; readonly schema: Schema }[];
  readonly params: readonly { readonly name: string; readonly schema: Schema }[];
}

const document = apiDocument(app) as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
};

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);

export const routes: readonly Route[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => methods.has(method))
    .map(([method, operation]) => routeOf(method.toUpperCase(), path, operation)),
);

function routeOf(method: string, path: string, operation: Operation): Route {
  const parameters = operation.parameters ?? [];
  const content = operation.requestBody?.content ?? {};
  return {
    name: `${method} ${path}`,
    method,
    path,
    permission: operation['x-permission'] ?? null,
    key: operation['x-key'] ?? null,
    bodySchema: content['application/json']?.schema ?? null,
    upload: 'multipart/form-data' in content,
    query: parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, required, schema }) => ({ name, required: required ?? false, schema: schema ?? {} })),
    params: parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name, schema }) => ({ name, schema: schema ?? {} })),
  };
}

const candidates = [
  '2026-06-30',
  '2026-06',
  '1.5',
  '2026',
  'abc_TEST',
  'abcdef12',
  '123456',
  '222401001001',
  '100',
  'name',
  '-name',
  'A1',
  '13900000000',
];

/** A value that the schema allows: the documented example where there is one, the smallest that fits where not. */
export function sample(schema: Schema): unknown {
  if (schema.$ref)
    return sample(document.components?.schemas?.[schema.$ref.replace('#/components/schemas/', '')] ?? {});
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const branch = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (branch) return sample(branch);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sample));
  return sampleOfType(Array.isArray(schema.type) ? schema.type[0] : schema.type, schema);
}

function sampleOfType(type: string | undefined, schema: Schema): unknown {
  if (type === 'object' || schema.properties) {
    const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(required.map(([name, property]) => [name, sample(property)]));
  }
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}));
  if (type === 'integer' || type === 'number')
    return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1, 1);
  if (type === 'boolean') return true;
  return sampleText(schema);
}

function sampleText(schema: Schema): string {
  if (schema.format === 'email') return 'someone@example.test';
  if (schema.format === 'date') return '2026-06-30';
  if (schema.format === 'date-time') return '2026-06-30T08:00:00+08:00';
  const pattern = schema.pattern ? new RegExp(schema.pattern) : null;
  const fitting = candidates.find((text) => (!pattern || pattern.test(text)) && text.length >= (schema.minLength ?? 0));
  return fitting ?? '测'.repeat(Math.max(schema.minLength ?? 2, 2));
}
