import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './gate.ts';

type Document = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>;

const scalarPage = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>随事 API</title></head>
<body><script id="api-reference" data-url="/api/openapi.json" data-configuration='{"withDefaultFonts":false,"telemetry":false,"agent":{"disabled":true},"hideClientButton":true,"showDeveloperTools":"never","mcp":{"disabled":true}}'></script><script src="/docs-assets/scalar.js"></script></body>
</html>`;

/** The contract as the code has it: every route, its schemas, and what it demands (`x-permission`, `x-key`). */
export function apiDocument(app: OpenAPIHono<AppEnv>): Document {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '随事 Suishi API',
      version: '1',
      description: '权随责走、费随事转。金额为整数分，比率为十进制字符串，日期为 Asia/Shanghai。',
    },
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (!path.startsWith('/api/cities/{city}')) continue;
    const city = { name: 'city', in: 'path' as const, required: true, schema: { type: 'string' as const } };
    Object.assign(item, { parameters: [city, ...(item.parameters ?? [])] });
  }
  return document;
}

/** `/api/openapi.json` and its reading room at `/docs`, served from this house alone. */
export function describeApi(app: OpenAPIHono<AppEnv>): void {
  let document: Document | undefined;
  app.get('/api/openapi.json', (c) => {
    document ??= apiDocument(app);
    return c.json(document);
  });
  app.get('/docs', (c) => {
    c.header(
      'Content-Security-Policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; frame-ancestors 'none'",
    );
    return c.html(scalarPage);
  });
}
