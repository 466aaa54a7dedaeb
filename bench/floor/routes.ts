import type { Measure } from '../../scripts/bench.ts';
import { alternate } from './sample.ts';
import type { City, Floor } from './server.ts';

/** A list or board of the product beside the bare queries that it cannot do without. */
export interface Route {
  readonly name: string;
  readonly path: string;
  /** Statements that answer the same rows, with nothing around them. */
  readonly bare: readonly string[];
}

/** Product and floor in turn; `of` says how much there is. */
export async function measureRoute(
  floor: Floor,
  { url, cookie, binding, token }: City,
  { name, path, bare }: Route,
  of: string,
): Promise<Measure> {
  const read = async () => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
  };
  const took = await alternate(() => floor.ask('query', { binding, token, queries: bare }), read, {
    warmUp: 3,
    pairs: 15,
  });
  return { name: `${name}, ${of}`, unit: 'ms', ...took, limit: 2.5 };
}
