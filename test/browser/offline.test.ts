import { beforeAll, describe, expect, inject, it } from 'vitest';
import { demoPassword } from '../../scripts/demo/accounts.ts';
import { signUp, type Session } from '../../scripts/demo/api.ts';
import { confirm, phone, seriousFaults, sidewaysScroll, stage } from './stage.ts';

const { signedIn } = stage();

const city = 'longjing-offline';
const founder = { name: '朴英姬', email: `first@${city}.example`, password: demoPassword };

interface Visits {
  readonly items: readonly { readonly householdId: string }[];
}

describe('a phone without a network', () => {
  let admin: Session;
  let households: string[] = [];

  beforeAll(async () => {
    admin = await signUp(inject('url'), { slug: city, name: '龙井市', divisionCode: '222405', administrator: founder });
    const { items } = await admin.get<{ items: { id: string }[] }>('/organisation/units?kind=community&pageSize=1');
    const grid = { kind: 'grid', name: '第一网格', parentId: items[0]?.id };
    const { id: gridId } = await admin.post<{ id: string }>('/organisation/units', grid);
    households = [];
    for (const place of ['1号楼', '2号楼']) {
      const members = [{ name: '某居民', relation: 'head' }];
      const household = { gridId, place, address: `${place}101`, members, kinds: [], risk: 'none', cause: '登记' };
      households.push((await admin.post<{ id: string }>('/visits/households', household)).id);
    }
  });

  it('keeps a visit, shows it, opens its shell, and sends it once; what changed meanwhile is not overwritten', async () => {
    const seat = await signedIn(founder.email, { city, password: demoPassword, viewport: phone, installed: true });
    const { page, context } = seat;
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    const [first, second] = households;

    /** Opens a household while there is a network, which leaves a trace; records the visit when there is none. */
    const record = async (id: string | undefined, meanwhile: () => Promise<unknown>): Promise<void> => {
      await seat.goto(`/${city}/visits/${id}`);
      await page.getByRole('button', { name: '打开档案' }).click();
      await page.getByRole('button', { name: '登记走访' }).waitFor();
      await meanwhile();
      await context.setOffline(true);
      await page.getByRole('button', { name: '登记走访' }).click();
      const dialog = page.getByRole('dialog', { name: '登记走访' });
      await dialog.getByLabel('走访情况').fill('老人身体尚好');
      await dialog.getByRole('button', { name: '保存' }).click();
      await page.getByText('网络不通，已存在本机').waitFor();
    };
    const made = async (): Promise<number> => {
      const { items } = await admin.get<Visits>('/visits/visits');
      return items.length;
    };

    await record(first, async () => null);
    await page.getByRole('link', { name: '待发送的走访 1 条' }).click();
    await page.getByText('等待发送').waitFor();
    expect([...(await seriousFaults(page)), ...(await sidewaysScroll(page))]).toEqual([]);
    expect(await made()).toBe(0);

    // The page itself comes from the device; who is signed in does not, and neither does anything of the city.
    await page.reload();
    await page.getByText('本机有 1 条走访尚未发送').waitFor();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/');
    expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);

    const sent = page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/visits'),
    );
    await context.setOffline(false);
    await page.reload();
    expect((await sent).status()).toBe(201);
    await page.getByText('本机没有待发送的走访').waitFor();
    await page.reload();
    await page.getByText('本机没有待发送的走访').waitFor();
    expect(await made()).toBe(1);

    const change = { version: 1, change: { type: 'risk', level: 'high', cause: '突发疾病' } };
    await record(second, () => admin.post(`/visits/households/${second}/change`, change));
    await context.setOffline(false);
    await seat.goto(`/${city}/visits/queue`);
    await page.getByText('未被接受').waitFor();
    await page.getByText('未覆盖任何内容').waitFor();
    expect(await made()).toBe(1);
    await confirm(page, '丢弃');
    await page.getByText('本机没有待发送的走访').waitFor();
  });
});
