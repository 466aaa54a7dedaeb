import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Measure } from '../scripts/bench.ts';
import { dataPaths, paths } from '../scripts/paths.ts';
import { milliseconds } from './floor/sample.ts';

const ceilingMs = 8_000;
const patienceMs = 10 * 60_000;
const glanceMs = 25;

interface Started {
  /** Asks the server to stop and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts the product as a person does, and answers once it serves. @throws Error when it gives up */
async function start(dataDir: string): Promise<Started> {
  const child = spawn('npm', ['start', '--', '--port', '0', '--data', dataDir], { cwd: paths.root, stdio: 'ignore' });
  const gone = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const { lock } = dataPaths(dataDir);
  const until = performance.now() + patienceMs;
  while (performance.now() < until && child.exitCode === null) {
    if (existsSync(lock)) {
      const { url, pid } = JSON.parse(readFileSync(lock, 'utf8')) as { url: string; pid: number };
      if (existsSync(dataPaths(dataDir).store) && (await serves(url))) {
        return { stop: () => stopped(pid, gone) };
      }
    }
    await wait(glanceMs);
  }
  child.kill();
  throw new Error(`npm start did not serve (exit code ${child.exitCode})`);
}

async function stopped(pid: number, gone: Promise<unknown>): Promise<void> {
  process.kill(pid, 'SIGTERM');
  await gone;
}

const serves = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The first start builds the demo city; the second is the one that people wait for every day. */
export async function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'suishi-start-'));
  try {
    report('first start');
    await (await start(dataDir)).stop();
    report('second start');
    let warm: Started | undefined;
    const measured = await milliseconds(async () => {
      warm = await start(dataDir);
    });
    await warm?.stop();
    return [{ name: 'npm start, warm, until it answers', unit: 'ms', floor: ceilingMs, measured, limit: 1 }];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
