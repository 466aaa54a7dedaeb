// Runs before anything is installed: Node builtins only, syntax of Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
export const bin = join(modules, '.bin');
const stampPath = join(modules, '.suishi-lock');
const ownNode = join(bin, 'node');

/** Packages that fetch or link a binary when installed; an npm that holds install scripts back leaves them undone. */
const binaries = [
  { name: 'node', script: 'installArchSpecificPackage.js', probe: ['node', '--version'] },
  { name: 'workerd', script: 'install.js', probe: ['workerd', '--version'] },
  { name: 'esbuild', script: 'install.js', probe: ['esbuild', '--version'] },
];

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const runs = (command, args) => {
  const outcome = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  return outcome.status === 0 ? outcome.stdout.trim() : null;
};

const atLeast = (version, major, minor) => {
  const [a = 0, b = 0] = version.replace(/^v/, '').split('.').map(Number);
  return a > major || (a === major && b >= minor);
};

/** Before 22.18 Node strips types only when asked to. */
const typeFlags = (version) => (atLeast(version, 22, 18) ? [] : ['--experimental-strip-types']);

/** The project's own Node, else the host's when it is new enough for wrangler and vitest. */
export function nodeCommand() {
  if (existsSync(ownNode) && runs(ownNode, ['--version'])) return [ownNode];
  if (atLeast(process.version, 22, 12)) return [process.execPath, ...typeFlags(process.version)];
  throw new Error(
    `项目自带的 Node 无法运行，本机 Node ${process.version} 低于 22.12。请升级 Node，或删除 node_modules 后重试。\n` +
      `The project's own Node does not run and Node ${process.version} is too old: install Node 22.12 or newer, or remove node_modules and try again.`,
  );
}

/** Did a complete install of exactly this lockfile happen, by us or by a plain `npm install`? */
function installedExactly() {
  const hiddenPath = join(modules, '.package-lock.json');
  if (!existsSync(hiddenPath)) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const present = readJson(hiddenPath).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

function install() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const began = Date.now();
  const line = () => `  安装依赖 install  ${Math.round((Date.now() - began) / 1000)} s`;
  const ticking = process.stdout.isTTY ? setInterval(() => process.stdout.write(`\r${line()}`), 500) : null;
  if (!ticking) console.log('  安装依赖 install …');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (ticking) clearInterval(ticking);
      process.stdout.write(`${ticking ? '\r' : ''}${line()}\n`);
      if (code === 0) resolve();
      else reject(new Error(`npm ci 失败 failed (${code}):\n${said.trim()}`));
    });
  });
}

function completeBinaries() {
  for (const { name, script, probe } of binaries) {
    const [command, ...args] = probe;
    if (runs(join(bin, command), args)) continue;
    if (name === 'node' && atLeast(process.version, 22, 12)) continue;
    const folder = join(modules, name);
    spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore', timeout: 300_000 });
    linkOwnNode(name, folder);
    if (!runs(join(bin, command), args)) throw new Error(`${name} 未能安装 could not be installed`);
  }
}

/** npm makes no `.bin` link for a file that did not exist when it linked. */
function linkOwnNode(name, folder) {
  const file = join(folder, 'bin', 'node');
  if (name !== 'node' || existsSync(ownNode) || !existsSync(file)) return;
  mkdirSync(bin, { recursive: true });
  writeFileSync(ownNode, `#!/bin/sh\nexec "$(dirname "$0")/../node/bin/node" "$@"\n`, { mode: 0o755 });
}

/** Makes node_modules equal to the lockfile. @throws Error with npm's own words when it cannot */
export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wanted) return;
  if (!installedExactly()) await install();
  completeBinaries();
  writeFileSync(stampPath, wanted);
}
