import { command } from './command.ts';
import { ensureBuilt } from './build.ts';
import { buckets, databases } from './config.ts';
import { isPlaceholder } from './databases.ts';
import { paths } from './paths.ts';
import { step } from './progress.ts';

const dryRun = process.argv.includes('--dry-run');

const wrangler = async (...args: string[]): Promise<void> => {
  const { code } = await command('wrangler', args, { live: true });
  if (code !== 0) process.exit(code);
};

/** Databases first, so that the new code never meets an old schema; the reverse holds by keeping N-1 readable. */
async function migrateRemote(): Promise<void> {
  for (const { database_name: name } of databases()) await wrangler('d1', 'migrations', 'apply', name, '--remote');
}

/** Creates what is bound and not there yet; a bucket that is there is left alone. */
async function createBuckets(): Promise<void> {
  for (const bucket of buckets()) {
    const { code } = await command('wrangler', ['r2', 'bucket', 'info', bucket]);
    if (code !== 0) await wrangler('r2', 'bucket', 'create', bucket);
  }
}

const missing = databases().filter(isPlaceholder);
if (missing.length > 0 && !dryRun) {
  console.error(
    `wrangler.toml 中 ${missing.length} 个数据库还没有编号，先建库 databases are not created yet, first run: npm run pool -- ${databases().length - 1}`,
  );
  process.exit(1);
}

await step('构建 build', ensureBuilt);
if (!dryRun) {
  await migrateRemote();
  await createBuckets();
}
await wrangler('deploy', paths.worker, '--no-bundle', ...(dryRun ? ['--dry-run'] : []));
if (!dryRun) console.log('首次部署后 after the first deployment: npx wrangler secret put MASTER_SECRET');
