import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildDivisions, publishDivisions } from './divisions.ts';
import { paths } from './paths.ts';
import type { Report } from './progress.ts';

const filesUnder = (path: string): string[] => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
};

/** Changes when a file is added, removed, or written to. */
function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(paths.root, source))).toSorted()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function whenChanged(name: string, sources: readonly string[], output: string, make: () => Promise<void>) {
  const stamp = join(paths.stamps, name);
  const wanted = fingerprint(sources);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await make();
  mkdirSync(paths.stamps, { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * The Worker as one ES module: what `npm start` serves is byte for byte what `npm run deploy` uploads.
 * Only Node's and Cloudflare's own modules stay outside.
 */
export async function bundleWorker(entry = 'worker/index.ts', outDir = join(paths.worker, '..')): Promise<void> {
  const outside = [/^node:/, /^cloudflare:/];
  const conditions = ['workerd', 'worker', 'module', 'import'];
  await build({
    configFile: false,
    root: paths.root,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions, builtins: outside },
    ssr: { target: 'webworker', noExternal: true, resolve: { conditions } },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'es2024',
      minify: false,
      rolldownOptions: {
        external: outside,
        output: { format: 'es', entryFileNames: 'index.js', codeSplitting: false },
      },
    },
  });
}

const bundleWeb = async (): Promise<void> => {
  // A test runner sets another one, and React's development build would be stamped as fresh.
  process.env['NODE_ENV'] = 'production';
  await build({ root: paths.root, logLevel: 'warn', configFile: join(paths.root, 'vite.config.ts') });
};

const toolchain = ['package-lock.json', 'scripts/build.ts'];

export const buildWorker = (): Promise<void> =>
  whenChanged('worker', [...toolchain, 'worker'], paths.worker, () => bundleWorker());

/** The web imports the Worker's input schemas and pure rules, so a change there rebuilds it too. */
const buildWeb = (): Promise<void> =>
  whenChanged(
    'web',
    [...toolchain, 'worker', 'web', 'index.html', 'vite.config.ts'],
    join(paths.web, 'index.html'),
    bundleWeb,
  );

/** Division files in place, so that the Worker's assets answer even before the web is built. */
export function buildAssets(): void {
  buildDivisions();
  publishDivisions();
  publishReader();
}

/** The API reading room's script, served from this house: no page of ours calls a foreign host. */
function publishReader(): void {
  const source = join(paths.root, 'node_modules', '@scalar', 'api-reference', 'dist', 'browser', 'standalone.js');
  const target = join(paths.web, 'docs-assets');
  mkdirSync(target, { recursive: true });
  copyFileSync(source, join(target, 'scalar.js'));
}

/** Builds what changed since last time. The web comes before the divisions: building it empties its folder. */
export async function ensureBuilt(report: Report = () => {}): Promise<void> {
  report('web');
  await buildWeb();
  report('divisions');
  buildAssets();
  report('worker');
  await buildWorker();
}
