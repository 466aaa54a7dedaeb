import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { assertDataDirFree } from './lock.ts';
import { dataPaths, paths } from './paths.ts';

const { values } = parseArgs({
  options: { yes: { type: 'boolean', default: false }, data: { type: 'string', default: paths.data } },
});
const dataDir = resolve(values.data);

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size;

/** Only what Suishi wrote: a folder given by mistake keeps everything else. */
const ours = (): string[] => {
  const { store, building, secrets, accounts, lock } = dataPaths(dataDir);
  return [store, building, secrets, accounts, lock].filter((path) => existsSync(path));
};

async function confirmed(): Promise<boolean> {
  if (values.yes) return true;
  if (!process.stdin.isTTY) {
    console.error('未确认，什么都没删 nothing deleted: npm run reset -- --yes');
    process.exitCode = 1;
    return false;
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question('删除后无法恢复。确定吗？ This cannot be undone. Delete? [y/N] ');
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function reset(): Promise<void> {
  await assertDataDirFree(dataDir);
  const doomed = ours();
  if (doomed.length === 0) return console.log(`${dataDir}: 没有数据 nothing to delete`);
  console.log('将删除所有城市的数据与密钥 deletes the data and keys of every city:');
  for (const path of doomed) console.log(`  ${path}  ${(sizeOf(path) / 1_048_576).toFixed(1)} MB`);
  if (!(await confirmed())) return;
  for (const path of doomed) rmSync(path, { recursive: true, force: true });
  console.log('已删除 deleted');
}

reset().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
