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

const { open, signedIn } = stage();

const city = 'longjing-ballot';
const founder = { name: '朴英姬', email: `first@${city}.example`, password: demoPassword };
const colleague = { name: '金永洙', email: `second@${city}.example` };
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const today = dayOfInstant(Date.now());
/** The last year whose publicity, which begins on 12 January, is over by now. */
const year = yearOf(addDays(today, -60)) - 1;

describe('a resident votes by phone', () => {
  let admin: Session;
  let officer: Seat;
  let cycle = '';
  let community = { id: '', name: '' };
  let tokens: string[] = [];
  let second: Session;
  let rated = '';

  beforeAll(async () => {
    admin = await signUp(inject('url'), { slug: city, name: '龙井市', divisionCode: '222405', administrator: founder });
    const communities = await communitiesOf(admin);
    const people = makePeople({
      places: makePlaces(random(31), communities),
      areaCode: '222405',
      asOf: today,
      seed: 32,
    });
    const first = people[0]!.community;
    community = communities.find(({ name }) => name === first.name) ?? communities[0]!;
    const few = people.filter((person) => person.community === first).slice(0, 4);
    const sheet = await rosterSheet(few, { city: '龙井市', asOf: today, seed: 33 });
    await importSheet(admin, '/roster/imports', sheet, '花名册.xlsx');
    const { items } = await admin.get<{ items: { id: string; code: string }[] }>('/assessment/schemes');
    const scheme = items.find(({ code }) => code === 'representative_r');
    const planned = await admin.post<{ id: string }>('/assessment/cycles', { year, schemeId: scheme?.id });
    await admin.post(`/assessment/cycles/${planned.id}/open`, { version: 1 });
    cycle = planned.id;
    await invite();
    officer = await signedIn(founder.email, { city });
  });

  /** A colleague who answers for the whole city too, their first password replaced. */
  async function invite(): Promise<void> {
    const { city: root } = await admin.get<{ city: { rootUnitId: string } }>('/session');
    const user = { ...colleague, role: 'hr_officer', unitId: root.rootUnitId };
    const { id, oneTimePassword } = await admin.post<{ id: string; oneTimePassword: string }>('/access/users', user);
    await admin.post(`/access/users/${id}/assignments`, { role: 'city_leader', unitId: root.rootUnitId });
    const own = await signIn(inject('url'), city, { email: colleague.email, password: oneTimePassword });
    await own.post('/access/password', { currentPassword: oneTimePassword, newPassword: demoPassword });
    second = own;
  }

  it('from slips that an officer prints, twelve on a page, and that can be read but once', async () => {
    const { page } = officer;
    await officer.goto(`/${city}/assessment/${cycle}/ballots`);
    await page.getByRole('button', { name: '生成评议链接' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('街道或社区').click();
    await page.keyboard.type(community.name);
    const found = page.locator('.ant-select-dropdown:visible .ant-select-tree-treenode', { hasText: community.name });
    await found.locator('.ant-select-tree-checkbox').last().click();
    await drawer.locator('.ant-drawer-title').click();
    await drawer.getByLabel('每个社区：普通居民代表').fill('13');
    await drawer.getByLabel('每个社区：居民小组长').fill('1');
    // A day is taken over when its field is left; Enter would send the form.
    await drawer.getByPlaceholder('截止日（当天仍可投票）').fill(addDays(today, 20));
    await page.keyboard.press('Tab');
    await drawer.getByRole('button', { name: '生成', exact: true }).click();
    await page.getByText('共 14 个链接，只在此刻显示。').waitFor();
    expect(await page.locator('.ballot-slips').count()).toBe(3);
    expect(await page.locator('.ballot-slip svg').count()).toBe(14);
    const slip = page.locator('.ballot-slip').first();
    expect(await slip.locator('[lang=ko-KR]').last().innerText()).toContain('무기명');
    const codes = await page.locator('.ballot-slip code').allInnerTexts();
    tokens = codes.map((code) => code.split('\n').at(-1)!.replaceAll('-', ''));
    expect(new Set(tokens).size).toBe(14);
    expect(await seriousFaults(page)).toEqual([]);

    await page.emulateMedia({ media: 'print' });
    const box = await page.locator('.ballot-slips').first().boundingBox();
    // Four rows of 69 mm at 96 dots an inch.
    expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(1040);
    expect(Math.round(box?.height ?? 0)).toBeLessThanOrEqual(1046);
    for (const one of await page.locator('.ballot-slip').all())
      expect(await one.evaluate((slipped) => slipped.scrollHeight - slipped.clientHeight)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '已打印，关闭' }).click();
    await settled(page);
    expect(await page.locator('.ballot-slip').count()).toBe(0);
  });

  it('on a page that fits the phone, says what is missing, and shows everything before it is sent', async () => {
    const seat = await open({ viewport: phone });
    const { page } = seat;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await seat.goto(`/${city}/vote#${tokens[0]}`);
    expect(await page.locator('h1').innerText()).toContain(`${year}年度社区工作者居民评议`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    const people = page.locator('.vote-person');
    const count = await people.count();
    expect(count).toBeGreaterThan(1);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    expect(await page.getByText('请选择').count()).toBe(count);
    for (const person of await people.all()) await person.getByRole('radio', { name: '优秀', exact: true }).check();
    rated = (await people.first().getAttribute('aria-label')) ?? '';
    await people.first().getByRole('radio', { name: '基本合格' }).check();
    await page.getByText('已全部评价').waitFor();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    const review = await page.locator('.vote-review dd').allInnerTexts();
    expect(review).toEqual(['基本合格', ...Array<string>(count - 1).fill('优秀')]);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '提交评议' }).click();
    await page.getByRole('heading', { name: '已收到您的评议，谢谢！' }).waitFor();
    // The token is in no address that a server or a proxy could note down.
    expect(asked.filter((one) => one.includes(tokens[0]!))).toEqual([]);
    expect(seat.errors).toEqual([]);
  });

  it('and with the same link no more, in whatever language it is asked', async () => {
    const seat = await open({ viewport: phone, locale: 'ko-KR' });
    await seat.goto(`/${city}/vote#${tokens[0]}`);
    await seat.page.getByText('이미 사용된 링크입니다. 링크는 한 번만 쓸 수 있습니다.').waitFor();
    await seat.goto(`/${city}/vote`);
    await seat.page
      .getByLabel('평가 코드(16자리)')
      .fill(`${tokens[1]!.slice(0, 8).toLowerCase()}-${tokens[1]!.slice(8)}`);
    await seat.page.getByRole('button', { name: '평가지 열기' }).click();
    await seat.page.locator('.vote-person').first().waitFor();
    expect(await seat.page.getByText('우수', { exact: true }).count()).toBeGreaterThan(1);
    expect(await sidewaysScroll(seat.page)).toEqual([]);
    expect(seat.errors).toEqual([]);
  });

  it('the officer sees that one came in, counts papers with a colleague, and closes the box', async () => {
    const { page } = officer;
    await officer.goto(`/${city}/assessment/${cycle}/ballots?state=voting`);
    await page.getByRole('link', { name: community.name }).click();
    await page.getByRole('heading', { name: community.name }).waitFor();
    await settled(page);
    const text = await page.locator('article').innerText();
    expect(text).toContain('1/13');
    expect(text).toContain('再有 49 张普通居民代表的票即有效');
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: '录入票数' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('发出张数').fill('60');
    await drawer.getByLabel('收回：普通居民代表').fill('50');
    await drawer.locator('.ballot-person').first().getByLabel('优秀', { exact: true }).fill('50');
    await drawer.getByRole('button', { name: '提交' }).click();
    await page.getByText('一人已录入，须由另一人核对或再录入一遍。').waitFor();
    await page.locator('.attachments input[multiple]').setInputFiles([
      { name: '票箱.png', mimeType: 'image/png', buffer: onePixel },
      { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('不是照片') },
    ]);
    await page.getByRole('link', { name: '票箱.png' }).waitFor();
    await page.getByText('说明.txt: 只接受完整的').waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    const checker = await signedIn(colleague.email, { city, viewport: phone });
    await checker.goto(new URL(page.url()).pathname);
    expect(await sidewaysScroll(checker.page)).toEqual([]);
    await confirm(checker.page, '核对无误');
    await checker.page.getByText('两人录入一致').waitFor();
    expect(checker.errors).toEqual([]);

    await officer.goto(new URL(page.url()).pathname);
    await confirm(page, '结束评议并计票');
    await page.getByText(`计票人 ${founder.name}`).waitFor();
    expect(await page.locator('article').innerText()).toContain('发出 74，收回 51，其中普通居民代表 51。');
    expect(await page.getByRole('button', { name: '重印未用' }).count()).toBe(0);
    expect(officer.errors).toEqual([]);
  });

  it('and stands on the printed form of whoever was judged, once a second person made the year final', async () => {
    const path = `/assessment/cycles/${cycle}`;
    let { version } = await admin.get<{ version: number }>(path);
    const step = async (who: Session, name: string, body: object = {}): Promise<void> => {
      ({ version } = await who.post<{ version: number }>(`${path}/${name}`, { version, ...body }));
    };
    await step(admin, 'collect');
    await step(admin, 'calibrate');
    await step(admin, 'publish', { from: `${year + 1}-01-12` });
    await step(second, 'finalise');

    const { page } = officer;
    await officer.goto(`/${city}/assessment/${cycle}/forms`);
    const form = page.getByRole('article', { name: rated });
    // Fifty papers say 100, one telephone said 70: 5070 / 51.
    await form.getByRole('row', { name: '居民评议' }).getByText('99.41').waitFor();
    expect(await form.innerText()).toContain('99.41');
    expect(await seriousFaults(page)).toEqual([]);
    const forms = await page.locator('.appeal-form').count();
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(forms);
    expect(officer.errors).toEqual([]);
  });
});
