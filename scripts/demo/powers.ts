import { addDays, firstDay, monthOfDay, yearOf, type Day } from '../../worker/core/day.ts';
import { RefusedRequest, type Session } from './api.ts';

interface Made {
  readonly id: string;
  readonly version: number;
}

/** Who says whose a branch is, and the two sides of every matter. */
export interface PowerPeople {
  readonly admin: Session;
  readonly department: Session;
  readonly street: Session;
}

export interface PowerPlaces {
  readonly departmentId: string;
  readonly streetId: string;
  readonly today: Day;
}

const branchNames = ['民政服务所', '社会救助站'] as const;

/** Two branches with three relations each, and one matter of every power on its way; all of it invented (示例). */
export async function usePowers(people: PowerPeople, places: PowerPlaces): Promise<void> {
  const branches = await foundBranches(people.admin, places);
  await score(people.street, places, branches[0] ?? '');
  try {
    await consent(people, places);
    await plan(people, places);
    await call(people, places, branches);
    await propose(people.street, places);
  } catch (error) {
    // Late in a year deadlines reach into the next, whose calendar is published in November at the earliest.
    if (!(error instanceof RefusedRequest) || error.code !== 'power_calendar_unknown') throw error;
  }
}

async function foundBranches(admin: Session, { departmentId, streetId, today }: PowerPlaces): Promise<string[]> {
  const fromDay = `${yearOf(today)}-01-01`;
  const ids: string[] = [];
  for (const name of branchNames) {
    const { id } = await admin.post<Made>('/organisation/units', { kind: 'office', name, parentId: departmentId });
    ids.push(id);
    for (const [relation, unitId] of [
      ['owned', departmentId],
      ['managed', streetId],
      ['used', streetId],
    ]) {
      const reason = '街道管理体制改革（示例）';
      await admin.post('/powers/relations', { branchId: id, relation, unitId, fromDay, reason });
    }
  }
  return ids;
}

const common = ({ departmentId, streetId }: PowerPlaces) => ({ departmentId, streetId });

/** Agreed and appointed; a second request still waits for the street. */
async function consent({ department, street }: PowerPeople, places: PowerPlaces): Promise<void> {
  const ask = (personName: string, position: string) =>
    department.post<Made>('/powers/matters', {
      kind: 'consent',
      ...common(places),
      title: `拟任${position}征求意见`,
      content: '经部门党组研究，拟任上述职务，征求街道党工委意见（示例）。',
      personName,
      position,
    });
  const first = await ask('示例甲', '民政服务所所长');
  await street.post(`/powers/matters/${first.id}/street-step`, { version: 1, event: 'agree', text: '同意。' });
  const appointed = { version: 2, event: 'appoint', documentNumber: '示例〔2026〕1号' };
  await department.post(`/powers/matters/${first.id}/department-step`, appointed);
  await ask('示例乙', '社会救助站站长');
}

async function plan({ department, street }: PowerPeople, places: PowerPlaces): Promise<void> {
  const invited = await department.post<Made>('/powers/matters', {
    kind: 'planning',
    ...common(places),
    title: '居家养老服务设施布点规划',
    content: '邀请街道就辖区助餐点、日间照料中心选址提出意见（示例）。',
  });
  const opinion = { version: 1, event: 'opine', text: '建议在老旧小区集中的两个社区各增设一处助餐点。' };
  await street.post(`/powers/matters/${invited.id}/street-step`, opinion);
}

async function call({ street }: PowerPeople, places: PowerPlaces, branches: readonly string[]): Promise<void> {
  const called = await street.post<Made>('/powers/matters', {
    kind: 'mobilisation',
    ...common(places),
    title: '独居老人安全联合走访',
    content: '街道统一调度站所，联合社区入户走访（示例）。',
    happensOn: addDays(places.today, -1),
    happensAt: '9:00 街道办事处集合',
    branches,
  });
  const attendance = branches.map((branchId, index) =>
    index === 0 ? { branchId, attended: true, score: '95' } : { branchId, attended: false, note: '未派人' },
  );
  await street.post(`/powers/matters/${called.id}/street-step`, { version: 1, event: 'gather', attendance });
  const done = { version: 2, event: 'conclude', text: '走访完成，发现的问题已转社区跟进。' };
  await street.post(`/powers/matters/${called.id}/street-step`, done);
}

const propose = (street: Session, places: PowerPlaces): Promise<unknown> =>
  street.post('/powers/matters', {
    kind: 'proposal',
    ...common(places),
    title: '将社区助餐点水电费纳入部门预算',
    content: `自 ${firstDay(monthOfDay(places.today))} 起助餐点水电费由社区垫付，建议随事项下拨（示例）。`,
  });

const score = (street: Session, { streetId, today }: PowerPlaces, branchId: string): Promise<unknown> =>
  street.put('/powers/reviews', {
    year: yearOf(today),
    streetId,
    branchId,
    score: '92.5',
    headName: '示例甲',
    headScore: '91',
    opinion: '响应及时，入户走访配合好（示例）。',
    submit: false,
    version: null,
  });
