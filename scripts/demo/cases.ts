import type { Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';

/** Who files and who takes the steps; a resident needs no session of their own. */
export interface CasePeople {
  readonly admin: Session;
  readonly street: Session;
  readonly grid: Session;
}

export interface CasePlaces {
  readonly communityId: string;
  readonly streetId: string;
  readonly departmentId: string;
  readonly today: Day;
}

interface Key {
  readonly id: string;
  readonly number: string;
  readonly code: string;
}

interface Moved {
  readonly id: string;
  readonly version: number;
}

type Stage = 'deliberate' | 'decide' | 'assign' | 'report' | 'finish';
const stages: readonly Stage[] = ['deliberate', 'decide', 'assign', 'report', 'finish'];

interface Told {
  readonly content: string;
  readonly category: string;
  /** How far it has come. */
  readonly until?: Stage;
  readonly rating?: { readonly result: 'solved' | 'partly' | 'unsolved'; readonly comment?: string };
}

/** Invented requests (示例), each as far as it has come. */
const requests: readonly Told[] = [
  { content: '3 号楼 2 单元门口路灯不亮，老人晚上出入不便（示例）。', category: 'facilities' },
  { content: '楼下垃圾桶满溢，两天没有清运（示例）。', category: 'sanitation', until: 'deliberate' },
  { content: '小区北门积水结冰，行人容易滑倒（示例）。', category: 'safety', until: 'decide' },
  { content: '地下车库排烟风机夜间噪声大（示例）。', category: 'property', until: 'assign' },
  { content: '健身器材螺栓松动（示例）。', category: 'facilities', until: 'report' },
  { content: '楼道堆放旧家具，堵住消防通道（示例）。', category: 'safety', until: 'finish' },
  {
    content: '单元门禁损坏，陌生人随意进出（示例）。',
    category: 'property',
    until: 'finish',
    rating: { result: 'solved', comment: '第二天就修好了，谢谢。' },
  },
  {
    content: '楼上空调滴水，多次协商未果（示例）。',
    category: 'disputes',
    until: 'finish',
    rating: { result: 'partly', comment: '白天好了，夜里偶尔还滴。' },
  },
  {
    content: '早市占道，救护车进不来（示例）。',
    category: 'safety',
    until: 'finish',
    rating: { result: 'unsolved', comment: '撤走一周又回来了。' },
  },
];

const voices = [
  { name: '示例甲', role: '网格长', said: '现场看过，情况属实。' },
  { name: '示例乙', role: '居民代表', said: '希望本周内有答复。' },
];

/** What each stage sends, to the request's own address or to its part's. */
function bodyOf(stage: Stage, { streetId, departmentId, today }: CasePlaces): object {
  switch (stage) {
    case 'deliberate':
      return { text: '建议提交社区会议研究。', voices };
    case 'decide':
      return {
        text: '会议一致同意尽快办理（示例）。',
        meeting: {
          heldDay: today,
          place: '社区会议室',
          chair: '示例丙',
          votesFor: 7,
          votesAgainst: 0,
          votesAbstained: 1,
          decision: '由街道牵头，部门配合办理。',
        },
      };
    case 'assign':
      return {
        parts: [
          { unitId: streetId, task: '现场处置并回复居民', leads: true },
          { unitId: departmentId, task: '提供业务指导', leads: false },
        ],
      };
    case 'report':
      return { text: '已到现场处置。' };
    case 'finish':
      return { reply: '您反映的问题已办理，请您评价。' };
  }
}

async function advance({ admin, street }: CasePeople, places: CasePlaces, id: string, until: Stage): Promise<void> {
  let version = 1;
  const post = async (session: Session, path: string, body: object) => {
    ({ version } = await session.post<Moved>(path, { version, ...body }));
  };
  for (const stage of stages.slice(0, stages.indexOf(until) + 1)) {
    const body = bodyOf(stage, places);
    if (stage !== 'report') {
      await post(street, `/cases/${id}/${stage}`, body);
      continue;
    }
    const { parts } = await street.get<{ parts: { id: string; mine: boolean }[] }>(`/cases/${id}`);
    // What only began to come back has the street's part alone.
    for (const part of parts.filter(({ mine }) => mine || until === 'finish')) {
      await post(part.mine ? street : admin, `/cases/parts/${part.id}/report`, body);
    }
  }
}

/** A dozen requests in as many states: from a phone, from the doorstep and by telephone. */
export async function hearResidents(people: CasePeople, places: CasePlaces): Promise<void> {
  const { admin, street, grid } = people;
  const grids = await admin.get<{ items: { id: string }[] }>(
    `/organisation/units?kind=grid&under=${places.communityId}&pageSize=200`,
  );
  const place = (at: number): string => grids.items[at % grids.items.length]?.id ?? places.communityId;
  const raised: Key[] = [];
  for (const [at, { until, rating, ...told }] of requests.entries()) {
    const key = await admin.post<Key>('/requests', { unitId: place(at), ...told });
    raised.push(key);
    if (until) await advance(people, places, key.id, until);
    const { number, code } = key;
    if (rating) await admin.post('/requests/rate', { number, code, ...rating });
  }
  const doorstep = { channel: 'doorstep', category: 'welfare', name: '示例居民', contact: '13900000000' };
  const asked = await grid.post<Key>('/cases', {
    ...doorstep,
    unitId: place(1),
    content: '独居老人想申请助餐（示例）。',
  });
  await grid.post(`/cases/${asked.id}/pause`, { version: 1, question: '请问老人是否已办理老年优待证？' });
  const again = { channel: 'phone', category: 'facilities', unitId: place(0), content: '路灯又不亮了（示例）。' };
  const twice = await street.post<Key>('/cases', again);
  await street.post(`/cases/${twice.id}/end`, {
    version: 1,
    as: 'duplicate',
    target: raised[0]?.number,
    text: '同一盏灯。',
  });
  const other = await street.post<Key>('/cases', {
    ...again,
    unitId: place(2),
    content: '变压器有异响（示例）。',
    urgency: 'urgent',
  });
  const refer = { version: 1, as: 'refer', bodyName: '供电公司（示例）', text: '属供电设施，已转供电公司。' };
  await street.post(`/cases/${other.id}/end`, refer);
}
