import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { demoPassword } from '../../scripts/demo/accounts.ts';
import { signUp, type Session } from '../../scripts/demo/api.ts';
import { confirm, phone, seriousFaults, sidewaysScroll, stage } from './stage.ts';

const { signedIn } = stage();

const city = 'longjing-offline';
const founder = { name: '朴英姬', email: `first@${city}.example`, password: demoPassword };

interface Visits {
  readonly items: readonly { readonly id: string; readonly householdId: string }[];
}
interface Files {
  readonly items: readonly { readonly name: string; readonly type: string; readonly size: number }[];
}

/** A photograph as large as a phone takes it, drawn by the page so that every pixel is its own. */
const photographs = (page: Page, names: readonly string[]) =>
  Promise.all(
    names.map(async (name) => {
      const text = await page.evaluate(async () => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [2400, 1800];
        const context = canvas.getContext('2d');
        for (let at = 0; at < 4_000; at += 1) {
          if (context) context.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`;
          context?.fillRect(Math.random() * 2400, Math.random() * 1800, 60, 60);
        }
        return canvas.toDataURL('image/jpeg', 0.95).slice('data:image/jpeg;base64,'.length);
      });
      return { name, mimeType: 'image/jpeg', buffer: Buffer.from(text, 'base64') };
    }),
  );
/** What lies in the browser's own store: visits, and their photographs. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('suishi-visits');
      request.onsuccess = () => done(request.result);
    });
    const all = await new Promise<{ photos: { blob: Blob }[] }[]>((done) => {
      const request = db.transaction('visits').objectStore('visits').getAll();
      request.onsuccess = () => done(request.result as { photos: { blob: Blob }[] }[]);
    });
    db.close();
    return all.map(({ photos }) => photos.map(({ blob }) => blob.size));
  });

describe('a phone without a network', () => {
  let admin: Session;
  let households: string[] = [];

  beforeAll(async () => {
    admin = await signUp(inject('url'), { slug: city, name: '龙井市', divisionCode: '222405', administrator: founder });
    const { items } = await admin.get<{ items: { id: string }[] }>('/organisation/units?kind=community&pageSize=1');
    const grid = { kind: 'grid', name: '第一网格', parentId: items[0]?.id };
    const { id: gridId } = await admin.post<{ id: string }>('/organisation/units', grid);
    households = [];
    for (const place of ['1号楼', '2号楼', '3号楼']) {
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

  it('keeps photographs with a visit, sends each once, and takes them along when the visit is recorded anew', async () => {
    const seat = await signedIn(founder.email, { city, password: demoPassword, viewport: phone, installed: true });
    const { page, context } = seat;
    const third = households[2];
    const opened = async () => {
      await seat.goto(`/${city}/visits/${third}`);
      await page.getByRole('button', { name: '打开档案' }).click();
      await page.getByRole('button', { name: '登记走访' }).waitFor();
    };
    const dialog = page.getByRole('dialog', { name: '登记走访' });
    await opened();
    const change = { version: 1, change: { type: 'risk', level: 'high', cause: '突发疾病' } };
    await admin.post(`/visits/households/${third}/change`, change);
    const files = await photographs(page, ['门口.jpg', '灶台.jpg', '多拍.jpg']);
    await context.setOffline(true);
    await page.getByRole('button', { name: '登记走访' }).click();
    await dialog.getByLabel('走访情况').fill('灶台漏气，已关阀');
    await dialog
      .getByLabel('从相册选', { exact: true })
      .last()
      .setInputFiles([...files, { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('不是照片') }]);
    await dialog.getByText('不能发送：说明.txt').waitFor();
    await dialog.getByRole('button', { name: '去掉照片 3' }).click();
    expect(await dialog.getByRole('img', { name: /^照片 \d$/ }).count()).toBe(2);
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('网络不通，已存在本机').waitFor();
    await page.getByRole('link', { name: '待发送的走访 1 条' }).click();
    await page.getByText(/照片 2 张，共 \d+ KB/).waitFor();
    expect(await page.getByRole('img', { name: /^照片 \d$/ }).count()).toBe(2);
    expect([...(await seriousFaults(page)), ...(await sidewaysScroll(page))]).toEqual([]);
    const [sizes = []] = await stored(page);
    expect(sizes.length).toBe(2);
    // Made small before they are kept.
    for (const [at, size] of sizes.entries()) expect(size).toBeLessThan((files[at]?.buffer.length ?? 0) / 2);

    // Somebody changed the household meanwhile: nothing is overwritten, nothing lost.
    await context.setOffline(false);
    await seat.goto(`/${city}/visits/queue`);
    await page.getByText('未被接受').waitFor();
    expect((await stored(page)).map((kept) => kept.length)).toEqual([2]);
    await opened();
    await page.getByRole('button', { name: '登记走访' }).click();
    await dialog.getByText('原记录与照片已带入').waitFor();
    expect(await dialog.getByLabel('走访情况').inputValue()).toBe('灶台漏气，已关阀');

    // The network breaks between the first photograph and the second: the visit is there, and one of them waits.
    let uploads = 0;
    await context.route('**/attachments', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      uploads += 1;
      if (uploads === 1) return route.continue();
      // The server takes it, the answer is lost: the next attempt must not make a second one.
      await route.fetch();
      return route.abort();
    });
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('网络不通，已存在本机').waitFor();
    await page.getByRole('link', { name: '待发送的走访 1 条' }).click();
    await page.getByText('已登记，照片待发送').waitFor();
    expect((await stored(page)).map((kept) => kept.length)).toEqual([1]);
    await context.unroute('**/attachments');
    await page.getByRole('button', { name: '立即发送' }).click();
    await page.getByText('本机没有待发送的走访').waitFor();
    expect(await stored(page)).toEqual([]);
    const { items } = await admin.get<Visits>('/visits/visits');
    const mine = items.filter(({ householdId }) => householdId === third);
    expect(mine.length).toBe(1);
    const subject = `subjectType=visits.visit&subjectId=${mine[0]?.id}`;
    const kept = (await admin.get<Files>(`/attachments?${subject}`)).items;
    expect(kept.map(({ name }) => name).toSorted()).toEqual(['门口.jpg', '灶台.jpg'].toSorted());
    expect(kept.map(({ type }) => type)).toEqual(['jpeg', 'jpeg']);
  });
});
