import { join } from 'node:path';

const at = (...parts: string[]): string => join(import.meta.dirname, '..', ...parts);

/** Every place the scripts read or write, absolute. */
export const paths = {
  root: at(),
  bin: at('node_modules', '.bin'),
  config: at('wrangler.toml'),
  web: at('dist', 'web'),
  worker: at('dist', 'worker', 'index.js'),
  divisions: at('dist', 'divisions'),
  stamps: at('dist', '.stamps'),
  migrations: at('migrations'),
  data: at('.data'),
} as const;

/** What lies in a data folder. `store` is written by Miniflare; it exists once the folder is in use. */
export const dataPaths = (dir: string) =>
  ({
    dir,
    store: join(dir, 'store'),
    building: join(dir, 'building'),
    secrets: join(dir, 'secrets.json'),
    accounts: join(dir, 'demo-accounts.json'),
    lock: join(dir, 'server.json'),
  }) as const;
