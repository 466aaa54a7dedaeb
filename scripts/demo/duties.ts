import {
  addMonths,
  compareMonth,
  monthOfDay,
  monthsOfYear,
  yearOf,
  type Day,
  type Month,
} from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import type { Budget } from './budget.ts';
import { nameReviewers, voice, type Reviewers, type Voice } from './duty-review.ts';
import type { CityCommunity } from './organisation.ts';

interface Step {
  readonly id: string;
  readonly version: number;
}

/** Who hands over, who lets it through and pays, who carries it on one street, and who enters what the others answered. */
export interface DutyPeople {
  readonly admin: Session;
  readonly department: Session;
  readonly finance: Session;
  readonly street: Session;
  readonly reviewers: Reviewers;
}

export interface DutyOptions {
  readonly communities: readonly CityCommunity[];
  readonly budget: Budget;
  readonly today: Day;
  /** The street whose officer reports. */
  readonly streetId: string;
}

/** Invented volumes and prices of a year's work, one volume for each of the six streets. */
const certification = {
  title: '高龄津贴领取人员生存认证',
  content: '对辖区高龄津贴领取人员逐月入户或视频认证，登记结果并上报异常。',
  legalBasis: '《中华人民共和国老年人权益保障法》第三十三条；事项为示例',
  kind: 'duty',
  method: 'unit',
  measure: '人次',
  unitPriceFen: 800,
} as const;
const monthlyVolumes = ['164', '127', '96', '175', '119', '139'] as const;

const canteens = {
  title: '社区助餐点日常管理',
  content: '助餐点开放、卫生检查、就餐登记与意见收集。',
  legalBasis: '市委社会工作部事项准入清单；事项为示例',
  kind: 'assist',
  method: 'package',
} as const;
const canteenPackageFen = 4_800_000;

const visits = {
  title: '低保、特困家庭入户核查',
  content: '每季度入户核查家庭收入与财产变化。',
  legalBasis: '《社会救助暂行办法》；事项为示例',
  kind: 'duty',
  method: 'unit',
  measure: '户次',
  unitPriceFen: 3_500,
} as const;

/** Staffed by the community workers whose pay comes from the same line. */
const stations = {
  title: '社区服务站错时值守',
  content: '工作日晚间与周末轮流值守，登记来访和办理结果。',
  legalBasis: '市委社会工作部事项准入清单；事项为示例',
  kind: 'duty',
  method: 'unit',
  measure: '班次',
  unitPriceFen: 5_000,
} as const;

/** Waits for one department's opinion. */
const patrols = {
  title: '养老服务驿站日常巡查',
  content: '每月巡查辖区养老服务驿站的开放、卫生与消防情况并登记。',
  legalBasis: '市养老服务办法（示例）',
} as const;

const line = (budget: Budget, name: string) => {
  const found = budget.lines.get(name);
  if (!found) throw new Error(`no line ${name}`);
  return { departmentId: found.departmentId, lineId: found.id };
};

/** Drafted and handed in by the department, and every street agrees. */
async function hearOf({ admin, department }: DutyPeople, draft: object): Promise<Step> {
  const { id, version } = await department.post<Step>('/duties', draft);
  const submitted = await department.post<Step>(`/duties/${id}/submit`, { version });
  const { hearings } = await admin.get<{ hearings: { unitId: string; side: string }[] }>(`/duties/${id}`);
  for (const { unitId } of hearings.filter(({ side }) => side === 'street')) {
    await admin.post(`/duties/${id}/opinions`, { unitId, opinion: 'agree' });
  }
  return submitted;
}

/** Heard, let through and made live by finance: duty, authority and money in one step. */
async function handOver(people: DutyPeople, draft: object, voices: readonly Voice[] = []): Promise<string> {
  const { admin, finance } = people;
  const submitted = await hearOf(people, draft);
  const { id } = submitted;
  await voice(admin, id, voices);
  const review = { version: submitted.version, outcome: 'admit', reason: '依据明确，权责对应，经费落实。' };
  const admitted = await finance.post<Step>(`/duties/${id}/review`, review);
  await finance.post(`/duties/${id}/activate`, { version: admitted.version });
  return id;
}

/** The street's months of this year: all but the last verified and paid, the last one waits for finance. */
async function settle(
  { street, finance }: DutyPeople,
  dutyId: string,
  unitId: string,
  months: readonly Month[],
): Promise<void> {
  for (const [index, month] of months.entries()) {
    const volume = String(164 - (index % 4) * 3);
    const report = { unitId, month, volume, evidence: `认证登记表 ${month}，共 ${volume} 人次` };
    const { id } = await street.post<{ id: string }>(`/duties/${dutyId}/settlements`, report);
    if (index === months.length - 1) return;
    const score = index % 5 === 4 ? '84' : '96';
    await finance.post(`/duties/settlements/${id}/verify`, { volume, score, version: 1 });
  }
}

/** A community draws the advance of its package, and spends of it on what the duty's money is for. */
async function advance({ street, finance }: DutyPeople, dutyId: string, unitId: string, today: Day): Promise<void> {
  const asked = { unitId, month: monthOfDay(today), part: 'prepayment', volume: '1', evidence: '助餐点开办清单' };
  const { id } = await street.post<{ id: string }>(`/duties/${dutyId}/settlements`, asked);
  await finance.post(`/duties/settlements/${id}/verify`, { volume: '1', score: '100', version: 1 });
  const spent = {
    unitId,
    kind: 'spent',
    day: today,
    amountFen: 380_000,
    usedFor: '耗材',
    payee: '某餐具商行',
    evidence: '增值税发票 00012345（示例）',
  };
  await street.post(`/duties/${dutyId}/spendings`, spent);
}

/** Duties in every state: three live, one of them with months settled, one heard, one in joint review, one draft. */
export async function handDown(people: DutyPeople, options: DutyOptions): Promise<void> {
  const { communities, budget, today, streetId } = options;
  const year = yearOf(today);
  const term = { fromMonth: `${year}-01`, untilMonth: `${year}-12` };
  const streets = [...new Set(communities.map((community) => community.streetId))];
  const volumes = (some: readonly string[]) =>
    some.map((unitId, index) => ({ unitId, monthlyVolume: monthlyVolumes[index] ?? '100' }));
  const governance = line(budget, '城乡社区治理');
  const authority = (what: string, overWhat: string) => [{ what, overWhat, departmentId: governance.departmentId }];
  const first = { ...term, ...governance, ...certification, targets: volumes(streets) };
  const id = await handOver(people, { ...first, authorities: authority('核查权', '高龄津贴领取资格') });
  const packages = communities
    .slice(0, 4)
    .map((community) => ({ unitId: community.id, packageFen: canteenPackageFen }));
  const second = { ...term, ...line(budget, '社区助餐点管理'), ...canteens, targets: packages, uses: ['劳务', '耗材'] };
  const canteen = await handOver(people, { ...second, authorities: authority('检查权', '助餐点食品安全与收费') });
  const carrier = communities[0];
  if (carrier) await advance(people, canteen, carrier.id, today);
  const lastMonth = addMonths(monthOfDay(today), -1);
  const done = monthsOfYear(year).filter((month) => compareMonth(month, lastMonth) <= 0);
  await settle(people, id, streetId, done);
  const paid = line(budget, '社工岗薪酬');
  const shifts = streets.slice(0, 2).map((unitId) => ({ unitId, monthlyVolume: '20' }));
  const power = [{ what: '调度权', overWhat: '服务站窗口排班', departmentId: paid.departmentId }];
  await nameReviewers(people.admin, today);
  await handOver(
    { ...people, department: people.admin },
    { ...term, ...paid, ...stations, targets: shifts, authorities: power },
    [
      ...voicesOf(people),
      {
        department: '财政局',
        by: reviewer(people, '财政局'),
        stance: 'conditions',
        reason: '按实际班次结算，不得预拨。',
      },
      { department: '民政局', by: people.department, stance: 'agree' },
    ],
  );
  const third = { ...term, ...governance, ...visits, targets: volumes(streets.slice(0, 3)) };
  const waiting = await people.department.post<Step>('/duties', {
    ...third,
    authorities: authority('核查权', '家庭收入与财产'),
  });
  await people.department.post(`/duties/${waiting.id}/submit`, { version: waiting.version });
  await people.department.post('/duties', { ...third, title: '养老服务需求摸底', targets: [], authorities: [] });
  const patrol = { ...third, ...patrols, authorities: authority('检查权', '养老服务驿站') };
  const { id: reviewed } = await hearOf(people, patrol);
  await voice(people.admin, reviewed, voicesOf(people));
}

const reviewer = ({ reviewers }: DutyPeople, department: string): Session => {
  const found = reviewers.get(department);
  if (!found) throw new Error(`nobody speaks for ${department}`);
  return found;
};

const voicesOf = (people: DutyPeople): Voice[] => [
  { department: '组织部', by: reviewer(people, '组织部'), stance: 'agree' },
];
