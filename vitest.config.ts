import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** A file's statements as one: every world of the tests applies them anew, and a call for each takes ten times as long. */
const migrationsOf = async (folder: string) =>
  (await readD1Migrations(folder)).map(({ name, queries }) => ({ name, queries: [queries.join('\n;\n')] }));
const registryMigrations = await migrationsOf('./migrations/registry');
const cityMigrations = await migrationsOf('./migrations/city');

export default defineConfig({
  test: {
    projects: [
      {
        extends: false,
        test: { name: 'rules', environment: 'node', include: ['test/**/*.rules.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: false,
        test: { name: 'laws', environment: 'node', include: ['test/laws/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: false,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { REGISTRY_MIGRATIONS: registryMigrations, CITY_MIGRATIONS: cityMigrations },
            },
          }),
        ],
        test: {
          name: 'workerd',
          include: ['test/**/*.api.test.ts'],
          // A fresh isolate for each file would load the whole product again for each.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: false,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // Two files side by side, and of the tests of one no more at once: a small machine serves and shows the product too.
          maxWorkers: 2,
          maxConcurrency: 2,
        },
      },
    ],
  },
});
