import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { loadDemo, type DemoAccount } from './demo/index.ts';
import { dataPaths } from './paths.ts';
import type { Report } from './progress.ts';
import { startServer } from './server.ts';

/** A folder without databases has never been served from. */
export const isFirstRun = (dataDir: string): boolean => !existsSync(dataPaths(dataDir).store);

const notBuilt =
  '演示城市未能建成，没有留下任何数据；可以再试一次，或者不要演示城市。\n' +
  'The demo city could not be built and nothing of it was kept; try again, or do without: npm start -- --empty';

/**
 * Builds the demo in a folder of its own and moves it into place when it is whole: an interrupted or failed
 * first run leaves nothing behind but a folder that the next one removes.
 */
export async function installDemo(dataDir: string, report: Report): Promise<void> {
  const { store, building, accounts } = dataPaths(dataDir);
  rmSync(building, { recursive: true, force: true });
  const server = await startServer({ dataDir, store: building });
  let made: readonly DemoAccount[];
  try {
    made = await loadDemo({ baseUrl: server.url, onProgress: report });
  } catch (cause) {
    throw new Error(`${notBuilt}\n${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  } finally {
    await server.stop();
  }
  writeFileSync(accounts, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(building, store);
}

/** The accounts of the demo city; none when the folder was started empty. */
export function demoAccounts(dataDir: string): readonly DemoAccount[] {
  const { accounts } = dataPaths(dataDir);
  return existsSync(accounts) ? (JSON.parse(readFileSync(accounts, 'utf8')) as DemoAccount[]) : [];
}
