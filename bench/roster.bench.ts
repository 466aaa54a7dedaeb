import type { Measure } from '../scripts/bench.ts';
import type { Sealing } from './floor/seal.ts';
import { alternate, median, milliseconds } from './floor/sample.ts';
import { confirmed, newCity, rosterOf, storageOf, trips, withFloor, type City, type Floor } from './floor/server.ts';

const size = 5_000;
const cities = 5;

/** Every row that an import stores, whatever table it goes to. */
const imported = { worker: '1', worker_state: '1', posting: '1', bank_account: '1', contract: '1' };

interface Import {
  readonly storage: number;
  readonly request: number;
  readonly bare: number;
}

/** One import into an empty roster, then the bare insert of the same rows into the same database. */
async function importOnce(floor: Floor, city: City, roster: File): Promise<Import> {
  const fields = await confirmed(city, roster);
  let request = 0;
  const all = await trips(floor, async () => {
    request = await milliseconds(() => city.session.upload('/roster/imports', roster, fields));
  });
  const bare = await floor.ask<number[]>('insert', { binding: city.binding, tables: imported, times: 3 });
  return { storage: storageOf(all), request, bare: median(bare) };
}

async function text(url: string, cookie = ''): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${body.slice(0, 200)}`);
}

async function measureList(floor: Floor, { url, cookie, binding, token }: City): Promise<Measure> {
  const bare = `${floor.url}/api/floor/list?binding=${binding}&token=${encodeURIComponent(token)}`;
  const page = `${url}/roster/workers?page=1&pageSize=50`;
  const took = await alternate(
    () => text(bare),
    () => text(page, cookie),
    { warmUp: 100, pairs: 600 },
  );
  return { name: `list 50 of ${size} workers, beside two bare queries`, unit: 'ms', ...took, limit: 2.5 };
}

export function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  return withFloor(async (floor) => {
    const first = await newCity(floor, 'roster0');
    const roster = await rosterOf(first, size);
    const imports = [await importOnce(floor, first, roster)];
    for (let index = 1; index < cities; index += 1) {
      report(`import ${index + 1} of ${cities}`);
      imports.push(await importOnce(floor, await newCity(floor, `roster${index}`), roster));
    }
    report('sealing');
    const seals = await floor.ask<Sealing>('seal', { people: size, times: 7 });
    report('list');
    const list = await measureList(floor, first);
    const bare = median(imports.map((each) => each.bare));
    const request = median(imports.map((each) => each.request));
    const sealing = median(seals.product);
    return [
      list,
      {
        name: `import of ${size} rows, storage beside the bare insert of all rows`,
        unit: 'ms',
        floor: bare,
        measured: median(imports.map((each) => each.storage)),
        limit: 3,
      },
      {
        name: `import of ${size} rows, sealing beside the bare ciphers`,
        unit: 'ms',
        floor: median(seals.bare),
        measured: sealing,
        limit: 4,
      },
      {
        name: `import of ${size} rows, whole request without sealing`,
        unit: 'ms',
        floor: bare,
        measured: request - sealing,
        limit: Number.POSITIVE_INFINITY,
      },
    ];
  });
}
