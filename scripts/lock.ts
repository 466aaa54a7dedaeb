import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dataPaths } from './paths.ts';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The process that serves from a data folder, if it still runs. */
export function dataDirHolder(dataDir: string): number | null {
  const { lock } = dataPaths(dataDir);
  if (!existsSync(lock)) return null;
  const { pid } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number };
  return pid !== process.pid && alive(pid) ? pid : null;
}

/**
 * Two servers on one set of SQLite files would corrupt them. Returns what lets the folder go.
 * @throws Error naming the process that holds it
 */
export function holdDataDir(dataDir: string): () => void {
  const holder = dataDirHolder(dataDir);
  if (holder) throw new Error(`${dataDir} 正被进程 is in use by process ${holder}。先停止它 stop it first.`);
  const { dir, lock } = dataPaths(dataDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(lock, JSON.stringify({ pid: process.pid }));
  return () => rmSync(lock, { force: true });
}
