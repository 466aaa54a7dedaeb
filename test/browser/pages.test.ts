import { describe, expect, it } from 'vitest';
import { cityPages } from '../../web/routes.tsx';
import { demoAccounts } from './accounts.ts';
import { desk, phone, seriousFaults, settled, sidewaysScroll, stage, type Seat } from './stage.ts';

const { open, signedIn } = stage();

/** Every page that an address alone opens; the others are reached by the tests that walk through them. */
const paths = cityPages.map(({ path }) => path).filter((path) => !path.includes('$'));
/** In parts of their own, so that no one test waits for all of them. */
const partCount = 4;
const parts = Array.from({ length: partCount }, (_, part) => ({
  part: part + 1,
  pages: paths.filter((_path, at) => at % partCount === part),
}));
const publicPaths = [
  '/',
  '/sign-up',
  '/tools',
  '/yanji/sign-in',
  '/yanji/ask',
  '/yanji/track',
  '/yanji/listing-board',
  '/yanji/check-in',
];

/** Opens a page from within the product, as whoever works there does: the one before it leaves with its heading. */
async function walk({ page }: Seat, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('h1')?.setAttribute('data-left', '');
    history.pushState(null, '', to);
  }, path);
  await page.locator('h1:not([data-left])').first().waitFor();
  await settled(page);
}

type Arrival = (seat: Seat, path: string) => Promise<void>;
const byAddress: Arrival = (seat, path) => seat.goto(path);

/** What is wrong with a page: an empty one, an error, a serious fault, something to be scrolled sideways. */
async function faultsOf(seat: Seat, path: string, { arrive = byAddress, contrast = true } = {}): Promise<string[]> {
  await arrive(seat, path);
  const heading = seat.page.locator('h1').first();
  const shown = await heading.waitFor().then(
    () => true,
    () => false,
  );
  const faults = [
    ...(shown ? [] : ['has no heading']),
    ...(await seriousFaults(seat.page, { contrast })),
    ...(await sidewaysScroll(seat.page)),
    ...seat.errors.splice(0),
  ];
  return faults.map((fault) => `${path} ${fault}`);
}

describe.concurrent('every page', () => {
  it.each(parts)('has no serious fault of accessibility and no error, at a desk: part $part', async ({ pages }) => {
    const seat = await signedIn(demoAccounts.administrator, { viewport: desk, still: true });
    const found: string[] = [];
    for (const [at, path] of pages.entries())
      found.push(...(await faultsOf(seat, `/yanji/${path}`, { arrive: at % 4 === 0 ? byAddress : walk })));
    expect(found).toEqual([]);
  });

  it.each(parts)('holds on a phone, in Korean: part $part', async ({ pages }) => {
    const seat = await signedIn(demoAccounts.administrator, { viewport: phone, locale: 'ko-KR' });
    const found: string[] = [];
    for (const [at, path] of pages.entries())
      found.push(...(await faultsOf(seat, `/yanji/${path}`, { arrive: at === 0 ? byAddress : walk, contrast: false })));
    expect(found).toEqual([]);
  });

  it('opens a list at its field for whoever wants nothing to move', async () => {
    const seat = await signedIn(demoAccounts.administrator, { still: true });
    await seat.goto('/yanji/whistles/terms');
    await seat.page.getByRole('button', { name: '登记新规定' }).click();
    const field = seat.page.locator('.ant-drawer .ant-select').first();
    await field.click();
    const list = seat.page.locator('.ant-select-dropdown:visible');
    await list.locator('.ant-select-item-option').first().click();
    await list.waitFor({ state: 'hidden' });
    expect(seat.errors).toEqual([]);
  });

  it('is open to the public where it should be, in English', async () => {
    const seat = await open({ viewport: phone, locale: 'en-GB' });
    const found: string[] = [];
    for (const path of publicPaths) found.push(...(await faultsOf(seat, path)));
    expect(found).toEqual([]);
  });

  it('sends whoever is not signed in to the sign-in page', async () => {
    const seat = await open();
    for (const path of paths.slice(0, 3)) {
      await seat.goto(`/yanji/${path}`);
      expect(new URL(seat.page.url()).pathname).toBe('/yanji/sign-in');
    }
  });
});
