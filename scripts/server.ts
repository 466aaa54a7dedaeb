import type { D1Database } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { localWorker } from './config.ts';
import { cronMatches, everyMinute } from './cron.ts';
import { cityBinding, cityDatabaseName } from './databases.ts';
import { assertDataDirFree, holdDataDir } from './lock.ts';
import { applyMigrations, readMigrations } from './migrate.ts';
import { dataPaths, paths } from './paths.ts';
import type { Report } from './progress.ts';
import { masterSecret } from './secrets.ts';

export interface ServerOptions {
  /** Folder that keeps the secrets, and in `store` the databases. */
  readonly dataDir: string;
  /** Another folder for the databases: the demo is built beside the place where it will live. */
  readonly store?: string;
  /** Another bundle than the product's: a bench serves its floor beside it. */
  readonly script?: string;
  /** So many cities have room, where wrangler.toml binds fewer. */
  readonly cities?: number;
  /** 0 takes any free port. */
  readonly port?: number;
  /** Loopback unless told otherwise. */
  readonly host?: string;
  readonly report?: Report;
}

export interface Server {
  readonly url: string;
  /** A D1 database of this server by its binding, for scripts and tests that look behind the API. */
  database(binding: string): Promise<D1Database>;
  stop(): Promise<void>;
}

/** @throws Error when another program listens on the port */
export async function assertPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  const outcome = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    probe.once('error', resolve);
    probe.listen(port, host, () => resolve(null));
  });
  await new Promise((resolve) => probe.close(resolve));
  if (!outcome) return;
  const why = outcome.code === 'EADDRINUSE' ? '已被占用 is in use' : `无法监听 cannot be used (${outcome.code})`;
  throw new Error(`端口 port ${port} ${why}。换一个端口 choose another: npm start -- --port ${port + 1}`);
}

/** The pool as it is bound, and as many more as are asked for. */
function databasesOf(worker: ReturnType<typeof localWorker>, cities: number): Record<string, string> {
  const numbers = Array.from({ length: cities }, (_, at) => at + 1);
  const asked = Object.fromEntries(numbers.map((each) => [cityBinding(each), cityDatabaseName(each)]));
  return { ...asked, ...(worker.d1Databases as Record<string, string>) };
}

function miniflareOptions(options: ServerOptions, store: string) {
  const worker = localWorker();
  const d1Databases = databasesOf(worker, options.cities ?? 0);
  return {
    crons: worker.cronTriggers ?? [],
    databases: Object.keys(d1Databases),
    options: {
      ...convertV4MiniflareOptions({
        ...worker,
        d1Databases,
        name: 'suishi',
        rootPath: dirname(options.script ?? paths.worker),
        modules: true,
        scriptPath: options.script ?? paths.worker,
        bindings: { ...worker.bindings, MASTER_SECRET: masterSecret(options.dataDir) },
        host: options.host ?? '127.0.0.1',
        port: options.port ?? 0,
      }),
      log: new Log(LogLevel.WARN),
      // Miniflare would ask a server abroad what `request.cf` should look like.
      cf: false,
      // Without this, and only this, the databases live in a temporary folder.
      resourcePersistencePath: store,
    },
  };
}

async function migrateAll(miniflare: Miniflare, bindings: readonly string[], report: Report): Promise<void> {
  const registry = readMigrations(join(paths.migrations, 'registry'));
  const city = readMigrations(join(paths.migrations, 'city'));
  const migrate = async (binding: string): Promise<void> => {
    const database = await miniflare.getD1Database(binding);
    await applyMigrations(database as D1Database, binding === 'REGISTRY' ? registry : city);
    report(binding);
  };
  await Promise.all(bindings.map(migrate));
}

/** Starts the built bundle on Miniflare with its data on disk and every database migrated. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const host = options.host ?? '127.0.0.1';
  await assertPortFree(host, options.port ?? 0);
  await assertDataDirFree(options.dataDir);
  const {
    crons,
    databases,
    options: settings,
  } = miniflareOptions(options, options.store ?? dataPaths(options.dataDir).store);
  const miniflare = new Miniflare(settings);
  try {
    const url = await miniflare.ready;
    const release = holdDataDir(options.dataDir, url.origin);
    await migrateAll(miniflare, databases, options.report ?? (() => {}));
    const stopClock = everyMinute((at) => void runCrons(miniflare, crons, at));
    const stop = async (): Promise<void> => {
      stopClock();
      await miniflare.dispose();
      release();
    };
    return {
      url: url.origin,
      database: async (binding) => (await miniflare.getD1Database(binding)) as D1Database,
      stop,
    };
  } catch (error) {
    await miniflare.dispose();
    throw error;
  }
}

async function runCrons(miniflare: Miniflare, crons: readonly string[], at: Date): Promise<void> {
  for (const cron of crons.filter((expression) => cronMatches(expression, at))) {
    const worker = await miniflare.getWorker();
    await worker.scheduled({ cron, scheduledTime: at }).catch((error: unknown) => console.error(error));
  }
}
