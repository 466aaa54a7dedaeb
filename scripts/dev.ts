import { watch } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { buildAssets, buildWorker } from './build.ts';
import { installDemo, isFirstRun } from './first-run.ts';
import { paths } from './paths.ts';
import { step } from './progress.ts';
import { startServer, type Server } from './server.ts';
import { untilStopped } from './shutdown.ts';

const apiPort = 8788;
const dataDir = paths.data;

/** Calls `run` once things have been quiet for a moment, never twice at once. */
function afterQuiet(run: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(run).catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
    }, 100);
  };
}

const startApi = (): Promise<Server> => startServer({ dataDir, port: apiPort });

await step('构建 build', async () => {
  buildAssets();
  await buildWorker();
});
if (isFirstRun(dataDir)) await step('演示城市 demo city', (report) => installDemo(dataDir, report));
let api = await step('接口 api', startApi);

const restart = afterQuiet(() =>
  step('重载 reload', async () => {
    await buildWorker();
    await api.stop();
    api = await startApi();
  }),
);
const watchers = ['worker', 'migrations'].map((folder) =>
  watch(join(paths.root, folder), { recursive: true }, restart),
);

process.env['SUISHI_API'] = api.url;
const vite = await createServer({ root: paths.root, configFile: join(paths.root, 'vite.config.ts') });
await vite.listen(8787);
vite.printUrls();

await untilStopped();
for (const watcher of watchers) watcher.close();
await vite.close();
await api.stop();
process.exit(0);
