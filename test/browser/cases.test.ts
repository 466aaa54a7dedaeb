import { beforeAll, describe, expect, inject, it } from 'vitest';
import { demoPassword } from '../../scripts/demo/accounts.ts';
import { signUp, type Session } from '../../scripts/demo/api.ts';
import { dayOfInstant, yearOf } from '../../worker/core/day.ts';
import { schemeTemplates } from '../../worker/modules/assessment/templates/schemes.ts';
import { inventedId } from '../modules/roster/sheets.ts';
import { phone, seriousFaults, settled, sidewaysScroll, stage } from './stage.ts';

const { open, signedIn } = stage();

const city = 'longjing-cases';
const founder = { name: '朴英姬', email: `first@${city}.example`, password: demoPassword };
const today = dayOfInstant(Date.now());
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

interface Made {
  readonly id: string;
  readonly version: number;
}
interface Node {
  readonly code: string;
  readonly value: string | null;
  readonly figure?: { readonly done: number; readonly due: number };
  readonly link?: string;
  readonly children: readonly Node[];
}

describe('a request', () => {
  let admin: Session;
  let place = { communityId: '', streetId: '', gridId: '' };
  let cycle = '';
  let workerId = '';

  beforeAll(async () => {
    admin = await signUp(inject('url'), { slug: city, name: '龙井市', divisionCode: '222405', administrator: founder });
    const { items } = await admin.get<{ items: { id: string; parentId: string }[] }>(
      '/organisation/units?kind=community&pageSize=1',
    );
    const [community] = items;
    const grid = { kind: 'grid', name: '第一网格', parentId: community?.id };
    const { id: gridId } = await admin.post<Made>('/organisation/units', grid);
    place = { communityId: community?.id ?? '', streetId: community?.parentId ?? '', gridId };
    const worker = { name: '甲一', identityNumber: inventedId('1990-01-01', 999), channel: 'open_recruitment', hiredOn: '2015-07-01', unitId: place.communityId, postType: 'staff' }; // prettier-ignore
    workerId = (await admin.post<Made>('/roster/workers', worker)).id;
    const scheme = schemeTemplates.find(({ code }) => code === 'representative_year')?.scheme;
    const source = '"source":{"code":"duties.reports_on_time","zero":"0.5"';
    const content = JSON.parse(
      JSON.stringify(scheme).replaceAll(source, '"source":{"code":"cases.satisfaction","zero":"0"'),
    );
    const made = {
      code: 'with_ratings',
      name: '含群众评价',
      source: '测试',
      representative: true,
      fromDay: '2020-01-01',
      content,
    };
    const { id: schemeId } = await admin.post<Made>('/assessment/schemes', made);
    cycle = (await admin.post<Made>('/assessment/cycles', { year: yearOf(today), schemeId })).id;
    await admin.post(`/assessment/cycles/${cycle}/open`, { version: 1 });
    await admin.post(`/assessment/cycles/${cycle}/enrol`, {});
  });

  /** The figure of residents' ratings in the worker's score, taken anew. */
  async function rated(): Promise<Node | undefined> {
    await admin.post(`/assessment/cycles/${cycle}/figures`, {});
    const { tree } = await admin.get<{ tree: Node }>(`/assessment/cycles/${cycle}/results/${workerId}`);
    return tree.children[0]?.children
      .find(({ code }) => code === 'records')
      ?.children.find(({ code }) => code === 'duties_on_time');
  }

  it('goes from a resident’s phone through five steps to a rating that moves a score', async () => {
    const resident = await open({ viewport: phone });
    const { page } = resident;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await resident.goto(`/${city}/ask#${place.gridId}`);
    await page.getByText('第一网格').waitFor();
    await page.getByText('公共设施', { exact: true }).click();
    await page.getByLabel('说说是什么事').fill('单元门口路灯不亮');
    await page
      .locator('input[type=file]')
      .setInputFiles([{ name: '路灯.png', mimeType: 'image/png', buffer: onePixel }]);
    await page.getByLabel('电话').fill('13900000000');
    expect(await seriousFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { name: '已收到，谢谢您' }).waitFor();
    const [number = '', code = ''] = await page.locator('.ask-done dd').allInnerTexts();
    await page.getByRole('link', { name: '查看办理进度' }).click();
    await page.getByText('已收到，正在网格商议').waitFor();
    await page.getByText('已上传照片 1 张').waitFor();

    const officer = await signedIn(founder.email, { city });
    const desk = officer.page;
    await officer.goto(`/${city}/cases?q=${number}`);
    await desk.getByRole('link', { name: number }).click();
    await desk.getByRole('button', { name: '登记议事' }).click();
    const drawer = desk.getByRole('dialog');
    for (const [at, name] of ['某楼长', '某居民'].entries()) {
      await drawer.getByLabel('姓名').nth(at).fill(name);
      await drawer.getByLabel('身份').nth(at).fill('代表');
      await drawer.getByLabel('意见').nth(at).fill('同意维修');
    }
    await drawer.getByLabel('议事结果').fill('建议尽快维修');
    expect(await seriousFaults(desk)).toEqual([]);
    await drawer.getByRole('button', { name: '登记议事' }).click();
    await desk.getByRole('button', { name: '登记会议' }).waitFor();
    const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
    const meeting = {
      heldDay: today,
      place: '会议室',
      chair: '某书记',
      votesFor: 5,
      votesAgainst: 1,
      votesAbstained: 0,
      decision: '维修',
    };
    await admin.post(`/cases/${id}/decide`, { version: 2, text: '纪要', meeting });
    const parts = [{ unitId: place.streetId, task: '换灯', leads: true }];
    await admin.post(`/cases/${id}/assign`, { version: 3, parts });
    await officer.goto(`/${city}/cases/${id}`);
    await desk.getByRole('button', { name: '反馈办理情况' }).click();
    await desk.getByLabel('办理情况', { exact: true }).fill('已更换灯具');
    await desk.getByRole('dialog').getByRole('button', { name: '反馈办理情况' }).click();
    await desk.getByText('已反馈').first().waitFor();
    await desk.getByRole('button', { name: '办结并答复' }).click();
    await desk.getByLabel('给居民的答复').fill('路灯已修好，请您评价。');
    await desk.getByRole('dialog').getByRole('button', { name: '办结并答复' }).click();
    await desk.getByText('待评价').first().waitFor();
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    await settled(desk);
    expect(await seriousFaults(desk)).toEqual([]);

    const before = await rated();
    expect(before?.value ?? null).toBe(null);
    await resident.goto(`/${city}/track`);
    await page.getByLabel('编号').fill(number);
    await page.getByLabel('查询码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '查看办理进度' }).click();
    await page.getByText('路灯已修好，请您评价。').waitFor();
    await page.getByRole('radio', { name: '已解决' }).check();
    expect(await seriousFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('已办结，谢谢您的监督。').waitFor();
    // The code is in no address that a server or a proxy could note down.
    expect(asked.filter((url) => url.includes(code.replace('-', '')))).toEqual([]);

    const after = await rated();
    expect(after?.figure).toEqual({ done: 2, due: 2 });
    expect(Number(after?.value)).toBeGreaterThan(0);
    await officer.goto(`/${city}/${after?.link}`);
    await desk.getByText(number).first().waitFor();
    expect([resident.errors, officer.errors]).toEqual([[], []]);
  });
});
