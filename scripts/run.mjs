// `npm start`, `npm test` and the rest begin here, on whatever Node the host has: install what is
// missing, then hand over to the project's own Node, which runs TypeScript as it is.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { bin, ensureInstalled, nodeCommand, root } from './bootstrap.mjs';

const [task, ...args] = process.argv.slice(2);

try {
  await ensureInstalled();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

const [command, ...flags] = nodeCommand();
const child = spawn(command, [...flags, join(root, 'scripts', `${task}.ts`), ...args], {
  cwd: root,
  // The channel lets a task notice that this process is gone, however it went.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, WRANGLER_SEND_METRICS: 'false' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
