import { dayOfInstant, type Day } from '../../worker/core/day.ts';
import { administrator, departmentOf, inviteColleagues, type DemoAccount } from './accounts.ts';
import { formAlliance } from './alliance.ts';
import { signUp, visitor, type Session } from './api.ts';
import { beginYear } from './assessment-year.ts';
import { assess } from './assessment.ts';
import { appropriate, limitSettlements } from './budget.ts';
import { hearResidents } from './cases.ts';
import { makeDeductions } from './deductions.ts';
import { handDown } from './duties.ts';
import { openFacilities } from './facilities.ts';
import { staffGrids } from './grids.ts';
import { importSheet } from './import.ts';
import { communitiesOf, furnish, type CityCommunity } from './organisation.ts';
import { declare, payYear } from './pay.ts';
import { listAndVisit } from './listings.ts';
import { makePeople } from './people.ts';
import { makePlaces } from './places.ts';
import { usePowers } from './powers.ts';
import { random } from './random.ts';
import { rosterSheet } from './roster-sheet.ts';
import { blowWhistles } from './whistles.ts';
import { visitHouseholds } from './visits.ts';
import { workersOf } from './workers.ts';

export type { DemoAccount } from './accounts.ts';

export interface DemoOptions {
  readonly baseUrl: string;
  readonly onProgress: (detail: string) => void;
}

const city = { slug: 'yanji', name: '延吉市', divisionCode: '222401' } as const;
const seeds = { places: 1, people: 2, roster: 3, assessment: 4, deductions: 5, year: 6 } as const;

/**
 * Builds the demo city as its people would: every step is a request to the product's own API. The same on every
 * run, but for the days, which follow from today.
 */
export async function loadDemo({ baseUrl, onProgress }: DemoOptions): Promise<readonly DemoAccount[]> {
  const today = dayOfInstant(Date.now());
  onProgress('注册 sign-up');
  const admin = await signUp(baseUrl, { ...city, administrator });
  onProgress('网格 grids');
  const communities = await communitiesOf(admin);
  const places = makePlaces(random(seeds.places), communities);
  await furnish(admin, places);

  onProgress('花名册 roster');
  const people = makePeople({ places, areaCode: city.divisionCode, asOf: today, seed: seeds.people });
  const sheet = await rosterSheet(people, { city: city.name, asOf: today, seed: seeds.roster });
  await importSheet(admin, '/roster/imports', sheet, `${city.name}花名册.xlsx`);
  const workers = await workersOf(admin);

  const [community] = communities;
  if (!community) throw new Error('the city has no community');
  onProgress('网格队伍与民情 grid teams and households');
  await staffGrids(admin, workers, today);
  await visitHouseholds(admin, community.id, today);

  onProgress('同事 colleagues');
  const staff = workers.filter(({ unitId, postType }) => unitId === community.id && postType === 'staff');
  const { accounts, sessions } = await inviteColleagues(admin, { baseUrl, city: city.slug, community, workers: staff });
  const as = (role: string): Session => {
    const session = sessions.get(role);
    if (!session) throw new Error(`nobody is ${role}`);
    return session;
  };

  onProgress('年度考核 assessment');
  const hr = as('hr_officer');
  await assess(hr, as('city_leader'), { city: city.name, people, communities, today, seed: seeds.assessment });
  onProgress('本年考核 this year');
  await beginYear(
    { admin, as, resident: visitor(baseUrl, city.slug) },
    { today, seed: seeds.year, community, communities, workers },
  );
  onProgress('预算 budget');
  const budget = await appropriate(as('finance_officer'), today);
  await limitSettlements(as('city_leader'), today);
  onProgress('下放事项 duties');
  const dutyPeople = {
    department: as('department_officer'),
    finance: as('finance_officer'),
    street: as('street_officer'),
    admin,
    reviewers: new Map(['组织部', '财政局'].map((name) => [name, as(name)])),
  };
  await handDown(dutyPeople, { communities, budget, today, streetId: community.streetId });
  await network(
    { ...dutyPeople, as, visitor: visitor(baseUrl, city.slug) },
    { communities, community, today, onProgress },
  );
  onProgress('专项附加扣除 deductions');
  const byMobile = new Map(workers.map(({ id, mobile }) => [mobile, id]));
  await declare(hr, makeDeductions(people, today, seeds.deductions), byMobile);
  await payYear({ officer: hr, approver: as('finance_officer') }, today, budget.payLineId, (month) =>
    onProgress(`薪酬 pay ${month}`),
  );
  return accounts;
}

interface NetworkPeople {
  readonly admin: Session;
  readonly street: Session;
  readonly department: Session;
  readonly as: (role: string) => Session;
  /** Somebody without an account. */
  readonly visitor: Session;
}
interface NetworkPlaces {
  readonly communities: readonly CityCommunity[];
  readonly community: CityCommunity;
  readonly today: Day;
  readonly onProgress: DemoOptions['onProgress'];
}

/** What goes on around a street: powers, whistles, requests, plates with follow-ups, facilities, alliance. */
async function network(people: NetworkPeople, given: NetworkPlaces): Promise<void> {
  const { admin, street, department, as } = people;
  const { communities, community, today, onProgress } = given;
  const departmentId = await departmentOf(admin);
  const { id: communityId, streetId } = community;
  onProgress('街道五权 powers');
  await usePowers({ admin, department, street }, { departmentId, streetId, today });
  onProgress('吹哨报到 whistles');
  await blowWhistles({ street, head: admin, department }, { departmentId, streetId });
  onProgress('居民诉求 requests');
  const places = { communityId, streetId, departmentId, today };
  await hearResidents({ admin, street, grid: as('grid_worker') }, places);
  onProgress('挂牌与回访 listings and follow-ups');
  await listAndVisit({ admin, street, department, community: as('community_officer') }, places);
  onProgress('阵地 facilities');
  await openFacilities(admin, communities, today);
  onProgress('区域化党建 alliance');
  await formAlliance({ admin, as, member: people.visitor }, { communities, community, today });
}
