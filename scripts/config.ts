import { unstable_getMiniflareWorkerOptions as readWorkerOptions, unstable_readConfig as readConfig } from 'wrangler';
import type { convertV4MiniflareOptions } from 'miniflare';
import { paths } from './paths.ts';

type LocalWorker = Parameters<typeof convertV4MiniflareOptions>[0] & {
  readonly cronTriggers?: readonly string[];
  readonly bindings?: Readonly<Record<string, unknown>>;
  readonly d1Databases?: Readonly<Record<string, unknown>>;
};

/** What wrangler.toml says, in the words Miniflare 4 used. `modulesRules` cannot be converted and a single module needs none. */
export function localWorker(): LocalWorker {
  const { modulesRules: _, ...worker } = readWorkerOptions(paths.config).workerOptions;
  return worker as LocalWorker;
}

export interface BoundDatabase {
  readonly binding: string;
  readonly database_name: string;
  readonly database_id: string;
}

/** The databases of wrangler.toml in order: the registry, then the pool. */
export const databases = (): readonly BoundDatabase[] =>
  (readConfig({ config: paths.config }) as { d1_databases: readonly BoundDatabase[] }).d1_databases;

/** The names of the buckets that wrangler.toml binds. */
export const buckets = (): readonly string[] =>
  (readConfig({ config: paths.config }) as { r2_buckets: readonly { bucket_name: string }[] }).r2_buckets.map(
    ({ bucket_name: name }) => name,
  );
