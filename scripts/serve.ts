import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.ts';
import { demoAccounts, installDemo, isFirstRun } from './first-run.ts';
import { assertDataDirFree } from './lock.ts';
import { paths } from './paths.ts';
import { step } from './progress.ts';
import { assertPortFree, startServer } from './server.ts';
import { untilStopped } from './shutdown.ts';
import { table } from './table.ts';

const usage = `npm start -- [--port 8787] [--host 127.0.0.1] [--data .data] [--empty]`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: paths.data },
      empty: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}?\n${usage}`);
  return { ...values, port, dataDir: resolve(values.data) };
}

function announce(url: string, dataDir: string): void {
  console.log(`\n  随事 Suishi  ${url.replace('127.0.0.1', 'localhost')}\n`);
  const accounts = demoAccounts(dataDir);
  if (accounts.length === 0) return;
  const rows = accounts.map(({ role, name, email, password }) => [role, name, email, password]);
  console.log(`${table([['角色 role', '姓名 name', '邮箱 e-mail', '密码 password'], ...rows])}\n`);
}

async function main(): Promise<void> {
  const { port, host, dataDir, empty } = readOptions();
  await assertDataDirFree(dataDir);
  await assertPortFree(host, port);
  await step('构建 build', ensureBuilt);
  if (!empty && isFirstRun(dataDir)) await step('演示城市 demo city', (report) => installDemo(dataDir, report));
  const server = await step('启动 start', (report) => startServer({ dataDir, host, port, report }));
  announce(server.url, dataDir);
  console.log('  Ctrl+C 停止 stops\n');
  await untilStopped();
  await server.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
