import { writeFileSync } from 'node:fs';
import { command } from './command.ts';
import { databases, type BoundDatabase } from './config.ts';
import { cityBinding, cityDatabaseName, isPlaceholder, readToml, withDatabase, withId } from './databases.ts';
import { paths } from './paths.ts';

const usage = 'npm run pool -- N [--dry-run]   N: how many city databases there should be';
const placeholderId = (number: number): string => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

/** What has to be created: databases bound but never created, then slots up to the size asked for. */
function planPool(size: number): BoundDatabase[] {
  const bound = databases();
  const known = new Set(bound.map(({ binding }) => binding));
  const added = Array.from({ length: size }, (_, index) => index + 1)
    .filter((number) => !known.has(cityBinding(number)))
    .map((number) => ({
      binding: cityBinding(number),
      database_name: cityDatabaseName(number),
      database_id: placeholderId(number),
    }));
  return [...bound.filter(isPlaceholder), ...added];
}

/** Creates one database and returns its id. @throws Error with wrangler's own words */
async function create(name: string): Promise<string> {
  const { code, output } = await command('wrangler', ['d1', 'create', name]);
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(output)?.[0];
  if (code !== 0 || !id) throw new Error(output.trim());
  return id;
}

/** Writes the id at once: an interrupted run goes on where it stopped and creates nothing twice. */
async function provision(database: BoundDatabase): Promise<void> {
  const toml = readToml();
  const bound = toml.includes(`binding = "${database.binding}"`);
  const id = await create(database.database_name);
  writeFileSync(
    paths.config,
    bound ? withId(toml, database, id) : withDatabase(toml, { ...database, database_id: id }),
  );
  const applied = await command('wrangler', ['d1', 'migrations', 'apply', database.database_name, '--remote'], {
    live: true,
  });
  if (applied.code !== 0) throw new Error(`${database.database_name}: migrations failed`);
}

async function main(): Promise<void> {
  const [count, ...flags] = process.argv
    .slice(2)
    .toSorted((a, b) => Number(a.startsWith('-')) - Number(b.startsWith('-')));
  const size = Number(count);
  if (!Number.isInteger(size) || size < 1 || size > 4_999) throw new Error(usage);
  const plan = planPool(size);
  if (plan.length === 0) return console.log('数据库已够 the pool is large enough');
  for (const { binding, database_name } of plan) console.log(`  ${binding}  ${database_name}  create, bind, migrate`);
  if (flags.includes('--dry-run')) return console.log('试运行，什么都没做 dry run, nothing done');
  for (const database of plan) await provision(database);
  console.log('完成，下次部署生效 done: npm run deploy');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
