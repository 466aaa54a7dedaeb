import type { D1Database } from '@cloudflare/workers-types';

/** What a copy of a row may not share with the row it was copied from, by table. */
const apart: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  worker: { id: 'id', identity_index: 'identity_index', post_type: '' },
  worker_state: { worker_id: 'worker_id', identity_index: 'identity_index' },
  posting: { id: 'id', worker_id: 'worker_id', post_type: '' },
  bank_account: { id: 'id', worker_id: 'worker_id', card_index: 'card_index' },
};

/** A unit has one head: copies are staff. */
const value = (column: string, own: string | undefined): string => {
  if (own === undefined) return `t."${column}"`;
  return own === '' ? `CASE WHEN t."${column}" IS NULL THEN NULL ELSE 'staff' END` : `t."${own}" || '_' || c.n`;
};

/** Multiplies the workers of a city until there are so many: the same people under other ids. */
export async function multiplyWorkers(database: D1Database, until: number): Promise<void> {
  const first = (await database.prepare('SELECT count(*) AS n FROM worker').first<number>('n')) ?? 0;
  for (let copy = 1; copy * first < until; copy += 20) {
    const last = Math.min(copy + 20, Math.ceil(until / first)) - 1;
    for (const [table, changes] of Object.entries(apart)) {
      const columns = (
        await database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all<{ name: string }>()
      ).results
        .map(({ name }) => name)
        .filter((name) => table !== 'worker_state' || name !== 'id');
      const picks = columns.map((column) => value(column, changes[column]));
      await database
        .prepare(
          `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')})
          WITH RECURSIVE c (n) AS (SELECT ${copy} UNION ALL SELECT n + 1 FROM c WHERE n < ${last})
          SELECT ${picks.join(', ')} FROM c JOIN ${table} AS t WHERE t.${table === 'worker' ? 'id' : 'worker_id'} NOT LIKE '%\\_%\\_%' ESCAPE '\\'`,
        )
        .run();
    }
  }
}
