import { runSchedule } from '../../../worker/schedule.ts';
import type { Answer } from '../../harness/api.ts';
import { newHanding, type Handing } from '../duties/handing.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';

export interface Case {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly round: number;
  readonly dueDay: string;
  readonly deadlineDay: string | null;
  readonly pausedDay: string | null;
  readonly rating: string | null;
  readonly late: boolean;
  readonly events: string[];
  readonly files: number;
  readonly hasPerson: boolean;
  readonly originId: string | null;
  readonly target: { number: string } | null;
  readonly bodyName: string | null;
  readonly steps: {
    seq: number;
    event: string;
    own: boolean;
    files: number;
    state: string;
    byName: string;
    text: string | null;
    told: string | null;
    late: boolean;
    voices: { name: string; said: string }[];
    meeting: { passed: boolean; votesFor: number } | null;
  }[];
  readonly parts: {
    id: string;
    unitName: string;
    leads: boolean;
    report: string | null;
    costFen: number | null;
    bookedFen: number;
    costs: { id: string; endReason: string | null }[];
    mine: boolean;
  }[];
  readonly ratings: { round: number; result: string }[];
  readonly notices: { kind: string; seq: number; deadlineDay: string; raisedToName: string | null }[];
}

export interface Key {
  readonly number: string;
  readonly code: string;
}

/** A street with a community and a grid, a department with an admitted duty, and an officer on each side. */
export interface Network extends Book {
  readonly hand: Handing;
  readonly communityId: string;
  readonly gridId: string;
  readonly dutyId: string;
  readonly community: string;
  readonly grid: string;
  must<T = { id: string; version: number; state: string }>(path: string, body: unknown, cookie?: string): Promise<T>;
  read(id: string, cookie?: string): Promise<Case>;
  code(path: string, body: unknown, cookie?: string): Promise<string>;
  /** Somebody on the phone, without an account. */
  visitor<T = Record<string, unknown>>(path: string, body: unknown, key?: string): Promise<Answer<T>>;
  raise(change?: object): Promise<Key & { readonly id: string }>;
  /** Takes a request from raised to handled, by the street. */
  handle(id: string): Promise<void>;
  tick(day: string): Promise<unknown>;
}

export const voices = [
  { name: '某楼长', role: '楼长', said: '夜里看不清台阶' },
  { name: '某居民', role: '居民代表', said: '同意先修后查' },
];
export const meeting = (today: string) => ({
  heldDay: today,
  place: '社区会议室',
  chair: '某书记',
  votesFor: 5,
  votesAgainst: 1,
  votesAbstained: 0,
  decision: '由街道牵头维修',
});
const hour = 3_600_000;

export async function newNetwork(today: string): Promise<Network> {
  const book = await newBook();
  const hand = await newHanding(book, await book.line('基层治理', 100_000_000));
  const must: Network['must'] = async (path, body, cookie = book.city.cookie) => {
    const answer = await book.post(path, body, { cookie });
    if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as never;
  };
  const found = await book.get<{ items: { id: string }[] }>(`/organisation/units?q=${encodeURIComponent('春晓社区')}`);
  const communityId = found.items[0]?.id ?? '';
  const { id: gridId } = await must('/organisation/units', { kind: 'grid', name: '第一网格', parentId: communityId });
  const dutyId = await hand.active({ targets: [{ unitId: communityId, monthlyVolume: '100' }] });
  const read: Network['read'] = (id, cookie) => book.get<Case>(`/cases/${id}`, cookie);
  const visitor: Network['visitor'] = (path, body, key) =>
    book.world.call('POST', book.city.path(path), { body, ...(key ? { key } : {}) });
  const raise: Network['raise'] = async (change = {}) => {
    const body = { unitId: gridId, content: '单元门口路灯不亮', category: 'facilities', ...change };
    const { status, body: made } = await visitor<Key & { id: string }>('/requests', body);
    if (status !== 201) throw new Error(JSON.stringify(made));
    return made;
  };
  const handle = async (id: string) => {
    const version = async () => (await read(id)).version;
    await must(`/cases/${id}/deliberate`, { version: await version(), text: '建议维修', voices }, hand.street);
    const decided = { version: await version(), text: '会议纪要', meeting: meeting(today) };
    await must(`/cases/${id}/decide`, decided, hand.street);
    const parts = [{ unitId: hand.streets[0]?.id, task: '更换灯具', leads: true }];
    await must(`/cases/${id}/assign`, { version: await version(), parts }, hand.street);
    for (const part of (await read(id)).parts.filter(({ report }) => report === null)) {
      await must(`/cases/parts/${part.id}/report`, { version: await version(), text: '已更换' }, hand.street);
    }
    await must(`/cases/${id}/finish`, { version: await version(), reply: '路灯已修好，请评价。' }, hand.street);
  };
  return {
    ...book,
    hand,
    communityId,
    gridId,
    dutyId,
    community: await book.colleague('community_officer', communityId, 'community@test.test'),
    grid: await book.colleague('grid_worker', gridId, 'grid@test.test'),
    must,
    read,
    code: async (path, body, cookie = book.city.cookie) => {
      const { status, body: told } = await book.post<Partial<Refused>>(path, body, { cookie });
      return `${status} ${told.error?.code ?? ''}`;
    },
    visitor,
    raise,
    handle,
    tick: (on) => runSchedule(book.world.env, Math.floor(Date.parse(`${on}T04:00:00Z`) / hour) * hour),
  };
}
