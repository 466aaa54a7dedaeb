import type { Answer } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { inventedId } from '../roster/sheets.ts';

/** A city with two grids in one community and one in another street, officers, and two workers with accounts. */
export interface Net extends Book {
  readonly communityId: string;
  readonly streetId: string;
  readonly otherCommunityId: string;
  /** Two of the first community, one elsewhere. */
  readonly grids: readonly [string, string, string];
  readonly street: string;
  readonly otherStreet: string;
  /** Workers of the roster, with sessions as grid workers of the first community. */
  readonly workers: readonly [Served, Served];
  must<T = { id: string; version: number }>(path: string, body: unknown, cookie?: string): Promise<T>;
  code(method: string, path: string, body: unknown, cookie?: string): Promise<readonly [number, string | undefined]>;
  database(sql: string, ...params: (string | number | null)[]): Promise<unknown>;
}
export interface Served {
  readonly id: string;
  readonly version: number;
  readonly cookie: string;
}
interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
}

export async function newNet(): Promise<Net> {
  const book = await newBook();
  const must: Net['must'] = async <T>(path: string, body: unknown, cookie = book.city.cookie) => {
    const answer = await book.post<T>(path, body, { cookie });
    if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const code: Net['code'] = async (method, path, body, cookie = book.city.cookie) => {
    const answer: Answer<Refused> = await book.world.call<Refused>(method, book.city.path(path), { body, cookie });
    return [answer.status, answer.body.error?.code];
  };
  const database: Net['database'] = async (sql, ...params) =>
    (
      await book.world.env.CITY_01?.prepare(sql)
        .bind(...params)
        .all()
    )?.results;
  const units = (await book.get<{ items: Unit[] }>('/organisation/units?pageSize=200')).items;
  const community = units.find(({ name }) => name === '春晓社区');
  const elsewhere = units.find(({ name }) => name === '冬青社区');
  if (!community || !elsewhere) throw new Error('the invented county has both communities');
  await must('/organisation/grids', {
    items: [
      { communityId: community.id, name: '春晓第1网格' },
      { communityId: community.id, name: '春晓第2网格' },
      { communityId: elsewhere.id, name: '冬青第1网格' },
    ],
  });
  const grids = (await book.get<{ items: Unit[] }>('/organisation/units?kind=grid')).items;
  const grid = (name: string) => grids.find((unit) => unit.name === name)?.id ?? '';
  const served = async (name: string, birthDay: string, order: 997 | 998): Promise<Served> => {
    const worker = await must('/roster/workers', {
      name,
      identityNumber: inventedId(birthDay, order),
      channel: 'open_recruitment',
      hiredOn: '2021-07-12',
      unitId: community.id,
      postType: 'staff',
    });
    const email = `${worker.id.toLowerCase()}@test.test`;
    const cookie = await book.colleague('grid_worker', community.id, email);
    await database('UPDATE "user" SET "workerId" = ? WHERE email = ?', worker.id, email);
    return { ...worker, cookie };
  };
  return {
    ...book,
    must,
    code,
    database,
    communityId: community.id,
    streetId: community.parentId,
    otherCommunityId: elsewhere.id,
    grids: [grid('春晓第1网格'), grid('春晓第2网格'), grid('冬青第1网格')],
    street: await book.colleague('street_officer', community.parentId, 'street@test.test'),
    otherStreet: await book.colleague('street_officer', elsewhere.parentId, 'elsewhere@test.test'),
    workers: [await served('金哲', '1991-03-07', 997), await served('李顺', '1992-04-08', 998)],
  };
}
