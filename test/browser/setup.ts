import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../scripts/build.ts';
import { installDemo } from '../../scripts/first-run.ts';
import { startServer } from '../../scripts/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product with its demo city is served. */
    readonly url: string;
  }
}

/** Vitest calls its environment `test`, and React would be built with its warnings: not what is served. */
async function buildAsServed(): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await ensureBuilt();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Each file founds a city of its own beside the demo's. */
const cities = 16;

/** One server with the demo city for all browser tests: the very one that `npm start` serves. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  await buildAsServed();
  const dataDir = mkdtempSync(join(tmpdir(), 'suishi-browser-'));
  await installDemo(dataDir, () => {});
  const server = await startServer({ dataDir, cities });
  project.provide('url', server.url);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
