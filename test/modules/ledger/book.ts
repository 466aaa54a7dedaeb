import { passwordHash } from '../../../worker/modules/access/index.ts';
import { passwordAccount } from '../../../worker/modules/access/seed.ts';
import { insertRow } from '../../../worker/platform/statement.ts';
import { newWorld, signIn, signUpCity, type Answer, type TestCity, type World } from '../../harness/api.ts';

/** A signed-up city with a department, and words for what tests of money do again and again. */
export interface Book {
  readonly world: World;
  readonly city: TestCity;
  readonly year: number;
  readonly departmentId: string;
  readonly sourceId: string;
  post<T = { id: string }>(
    path: string,
    body: unknown,
    options?: { key?: string; cookie?: string },
  ): Promise<Answer<T>>;
  get<T>(path: string, cookie?: string): Promise<T>;
  line(name: string, budgetFen: number): Promise<string>;
  account(id: string): Promise<AccountView>;
  available(id: string): Promise<number>;
  /** A colleague with a role over a unit, signed in. */
  colleague(role: string, unitId: string, email: string): Promise<string>;
}

export interface AccountView {
  readonly id: string;
  readonly code: string;
  readonly balanceFen: number;
  readonly budgetFen: number;
  readonly heldFen: number;
  readonly settledFen: number;
  readonly availableFen: number;
  readonly floorFen: number | null;
  readonly rate: string | null;
  readonly version: number;
}

export interface Refused {
  readonly error: { readonly code: string; readonly message: string; readonly facts?: Record<string, unknown> };
}

interface Items<T> {
  readonly items: readonly T[];
}

export const colleaguePassword = 'Another-Horse-8';

/** `onePays` gives the city a settlement limit that no test passes; as it was signed up, every payment takes two. */
export async function newBook({ onePays = false } = {}): Promise<Book> {
  const world = await newWorld();
  const city = await signUpCity(world);
  if (onePays) await letOnePay(world);
  const post: Book['post'] = (path, body, { key, cookie = city.cookie } = {}) =>
    world.call('POST', city.path(path), { body, cookie, ...(key ? { key } : {}) });
  const get = async <T>(path: string, cookie = city.cookie): Promise<T> => {
    const answer = await world.call<T>('GET', city.path(path), { cookie });
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const department = await post('/organisation/units', {
    kind: 'department',
    name: '市民政局',
    parentId: city.rootUnitId,
  });
  const years = await get<Items<{ year: number }>>('/ledger/years');
  const sources = await get<Items<{ id: string }>>('/ledger/accounts?kind=source');
  const year = years.items[0]?.year ?? 0;
  const departmentId = department.body.id;
  const sourceId = sources.items[0]?.id ?? '';
  const account = (id: string) => get<AccountView>(`/ledger/accounts/${id}`);
  const line = async (name: string, budgetFen: number) => {
    const opened = await post('/ledger/lines', { fiscalYear: year, departmentId, name, functionCode: '2120199' });
    if (budgetFen > 0) {
      const appropriation = {
        sourceId,
        lineId: opened.body.id,
        amountFen: budgetFen,
        documentNumber: '财预〔2026〕1号',
        memo: '年初预算',
      };
      const given = await post('/ledger/appropriations', appropriation);
      if (given.status !== 201) throw new Error(JSON.stringify(given.body));
    }
    return opened.body.id;
  };
  return {
    world,
    city,
    year,
    departmentId,
    sourceId,
    post,
    get,
    line,
    account,
    available: async (id) => (await account(id)).availableFen,
    colleague: (role, unitId, email) => colleague(world, city, role, unitId, email),
  };
}

/** A limit from long ago: who sets it is not what these tests are about. */
async function letOnePay(world: World): Promise<void> {
  const { sql, params } = insertRow('ledger_limit', {
    id: 'lim_of_the_book',
    from_day: '2000-01-01',
    settlement_fen: 100_000_000_000,
    document_number: '文',
    reason: '一人办理',
    recorded_at: '2000-01-01T00:00:00.000Z',
    recorded_by: 'test',
    recorded_by_name: 'test',
  });
  await world.env.CITY_01?.prepare(sql)
    .bind(...params)
    .run();
}

/** Written straight into the city's first slot: how people are invited is not what these tests are about. */
async function colleague(world: World, city: TestCity, role: string, unitId: string, email: string): Promise<string> {
  const id = `usr_${email.replaceAll(/\W/g, '')}`;
  const at = new Date().toISOString();
  const hash = await passwordHash(colleaguePassword);
  const rows = [
    ...passwordAccount({
      id,
      accountId: `acc_${id}`,
      name: email,
      email,
      passwordHash: hash,
      at,
      mustChangePassword: false,
    }),
    insertRow('assignment', {
      id: `asg_${id}`,
      user_id: id,
      role_code: role,
      unit_id: unitId,
      given_at: at,
      given_by: 'test',
    }),
  ];
  const database = world.env.CITY_01;
  if (!database) throw new Error('the test world has no first slot');
  await database.batch(rows.map(({ sql, params }) => database.prepare(sql).bind(...params)));
  return signIn(world, city, email, colleaguePassword);
}
