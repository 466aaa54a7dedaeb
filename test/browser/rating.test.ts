import { beforeAll, describe, expect, inject, it } from 'vitest';
import { demoPassword } from '../../scripts/demo/accounts.ts';
import { signIn, signUp, type Session } from '../../scripts/demo/api.ts';
import { importSheet } from '../../scripts/demo/import.ts';
import { communitiesOf } from '../../scripts/demo/organisation.ts';
import { makePeople } from '../../scripts/demo/people.ts';
import { makePlaces } from '../../scripts/demo/places.ts';
import { random } from '../../scripts/demo/random.ts';
import { rosterSheet } from '../../scripts/demo/roster-sheet.ts';
import { addDays, dayOfInstant, yearOf } from '../../worker/core/day.ts';
import { confirm, phone, seriousFaults, settled, sidewaysScroll, stage, type Seat } from './stage.ts';

const { signedIn } = stage();

const city = 'longjing-rating';
const founder = { name: '朴英姬', email: `first@${city}.example`, password: demoPassword };
const today = dayOfInstant(Date.now());
const year = yearOf(addDays(today, -60));

interface Listed<T> {
  readonly items: readonly T[];
}

describe('a colleague rates the others', () => {
  let admin: Session;
  let cycle = '';
  const raters: { email: string; name: string; id: string }[] = [];

  beforeAll(async () => {
    admin = await signUp(inject('url'), { slug: city, name: '龙井市', divisionCode: '222405', administrator: founder });
    const communities = await communitiesOf(admin);
    const places = makePlaces(random(31), communities);
    const people = makePeople({ places, areaCode: '222405', asOf: today, seed: 32 });
    const few = people.filter(({ community }) => community === people[0]?.community).slice(0, 5);
    await importSheet(admin, '/roster/imports', await rosterSheet(few, { city: '龙井市', asOf: today, seed: 33 }), '花名册.xlsx'); // prettier-ignore
    const schemes = await admin.get<Listed<{ id: string; code: string }>>('/assessment/schemes');
    const schemeId = schemes.items.find(({ code }) => code === 'representative_r')?.id;
    cycle = (await admin.post<{ id: string }>('/assessment/cycles', { year, schemeId })).id;
    const workers = await admin.get<Listed<{ id: string; name: string; unitId: string }>>('/roster/workers');
    for (const [at, worker] of workers.items.slice(0, 2).entries()) await invite(worker, `rater${at}@${city}.example`);
  });

  /** An account for a worker, the first password replaced. */
  async function invite({ id, name }: { id: string; name: string }, email: string): Promise<void> {
    const { city: root } = await admin.get<{ city: { rootUnitId: string } }>('/session');
    const user = { name, email, role: 'worker', unitId: root.rootUnitId, workerId: id };
    const { oneTimePassword } = await admin.post<{ oneTimePassword: string }>('/access/users', user);
    const own = await signIn(inject('url'), city, { email, password: oneTimePassword });
    await own.post('/access/password', { currentPassword: oneTimePassword, newPassword: demoPassword });
    raters.push({ email, name, id });
  }

  it('whom the officer settles before the cycle opens', async () => {
    const officer = await signedIn(founder.email, { city });
    const { page } = officer;
    await officer.goto(`/${city}/assessment/${cycle}/raters`);
    await page.getByRole('button', { name: '按花名册更新参评人员' }).click();
    await page.getByText('参评人员已更新。').waitFor();
    await confirm(page, '确认增减');
    await page.getByText('评分人与现在的组织、花名册一致。').waitFor();
    await page.getByText('没有正职', { exact: false }).or(page.getByText('街道没有评分账号')).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await officer.goto(`/${city}/assessment/${cycle}`);
    await confirm(page, '开始收集');
    await settled(page);
    await officer.goto(`/${city}/assessment/${cycle}/reminders`);
    await page.getByText(/评分人 \d+ 人，\d+ 人未提交/).waitFor();
    expect(officer.errors).toEqual([]);
  });

  /** The peers' sheet as the server has it now. */
  const inputs = ({ page }: Seat) => page.locator('input[data-cell]');

  it('at a desk, pasting a column from Excel, and sends once', async () => {
    const seat = await signedIn(raters[0]?.email ?? '', { city });
    const { page } = seat;
    await seat.goto(`/${city}/my-ratings`);
    await page.getByRole('link', { name: `${year} 年度 同事互评` }).click();
    await inputs(seat).first().waitFor();
    // One form for each kind of post: a paste and Enter stay within one, here the first that has two people.
    const cells = page.locator('table:has(input[data-cell="1:0"])').first().locator('input[data-cell]');
    const count = await cells.count();
    const column = Array.from({ length: count }, (_, at) => String(80 + at)).join('\n');
    await cells.first().focus();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); // prettier-ignore
    }, column);
    await page.getByText('草稿已保存', { exact: false }).waitFor();
    await cells.nth(0).fill('100.5');
    await page.getByText('1 格有误，未保存', { exact: false }).waitFor();
    await cells.nth(0).fill('91.5');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'])).toBe('1:0');
    for (const input of await inputs(seat).all()) if ((await input.inputValue()) === '') await input.fill('88');
    await page.getByText('草稿已保存', { exact: false }).waitFor();
    await page.waitForTimeout(1500);
    await page.reload();
    await cells.first().waitFor();
    expect(await cells.nth(0).inputValue()).toBe('91.50');
    expect(await seriousFaults(page)).toEqual([]);
    await confirm(page, '提交评分');
    await page.getByText('已全部提交。').waitFor();
    expect(await inputs(seat).count()).toBe(0);
    expect(seat.errors).toEqual([]);
  });

  it('on a phone, one card after another', async () => {
    const seat = await signedIn(raters[1]?.email ?? '', { city, viewport: phone });
    const { page } = seat;
    await seat.goto(`/${city}/my-ratings`);
    await page.getByRole('link', { name: `${year} 年度 同事互评` }).click();
    const progress = page.getByText(/^\d+\/\d+ 已评$/);
    const all = Number((await progress.innerText()).split('/')[1]?.split(' ')[0]);
    for (let at = 0; at < all; at += 1) {
      await page.locator('.rating-field input').fill(String(85 + at));
      if (at < all - 1) await page.getByRole('button', { name: '下一人' }).click();
    }
    await page.getByText(`${all}/${all} 已评`).waitFor();
    expect(await sidewaysScroll(page)).toEqual([]);
    expect(await seriousFaults(page)).toEqual([]);
    await confirm(page, '提交评分');
    await page.getByText('已全部提交。').waitFor();
    expect(seat.errors).toEqual([]);
  });
});
