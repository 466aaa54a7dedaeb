import type { Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';

/** Who lists, who puts right, who looks again. */
export interface ListingPeople {
  readonly admin: Session;
  readonly street: Session;
  readonly community: Session;
  readonly department: Session;
}

export interface ListingPlaces {
  readonly communityId: string;
  readonly streetId: string;
  readonly departmentId: string;
  readonly today: Day;
}

interface Made {
  readonly id: string;
  readonly version: number;
}

/** A picture of one grey pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const photo = (): File =>
  new File([Uint8Array.from(atob(pixel), (character) => character.charCodeAt(0))], '整改后（示例）.png');

const attach = (session: Session, subjectType: string, subjectId: string): Promise<Made> =>
  session.upload<Made>('/attachments', photo(), { subjectType, subjectId });

/** Plates in as many states, a board for the public, and a draw of what was closed with its first findings: all invented (示例). */
export async function listAndVisit(people: ListingPeople, places: ListingPlaces): Promise<void> {
  const { community, street, department } = people;
  const problem = (kind: string, level: string, title: string, change: object = {}) => ({
    kind,
    level,
    title: `${title}（示例）`,
    content: `${title}，经社区核实需挂牌整改（示例）。`,
    publicText: `${title}，正在整改`,
    unitId: places.communityId,
    ownerUnitId: places.departmentId,
    ownerName: '示例丁',
    ...change,
  });
  const list = (body: object): Promise<Made> => community.post<Made>('/listings', body);
  const report = async ({ id, version }: Made): Promise<Made> => {
    await attach(department, 'listings.done', id);
    return department.post<Made>(`/listings/${id}/owner-step`, {
      version,
      event: 'report',
      text: '已整改到位（示例）。',
    });
  };

  await list(problem('safety', 'urgent', '消防通道被封堵'));
  await list(problem('environment', 'ordinary', '小区北侧积存建筑垃圾', { ownerUnitId: places.streetId }));
  const asking = await list(problem('livelihood', 'major', '供热管网渗漏'));
  await department.post(`/listings/${asking.id}/owner-step`, {
    version: asking.version,
    event: 'ask',
    text: '备件在途（示例）。',
    workdays: 5,
  });
  await report(await list(problem('safety', 'major', '外墙瓷砖脱落')));
  const down = await report(await list(problem('service', 'major', '窗口午间无人值守')));
  await community.post(`/listings/${down.id}/check-step`, {
    version: down.version,
    event: 'delist',
    text: '到窗口核实，已安排轮班（示例）。',
    residentWord: '中午来也能办了（示例）。',
  });
  const partly = await street.get<{ items: { id: string; title: string }[] }>('/cases?rating=partly');
  const [request] = partly.items;
  if (request) {
    const source = { kind: 'case', id: request.id };
    await list(problem('dispute', 'ordinary', '楼上空调滴水', { source }));
  }
  await street.post('/listings/links', { unitId: places.streetId, names: 'surname' });
  await visitAgain(people, places);
}

interface Drawn {
  readonly id: string;
  readonly kind: 'case' | 'whistle' | 'listing' | 'duty';
  readonly why: string;
  readonly version: number;
}

async function visitAgain({ admin, street, community }: ListingPeople, { today }: ListingPlaces): Promise<void> {
  await admin.post('/follow-ups/draws', { from: today, until: today, reason: '演示城市首次抽取（示例）' });
  const { items } = await admin.get<{ items: Drawn[] }>('/follow-ups');
  const send = async ({ id, version }: Drawn, visitor: Session): Promise<Made> => {
    const { user } = await visitor.get<{ user: { id: string } }>('/session');
    return admin.post<Made>(`/follow-ups/${id}/assign`, { version, visitorId: user.id });
  };
  const plate = items.find(({ kind }) => kind === 'listing');
  if (plate) {
    const { id, version } = await send(plate, street);
    await street.post(`/follow-ups/${id}/find`, {
      version,
      event: 'differ',
      how: 'phone',
      text: '电话回访，周末窗口仍无人（示例）。',
      residentWord: '周末还是没人（示例）。',
    });
  }
  const [rated, other] = items.filter(({ kind }) => kind === 'case');
  if (rated) {
    const { id, version } = await send(rated, community);
    await attach(community, 'listings.followup', id);
    await community.post(`/follow-ups/${id}/find`, {
      version,
      event: 'agree',
      how: 'onsite',
      text: '到现场查看，与答复一致（示例）。',
      residentWord: '确实修好了（示例）。',
    });
  }
  if (other) await send(other, community);
}
