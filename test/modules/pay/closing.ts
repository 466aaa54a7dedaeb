import { commit } from '../../../worker/platform/commit.ts';
import type { Statement } from '../../../worker/platform/statement.ts';
import { commandContext } from '../../harness/context.ts';
import type { Computed, PayCity } from './month.ts';

/** Records something as the product does, in one batch with its audit entry, for what has a page of its own elsewhere. */
export async function record(
  city: PayCity,
  action: string,
  writes: (at: string) => readonly Statement[],
): Promise<void> {
  const ctx = await commandContext(city.world, city.city);
  await commit(ctx, () => ({
    audit: { action, subject: { type: 'test', id: action } },
    writes: writes(ctx.at),
    answer: null,
  }));
}

/** Computes a month and closes it straight in the database: what the second person does is shown elsewhere. */
export async function payMonth(city: PayCity, month: string): Promise<Computed> {
  const run = await city.act<Computed>('/pay/runs', { month });
  if (run.status !== 200) throw new Error(`${month}: ${JSON.stringify(run.body)}`);
  await closeMonth(city, month);
  return run.body;
}

export async function closeMonth(city: PayCity, month: string): Promise<void> {
  await city.world.env.CITY_01?.prepare(`UPDATE pay_run SET state = 'closed' WHERE month = ?`).bind(month).run();
}

export interface StoredLine {
  readonly month: string;
  readonly forMonth: string;
  readonly side: string;
  readonly code: string;
  readonly amountFen: number;
  readonly source: string;
  readonly inputs: Record<string, string | number>;
}

/** Every line of a worker, in order of runs. */
export async function linesOf(city: PayCity, workerId: string | undefined, month?: string): Promise<StoredLine[]> {
  const rows = await city.world.env.CITY_01?.prepare(
    `SELECT p.month, l.for_month AS forMonth, l.side, l.code, l.amount_fen AS amountFen, l.source, l.inputs
    FROM payslip_line AS l JOIN payslip AS p ON p.id = l.payslip_id
    WHERE p.worker_id = ? AND (? IS NULL OR p.month = ?) ORDER BY p.month, l.seq`,
  )
    .bind(workerId ?? '', month ?? null, month ?? null)
    .all<Omit<StoredLine, 'inputs'> & { inputs: string }>();
  return (rows?.results ?? []).map((row) => ({ ...row, inputs: JSON.parse(row.inputs) as StoredLine['inputs'] }));
}

/** Everything that runs up to a month have stored, as one text: to compare byte for byte. */
export async function dumpUntil(city: PayCity, month: string): Promise<string> {
  const database = city.world.env.CITY_01;
  const dumps = await Promise.all(
    [
      'SELECT * FROM pay_run WHERE month <= ?1 ORDER BY id',
      'SELECT * FROM payslip WHERE month <= ?1 ORDER BY id',
      'SELECT * FROM payslip_line WHERE payslip_id IN (SELECT id FROM payslip WHERE month <= ?1) ORDER BY payslip_id, seq',
    ].map((sql) => database?.prepare(sql).bind(month).all()),
  );
  return JSON.stringify(dumps.map((dump) => dump?.results));
}

/** Writes the next edition of the scheme in use with another basic pay, and adopts it from a month on. */
export async function adoptBase(city: PayCity, baseFen: number, fromMonth: string): Promise<void> {
  const schemes = await city.get<{ items: { id: string; latest: boolean }[] }>('/pay/schemes', city.hr);
  const latest = schemes.items.find((scheme) => scheme.latest);
  const detail = await city.get<{ name: string; source: string; trust: string; definition: Definition }>(
    `/pay/schemes/${latest?.id}`,
    city.hr,
  );
  const { name, source, definition } = detail;
  const items = definition.items.map((item) =>
    item.code === 'basic' ? { ...item, formula: { ...item.formula, baseFen } } : item,
  );
  const edition = { name, source, trust: 'city', definition: { ...definition, items } };
  const written = await city.act<{ id: string }>(`/pay/schemes/${latest?.id}/editions`, edition, city.city.cookie);
  if (written.status !== 201) throw new Error(JSON.stringify(written.body));
  const adopted = { schemeId: written.body.id, fromMonth, reason: '测试调整' };
  const answer = await city.act('/pay/adoptions', adopted, city.city.cookie);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
}

interface Definition {
  readonly items: readonly { readonly code: string; readonly formula?: Record<string, unknown> }[];
}
