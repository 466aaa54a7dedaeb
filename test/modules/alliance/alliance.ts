import { vi } from 'vitest';
import { withFaults, type Faults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';

export interface Line {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly late: boolean;
  readonly deliveredMinutes: number;
  readonly deliveredFen: number;
  readonly drawnMinutes: number;
  readonly events: string[];
  readonly steps: { id: string; event: string }[];
  readonly related: { list: string; state: string }[];
  readonly spending: { id: string; amountFen: number }[];
}
export interface Items<T> {
  readonly items: T[];
  readonly total: number;
}

/** A city on a Monday, 2026-06-01, with who keeps, confirms and only reads the alliance of its first street. */
export interface Alliance {
  readonly book: Book;
  readonly faults: Faults;
  readonly streets: readonly { readonly id: string; readonly name: string }[];
  readonly community: { readonly id: string; readonly name: string };
  /** Keeps the community; `second` keeps its street, `neighbour` another street, `reader` only reads. */
  readonly keeper: string;
  readonly second: string;
  readonly neighbour: string;
  readonly reader: string;
  /** `201 ok`, or status and code of the refusal. */
  code(path: string, body: unknown, cookie?: string, key?: string): Promise<string>;
  joining(change?: object): Readonly<Record<string, unknown>>;
  join(change?: object, cookie?: string): Promise<string>;
  lined(change?: object): object;
  make(change: object, cookie?: string): Promise<string>;
  line(id: string, cookie?: string): Promise<Line>;
  progress(version: number, change?: object): object;
  step(id: string, body: object, cookie?: string): Promise<string>;
  verdict(id: string, version: number, cookie: string, what?: string): Promise<string>;
}

export async function newAlliance(): Promise<Alliance> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  const book = await newBook({ onePays: true });
  const units = await book.get<{ items: { id: string; name: string; kind: string; parentId: string }[] }>(
    '/organisation/tree?depth=3',
  );
  const streets = units.items.filter(({ kind }) => kind === 'street');
  const found = units.items.find(({ kind, parentId }) => kind === 'community' && parentId === streets[0]?.id);
  const community = { id: found?.id ?? '', name: found?.name ?? '' };
  const keeper = await book.colleague('community_officer', community.id, 'keeper@test.test');
  const second = await book.colleague('street_officer', streets[0]?.id ?? '', 'second@test.test');
  const neighbour = await book.colleague('street_officer', streets[1]?.id ?? '', 'neighbour@test.test');
  const reader = await book.colleague('grid_worker', community.id, 'grid@test.test');
  const code: Alliance['code'] = async (path, body, cookie = keeper, key) => {
    const { status, body: told } = await book.post<Partial<Refused>>(path, body, { cookie, ...(key ? { key } : {}) });
    return `${status} ${told.error?.code ?? 'ok'}`;
  };
  const joining = (change: object = {}) => ({
    creditCode: '91350100M000100Y43', unitId: streets[0]?.id, joinedDay: '2026-01-05', name: '市律师协会', kind: 'social',
    address: '长白路 1 号', partyMembers: 24, contactName: '甲某', contact: '13900000001', reason: '签订共建协议', ...change,
  }); // prettier-ignore
  /** Codes without a fitting check character, each confirmed: as many members as a test needs. */
  let members = 0;
  const join = async (change: object = {}, cookie = second) => {
    members += 1;
    const creditCode = `9122240100000${String(members).padStart(4, '0')}A`;
    const { body } = await book.post<{ id: string }>('/alliance/organisations', joining({ creditCode, codeConfirmed: true, ...change }), { cookie }); // prettier-ignore
    return body.id;
  };
  const lined = (change: object = {}) => ({
    list: 'need', title: '楼道调解', detail: '邻里纠纷调解', theme: 'law', unitId: community.id, minutes: 120, fen: 0,
    fromDay: '2026-05-01', dueDay: '2026-06-30', ...change,
  }); // prettier-ignore
  return {
    book, faults: withFaults(book.world, 'CITY_01'), streets, community, keeper, second, neighbour, reader, code, joining, join, lined,
    make: async (change, cookie = second) => (await book.post<{ id: string }>('/alliance/lines', lined(change), { cookie })).body.id,
    line: (id, cookie = keeper) => book.get<Line>(`/alliance/lines/${id}`, cookie),
    progress: (version, change = {}) => ({ event: 'progress', version, day: '2026-06-01', minutes: 60, fen: 0, text: '上门调解', ...change }),
    step: (id, body, cookie = keeper) => code(`/alliance/lines/${id}/steps`, body, cookie),
    verdict: (id, version, cookie, what = 'confirm') => code(`/alliance/lines/${id}/verdict`, { version, verdict: what, text: '两户和解' }, cookie),
  }; // prettier-ignore
}
