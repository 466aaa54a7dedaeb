import { RefusedRequest, type Session } from './api.ts';

interface Made {
  readonly id: string;
  readonly version: number;
}
interface Called {
  readonly bodies: readonly Made[];
}

/** Who blows, who signs, and who comes. */
export interface WhistlePeople {
  readonly street: Session;
  readonly head: Session;
  readonly department: Session;
}

export interface WhistlePlaces {
  readonly departmentId: string;
  readonly streetId: string;
}

/** One whistle scored, one on its way, one that waits for the head's signature; all of it invented (示例). */
export async function blowWhistles(people: WhistlePeople, places: WhistlePlaces): Promise<void> {
  try {
    await scored(people, places);
    await running(people, places);
  } catch (error) {
    // Late in a year times reach into the next, whose calendar is published in November at the earliest.
    if (!(error instanceof RefusedRequest) || error.code !== 'whistle_calendar_unknown') throw error;
  }
}

const draft = ({ streetId, departmentId }: WhistlePlaces, kind: string, title: string, dutyId?: string) => ({
  kind,
  title: `${title}（示例）`,
  content: '街道到场后发现超出本级处置权限，请部门到现场会商处置（示例）。',
  place: '某小区 5 号楼北侧',
  streetId,
  calls: [{ unitId: departmentId, ...(dutyId ? { dutyId } : {}) }],
});

async function callOf(street: Session, id: string): Promise<Made> {
  const { bodies } = await street.get<Called>(`/whistles/${id}`);
  const [call] = bodies;
  if (!call) throw new Error('nobody was called');
  return call;
}

async function scored({ street, department }: WhistlePeople, places: WhistlePlaces): Promise<void> {
  const { id } = await street.post<Made>('/whistles', draft(places, 'emergency', '暴雪压塌临时棚顶，独居老人被困'));
  const call = await callOf(street, id);
  const at = `/whistles/calls/${call.id}`;
  await department.post(`${at}/department-step`, { version: call.version, event: 'accept' });
  await department.post(`${at}/department-step`, {
    version: call.version + 1,
    event: 'arrive',
    place: '某小区 5 号楼北侧棚户',
  });
  await department.post(`${at}/department-step`, {
    version: call.version + 2,
    event: 'handle',
    text: '已转移安置，次日完成加固。',
  });
  const scores = { response: '95', solution: '90', satisfaction: '92' };
  await street.post(`${at}/street-step`, { version: call.version + 3, event: 'score', scores });
}

async function running({ street, head }: WhistlePeople, places: WhistlePlaces): Promise<void> {
  const { duties } = await street.get<{ duties: { id: string; departmentId: string }[] }>('/whistles/bodies');
  const duty = duties.find(({ departmentId }) => departmentId === places.departmentId);
  if (!duty) return;
  const first = await street.post<Made>('/whistles', draft(places, 'resident', '高龄老人认证设备停用', duty.id));
  await head.post(`/whistles/${first.id}/head-step`, { version: first.version, event: 'sign' });
  await street.post('/whistles', draft(places, 'joint', '助餐点周边占道经营', duty.id));
}
