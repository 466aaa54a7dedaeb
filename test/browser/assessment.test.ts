import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { demoPassword } from '../../scripts/demo/accounts.ts';
import { signIn, signUp, type Session } from '../../scripts/demo/api.ts';
import { ballotSheet, markSheet } from '../../scripts/demo/assessment-sheet.ts';
import { importSheet } from '../../scripts/demo/import.ts';
import { communitiesOf, type CityCommunity } from '../../scripts/demo/organisation.ts';
import { makePeople, type Person } from '../../scripts/demo/people.ts';
import { makePlaces } from '../../scripts/demo/places.ts';
import { random } from '../../scripts/demo/random.ts';
import { rosterSheet } from '../../scripts/demo/roster-sheet.ts';
import { addDays, dayOfInstant, yearOf } from '../../worker/core/day.ts';
import { choose, confirm, seriousFaults, settled, stage, type Seat } from './stage.ts';
import { checkFile, writeFile } from './upload.ts';

const { signedIn } = stage();

const city = 'tumen-review';
const founder = { name: '崔明哲', email: `first@${city}.example`, password: demoPassword };
const officer = { name: '安美淑', email: `hr@${city}.example` };
const leader = { name: '全成浩', email: `leader@${city}.example` };
const today = dayOfInstant(Date.now());

/** The last year whose publicity, which begins on 12 January, is over by now. */
const year = yearOf(addDays(today, -60)) - 1;
const publicityFrom = `${year + 1}-01-12`;

/** Five of each community: its head and four others. */
function fewPeople(communities: readonly CityCommunity[]): Person[] {
  const places = makePlaces(random(21), communities);
  const people = makePeople({ places, areaCode: '222402', asOf: today, seed: 22 });
  return [...Map.groupBy(people, ({ community }) => community).values()].flatMap((members) => members.slice(0, 5));
}

/** A colleague with roles over the whole city, their first password replaced. */
async function invite(admin: Session, colleague: typeof officer, ...roles: readonly string[]): Promise<void> {
  const { city: root } = await admin.get<{ city: { rootUnitId: string } }>('/session');
  const [role, ...more] = roles;
  const user = { ...colleague, role, unitId: root.rootUnitId };
  const { id, oneTimePassword } = await admin.post<{ id: string; oneTimePassword: string }>('/access/users', user);
  for (const other of more)
    await admin.post(`/access/users/${id}/assignments`, { role: other, unitId: root.rootUnitId });
  const own = await signIn(inject('url'), city, { email: colleague.email, password: oneTimePassword });
  await own.post('/access/password', { currentPassword: oneTimePassword, newPassword: demoPassword });
}

interface Pool {
  readonly headcount: number;
  readonly most: number;
  readonly taken: number;
}

/** The table of the cap: headcount, places for excellent, places taken, one row a pool. */
async function pools(page: Page): Promise<Pool[]> {
  const rows = await page.locator('section[aria-label=优秀名额] tbody tr').all();
  return Promise.all(
    rows.map(async (row) => {
      const [headcount = 0, most = 0, taken = 0] = (await row.locator('td').allInnerTexts()).map(Number);
      return { headcount, most, taken };
    }),
  );
}

/** Confirms what is only a warning, where there is one. */
async function acceptWarnings(page: Page): Promise<void> {
  const all = page.getByRole('button', { name: '全部提醒确认无误' });
  if ((await all.count()) > 0) await all.click();
}

describe('a year of assessment', () => {
  let seat: Seat;
  let people: Person[];
  let communities: CityCommunity[];
  let cycle = '';

  beforeAll(async () => {
    const admin = await signUp(inject('url'), {
      slug: city,
      name: '图们市',
      divisionCode: '222402',
      administrator: founder,
    });
    communities = await communitiesOf(admin);
    people = fewPeople(communities);
    const sheet = await rosterSheet(people, { city: '图们市', asOf: today, seed: 23 });
    await importSheet(admin, '/roster/imports', sheet, '花名册.xlsx');
    await invite(admin, officer, 'hr_officer', 'city_leader');
    await invite(admin, leader, 'city_leader');
    seat = await signedIn(officer.email, { city });
  });

  it('is planned, opened and filled from two sheets', async () => {
    const { page } = seat;
    await seat.goto(`/${city}/assessment`);
    await page.getByRole('button', { name: '新建年度考核' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('年度').fill(String(year));
    await choose(drawer, '考核方案', '');
    await drawer.getByRole('button', { name: '新建年度考核' }).click();
    await page.getByRole('heading', { name: `${year} 年度考核`, level: 1 }).waitFor();
    cycle = new URL(page.url()).pathname;
    await confirm(page, '开始收集');

    await seat.goto(`${cycle}/import`);
    const options = { city: '图们市', year, seed: 24 };
    await checkFile(page, '评分表.xlsx', await markSheet(people, options));
    await acceptWarnings(page);
    expect(await writeFile(page)).toMatch(/^新增 \d+，更新 0，/);
    await page.getByText('居民评议票数', { exact: true }).click();
    await checkFile(page, '居民评议票数.xlsx', await ballotSheet(communities, options));
    await acceptWarnings(page);
    expect(await writeFile(page)).toContain(`新增 ${communities.length}`);
  });

  it('grades nobody excellent beyond the cap', async () => {
    const { page } = seat;
    await seat.goto(cycle);
    await confirm(page, '结束收集');
    await seat.goto(`${cycle}/distribution`);
    const note = await page.locator('section[aria-label=优秀名额] p').innerText();
    const share = Number(/优秀不超过参评人数的 (\d+)%/.exec(note)?.[1]);
    expect(await seriousFaults(page)).toEqual([]);
    const found = await pools(page);
    expect(found.some(({ taken }) => taken > 0)).toBe(true);
    for (const { headcount, most, taken } of found) {
      expect(most).toBe(Math.floor((headcount * share) / 100));
      expect(taken).toBeLessThanOrEqual(most);
    }
  });

  it('is made final by a second person, not by who put the list up', async () => {
    const { page } = seat;
    await seat.goto(cycle);
    await confirm(page, '完成评审');
    await page.getByText('已评审').first().waitFor();
    await confirm(page, '公示', async (dialog) => {
      await dialog.getByLabel('公示首日').fill(publicityFrom);
      await dialog.getByLabel('公示首日').press('Enter');
    });
    await page.getByText(/公示至 \d{4}-01-\d\d/).waitFor();

    // May finalise by role, but not what went through these very hands.
    await page.getByRole('button', { name: '定档', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '定档', exact: true }).click();
    await page.getByText('须由另一人完成：经办与审核不得为同一人。').waitFor();

    const second = await signedIn(leader.email, { city });
    await second.goto(cycle);
    await confirm(second.page, '定档');
    await settled(second.page);
    const steps = await second.page.getByRole('navigation', { name: '办理进度' }).innerText();
    for (const name of [officer.name, leader.name]) expect(steps).toContain(name);
    expect(await second.page.getByRole('button', { name: '定档', exact: true }).count()).toBe(0);
    expect([...seat.errors, ...second.errors]).toEqual([]);
  });
});
