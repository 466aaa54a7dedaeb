import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dataPaths } from './paths.ts';

interface Holder {
  readonly pid: number;
  readonly url: string;
}

/** Asks the address rather than the process table: after a crash its number may belong to somebody else. */
const answers = (url: string): Promise<boolean> =>
  fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );

/** The server that uses a data folder, if one does. */
export async function dataDirHolder(dataDir: string): Promise<Holder | null> {
  const { lock } = dataPaths(dataDir);
  if (!existsSync(lock)) return null;
  const holder = JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  return (await answers(holder.url)) ? holder : null;
}

/**
 * Two servers on one set of SQLite files would corrupt them.
 * @throws Error naming the one that runs
 */
export async function assertDataDirFree(dataDir: string): Promise<void> {
  const holder = await dataDirHolder(dataDir);
  if (!holder) return;
  throw new Error(`${dataDir} 正在使用 is in use: ${holder.url} (进程 process ${holder.pid})。先停止它 stop it first.`);
}

/** Marks the folder as used. Returns what lets it go. */
export function holdDataDir(dataDir: string, url: string): () => void {
  const { dir, lock } = dataPaths(dataDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(lock, JSON.stringify({ pid: process.pid, url }));
  return () => rmSync(lock, { force: true });
}
