import type { D1Database, Fetcher, R2Bucket } from '@cloudflare/workers-types';
import type { JobParams } from './jobs.ts';

/** Bindings of the Worker as `wrangler.toml` declares them. City databases (`CITY_01` …) are read only by `tenancy/slots.ts`. */
export interface Env {
  readonly REGISTRY: D1Database;
  readonly ASSETS: Fetcher;
  /** Attached files of all cities; read only by `platform/attachment/files.ts`. */
  readonly FILES: R2Bucket;
  /** Long work of pay in steps; absent, a request's own time does it. */
  readonly PAY_RUNS?: { create(options: { readonly id: string; readonly params: JobParams }): Promise<unknown> };
  /** At least 32 characters; wraps every city's keys and signs every city's sessions. Never stored in a database. */
  readonly MASTER_SECRET: string;
  /** Milliseconds that a sealer of the audit chain waits for more entries before it begins; absent, it begins at once. */
  readonly SEAL_GATHER_MS?: number;
  readonly [binding: `CITY_${string}`]: D1Database;
}
