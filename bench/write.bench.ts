import type { Measure } from '../scripts/bench.ts';
import { communitiesOf } from '../scripts/demo/organisation.ts';
import { alternate } from './floor/sample.ts';
import { newCity, withFloor } from './floor/server.ts';

interface Changed {
  readonly version: number;
}

/** One command of the product: known actor, facts, decision, one batch with audit entry and idempotency record. */
export function run(): Promise<readonly Measure[]> {
  return withFloor(async (floor) => {
    const city = await newCity(floor, 'writing');
    const [mine, other] = await communitiesOf(city.session);
    if (!mine || !other) throw new Error('the city has no communities');
    await floor.ask('notes', { binding: city.binding });
    let { version } = mine;
    let count = 0;
    const rename = async (): Promise<void> => {
      const name = `测速${(count += 1)}社区`;
      ({ version } = await city.session.post<Changed>(`/organisation/units/${mine.id}/rename`, {
        name,
        version,
        reason: '测速',
      }));
    };
    const bare = async (): Promise<void> => {
      const url = `${floor.url}/api/floor/write?binding=${city.binding}&unit=${other.id}`;
      const answer = await fetch(url, { method: 'POST', body: `名${(count += 1)}` });
      if (!answer.ok) throw new Error(`floor write: ${answer.status}`);
      await answer.text();
    };
    const took = await alternate(bare, rename, { warmUp: 40, pairs: 300 });
    return [{ name: 'rename a unit, beside a bare read and batch of four', unit: 'ms', ...took, limit: 4 }];
  });
}
