import { describe, expect, it } from 'vitest';
import { demoPassword } from '../../scripts/demo/accounts.ts';
import { demoAccounts } from './accounts.ts';
import { administratorOf, figure, foundCity, newcomerPassword, type NewCity } from './city.ts';
import { settled, signIn, signOut, stage } from './stage.ts';

const { open, signedIn } = stage();

/** Three subdistricts with 5, 4 and 4 communities in the national codes. */
const tumen: NewCity = { province: '吉林省', prefecture: '延边朝鲜族自治州', county: '图们市', slug: 'tumen' };
const size = { 街道: 3, 社区: 13, 社工: 0 };

describe('a newcomer', () => {
  it('has a city of their own, with its streets and nothing of another city', async () => {
    const seat = await open();
    const { page } = seat;
    await foundCity(seat, tumen);
    expect(await page.locator('h1').innerText()).toBe('图们市');
    for (const [label, count] of Object.entries(size)) expect(await figure(seat, label)).toBe(count);
    expect(await page.getByRole('heading', { name: '开始使用' }).isVisible()).toBe(true);

    await seat.goto('/tumen/organisation');
    const tree = page.getByRole('tree', { name: '机构树' });
    for (const street of ['向上街道', '新华街道', '月宫街道']) await tree.getByText(street).waitFor();
    await seat.goto('/tumen/organisation/units?kind=community');
    await page.getByRole('link', { name: '兴边社区' }).waitFor();
    expect(await page.getByRole('link', { name: /社区$/ }).count()).toBe(13);
    await seat.goto('/tumen/roster');
    expect(await page.locator('.table-summary').innerText()).toContain('共 0 人');

    // Their session is one of this city only.
    await page.goto('/yanji/roster');
    await page.waitForURL('**/yanji/sign-in**');
    await signIn(seat, 'yanji', administratorOf(tumen), newcomerPassword);
    await page.getByText('邮箱或密码不对').waitFor();

    await seat.goto('/tumen');
    await signOut(seat);
    await page.goto('/tumen/roster');
    await page.waitForURL('**/tumen/sign-in**');
    await signIn(seat, 'tumen', administratorOf(tumen), newcomerPassword);
    await page.getByRole('heading', { name: '花名册', level: 1 }).waitFor();
    await settled(page);
    expect(seat.errors).toEqual([]);
  });

  it('is not visited by the people of the city next door', async () => {
    const { page, context, errors } = await signedIn(demoAccounts.administrator);
    const session = async (city: string) => (await context.request.get(`/api/cities/${city}/session`)).status();
    expect([await session('yanji'), await session('tumen')]).toEqual([200, 401]);
    await page.goto('/tumen');
    await page.waitForURL('**/tumen/sign-in**');
    await signIn({ page }, 'tumen', demoAccounts.administrator, demoPassword);
    await page.getByText('邮箱或密码不对').waitFor();
    expect(errors).toEqual([]);
  });
});
