import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildAssets, buildWorker } from '../../scripts/build.ts';
import { signIn, signUp } from '../../scripts/demo/api.ts';
import { startServer, type Server } from '../../scripts/server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'suishi-data-'));
const administrator = { name: '管理员', email: 'admin@example.com', password: 'Kept-on-disk-1' };
const city = { slug: 'yanji', name: '延吉市', divisionCode: '222401', administrator };

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function during<T>(work: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer({ dataDir });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

test('data outlives a restart, and the secret that opens it too', async () => {
  buildAssets();
  await buildWorker();
  await during(async ({ url }) => {
    await signUp(url, city);
  });
  const session = await during(async ({ url }) => {
    const again = await signIn(url, city.slug, administrator);
    return again.get<{ city: { name: string } }>('/session');
  });
  expect(session.city.name).toBe('延吉市');
});

test('a second server on the same folder is refused while the first runs', async () => {
  await during(async () => {
    await expect(startServer({ dataDir })).rejects.toThrow(dataDir);
  });
});
