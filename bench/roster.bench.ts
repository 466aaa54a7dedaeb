import type { Measure } from '../scripts/bench.ts';
import type { Sealing } from './floor/seal.ts';
import { alternate, median, milliseconds } from './floor/sample.ts';
import { confirmed, newCity, rosterOf, storageOf, trips, withFloor, type City, type Floor } from './floor/server.ts';

const size = 5_000;
const cities = 5;

/** An import stores each person, what was known since when, the posting and the account: four rows a person. */
const people = { worker: '1' };
const everything = { ...people, worker_state: '1', posting: '1', bank_account: '1', contract: '1' };

interface Import {
  readonly storage: number;
  readonly request: number;
  readonly peopleAlone: number;
  readonly everyRow: number;
  readonly seals: Sealing;
}

/** One import into an empty roster, then the bare insert of the same rows into the same database. */
async function importOnce(floor: Floor, city: City, roster: File): Promise<Import> {
  const fields = await confirmed(city, roster);
  let request = 0;
  const all = await trips(floor, async () => {
    request = await milliseconds(() => city.session.upload('/roster/imports', roster, fields));
  });
  const bare = async (tables: Readonly<Record<string, string>>) =>
    median(await floor.ask<number[]>('insert', { binding: city.binding, tables, times: 3 }));
  const [peopleAlone, everyRow] = [await bare(people), await bare(everything)];
  const seals = await floor.ask<Sealing>('seal', { people: size, times: 3 });
  return { storage: storageOf(all), request, peopleAlone, everyRow, seals };
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

/** The promise is the first line. The others have limits of our own: what surrounds the storage must not grow unseen. */
function importMeasures(imports: readonly Import[]): Measure[] {
  const of = (pick: (each: Import) => number): number => median(imports.map(pick));
  const name = `import of ${size} rows`;
  const storage = of((each) => each.storage);
  const everyRow = of((each) => each.everyRow);
  const sealing = imports.flatMap(({ seals }) => seals.product);
  const others = of(({ request, seals }) => request - median(seals.product));
  const ciphers = median(imports.flatMap(({ seals }) => seals.bare));
  const line = (beside: string, floor: number, measured: number, limit: number): Measure => ({
    name: `${name}, ${beside}`,
    unit: 'ms',
    floor,
    measured,
    limit,
  });
  return [
    line('storage beside the bare insert of its rows', everyRow, storage, 3),
    line(
      'storage beside the bare insert of the people alone',
      of((each) => each.peopleAlone),
      storage,
      4,
    ),
    line('sealing beside the bare ciphers', ciphers, median(sealing), 4),
    line('request without sealing beside the bare insert of its rows', everyRow, others, 5),
  ];
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
    report('list');
    const list = await measureList(floor, first);
    return [list, ...importMeasures(imports)];
  });
}
