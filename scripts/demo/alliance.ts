import { creditCodeCheckCharacter } from '../../worker/core/checks.ts';
import { addDays, type Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import { importSheet } from './import.ts';
import type { CityCommunity } from './organisation.ts';

interface Made {
  readonly id: string;
}
interface Versioned extends Made {
  readonly version: number;
}
interface Pair {
  readonly need: Versioned & { readonly title: string };
  readonly resource: Versioned;
  readonly suggestedMinutes: number;
  readonly suggestedFen: number;
}

export interface AlliancePeople {
  readonly admin: Session;
  /** Who holds a role. */
  readonly as: (role: string) => Session;
  /** Somebody without an account. */
  readonly member: Session;
}

export interface AlliancePlace {
  readonly communities: readonly CityCommunity[];
  readonly community: CityCommunity;
  readonly today: Day;
}

/** Invented organisations (示例): name, kind, what each offers, in which theme, hours and yuan. */
const organisations = [
  ['示例律师事务所', '社会组织', '律师进社区', '法律与调解', 40, ''],
  ['示例医院', '事业单位', '健康义诊日', '健康义诊', 60, ''],
  ['示例小学', '事业单位', '课后读书角', '助学关爱', 80, ''],
  ['示例供电公司', '国有企业', '楼道照明检修', '平安消防', 30, '8000'],
  ['示例银行支行', '国有企业', '困难家庭慰问', '扶困帮扶', '', '20000'],
  ['示例餐饮公司', '非公企业', '老年助餐', '为老服务', 24, '6000'],
  ['示例园林公司', '非公企业', '绿地清理', '环境整治', 48, ''],
  ['示例艺术团', '社会组织', '广场文艺演出', '文体活动', 36, ''],
  ['示例机关', '机关', '政策宣讲', '法律与调解', 20, ''],
] as const;

const needs = [
  ['邻里纠纷调解', '法律与调解', 6, ''],
  ['老年人体检', '健康义诊', 8, ''],
  ['楼道照明更换', '平安消防', '', '3000'],
  ['独居老人助餐', '为老服务', 12, ''],
  ['小区绿地清理', '环境整治', 16, ''],
  ['儿童课后陪读', '助学关爱', 20, ''],
] as const;

/** A code that fits its own check character; the middle is invented. */
function creditCode(number: number): string {
  const body = `12222401${String(910_000_000 + number)}`;
  return body + creditCodeCheckCharacter(body);
}

/**
 * Organisations in every street and what they offer and communities need by sheets; a committee for each street; one
 * pair followed to its result, one under way; members who checked in by phone.
 */
export async function formAlliance(people: AlliancePeople, place: AlliancePlace): Promise<void> {
  const { admin, as, member } = people;
  const [street, officer] = [as('street_officer'), as('community_officer')];
  const { communities, community, today } = place;
  const streets = [...new Map(communities.map((each) => [each.streetId, each])).values()];
  const sheet = (lines: readonly (readonly (string | number)[])[], name: string, path: string) =>
    importSheet(admin, path, new TextEncoder().encode(lines.map((line) => line.join(',')).join('\n')), name);
  const named = (index: number, streetName: string) =>
    `${streetName.replace(/街道$/, '')}${organisations[index]?.[0] ?? ''}`;
  const joined = streets.flatMap(({ street: streetName }, at) =>
    organisations.map(([, kind], index) => [
      named(index, streetName), creditCode(at * organisations.length + index), kind, streetName, 8 + index * 3, '示例联系人', '', addDays(today, -300),
    ]),
  ); // prettier-ignore
  await sheet([['单位名称', '统一社会信用代码', '类别', '所在街道社区', '党员人数', '联系人', '联系电话', '加入日期'], ...joined], '共建单位（示例）.csv', '/alliance/organisations/import'); // prettier-ignore
  const offers = streets.flatMap(({ street: streetName }) =>
    organisations.map(([, , title, theme, hours, yuan], index) => [
      '资源', title, theme, streetName, named(index, streetName), hours, yuan, addDays(today, -60), `${today.slice(0, 4)}-12-31`,
    ]),
  ); // prettier-ignore
  const wanted = streets.flatMap((first) =>
    communities
      .filter(({ streetId }) => streetId === first.streetId)
      .slice(0, 2)
      .flatMap(({ name, street: streetName }, at) =>
        needs
          .filter((_, index) => index % 2 === at)
          .map(([title, theme, hours, yuan], index) => [
            '需求', title, theme, `${streetName}/${name}`, '', hours, yuan, addDays(today, -30), addDays(today, 20 + index * 15),
          ]),
      ),
  ); // prettier-ignore
  await sheet([['清单', '事项名称', '类别', '面向单位', '承诺单位', '时数', '金额', '开始日期', '截止日期'], ...offers, ...wanted], '四项清单（示例）.csv', '/alliance/lines/import'); // prettier-ignore
  for (const { streetId } of streets) await seat(admin, streetId, today);
  await street.post('/alliance/committees', { unitId: community.id, setDay: addDays(today, -200) });
  await follow(street, officer, community, today);
  await arrive(street, member, community, today);
}

/** Four of the five seats are held; one waits for its holder. */
async function seat(admin: Session, unitId: string, today: Day): Promise<void> {
  const setDay = addDays(today, -280);
  const committee = await admin.post<Versioned>('/alliance/committees', { unitId, setDay });
  const { items } = await admin.get<{ items: Made[] }>(`/alliance/organisations?unitId=${unitId}&pageSize=3`);
  const holders = [
    { personName: '示例书记' },
    ...items.map(({ id }) => ({ organisationId: id, personName: '示例委员' })),
  ];
  for (const [at, holder] of holders.entries()) {
    const change = {
      act: 'appoint',
      number: at + 1,
      version: at + 1,
      day: setDay,
      holder,
      reason: '联席会议推选（示例）',
    };
    await admin.post(`/alliance/committees/${committee.id}/seats`, change);
  }
}

/** The two best pairs become projects; the first is followed to its result. */
async function follow(street: Session, officer: Session, { id }: CityCommunity, today: Day): Promise<void> {
  const { items } = await officer.get<{ items: Pair[] }>(`/alliance/matches?unitId=${id}`);
  const first = items[0];
  const second = items.find(({ need, resource }) => need.id !== first?.need.id && resource.id !== first?.resource.id);
  const projects: Versioned[] = [];
  for (const pair of [first, second]) {
    if (!pair) continue;
    const { need, resource, suggestedMinutes: minutes, suggestedFen: fen } = pair;
    const sides = { needId: need.id, needVersion: need.version, resourceId: resource.id, resourceVersion: resource.version };
    projects.push(await officer.post<Versioned>('/alliance/matches', { ...sides, title: need.title, minutes, fen, dueDay: addDays(today, 15) })); // prettier-ignore
  }
  for (const [at, project] of projects.entries()) {
    const path = `/alliance/lines/${project.id}`;
    await officer.post(`${path}/steps`, { event: 'progress', version: 1, day: today, minutes: 240, fen: 0, text: '已到现场服务半天（示例）' });
    if (at > 0) continue;
    await officer.post(`${path}/steps`, { event: 'finish', version: 2, text: '按约定完成（示例）' });
    await street.post(`${path}/verdict`, { version: 3, verdict: 'confirm', text: '居民反映良好，问题已解决（示例）' });
  }
} // prettier-ignore

/** Three members told by phone that they came; the community has confirmed two. */
async function arrive(officer: Session, member: Session, { id, street }: CityCommunity, today: Day): Promise<void> {
  const q = encodeURIComponent(street.replace(/街道$/, ''));
  const { organisations: hosts } = await member.get<{ organisations: Made[] }>(`/check-ins/places?unitId=${id}&q=${q}`);
  const services = ['小区清雪', '入户宣传防诈骗', '陪同就医'] as const;
  const told: Made[] = [];
  for (const [at, service] of services.entries()) {
    const visit = {
      communityId: id,
      organisationId: hosts[at]?.id,
      name: `示例党员${at + 1}`,
      day: addDays(today, -at),
      minutes: 120,
      service,
    };
    told.push(await member.post<Made>('/check-ins', visit));
  }
  for (const { id: checkInId } of told.slice(0, 2)) {
    await officer.post(`/alliance/check-ins/${checkInId}/verdict`, { verdict: 'confirmed', version: 1 });
  }
}
