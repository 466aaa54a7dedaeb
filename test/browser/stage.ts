import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { launchOptions } from '../../scripts/chromium.ts';
import { demoPassword } from '../../scripts/demo/accounts.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

interface PageOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  /** Lets the page install its service worker; without one every request of a page is the page's own. */
  readonly installed?: true;
  /** Of somebody who asked their system that nothing moves. */
  readonly still?: true;
}

interface Entry {
  readonly city?: string;
  readonly password?: string;
}

/** A person at a screen: their own cookies, and every error of the page on record. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
  goto(path: string): Promise<void>;
}

/** Files run side by side: each has a street of addresses of its own. */
const street = Number(process.env['VITEST_WORKER_ID'] ?? 0) % 256;

/** A browser for one test file. */
export function stage() {
  let browser: Browser | undefined;
  let seats = 0;
  const seated: Page[] = [];
  beforeAll(async () => {
    browser = await chromium.launch(await launchOptions());
  });
  afterAll(async () => {
    await browser?.close();
  });
  // What people saw when a test failed says more than the line it failed on.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const page of seated.filter((each) => !each.isClosed())) {
      const seen = await page.locator('body').innerText().catch(String);
      console.error(`${task.name}: ${page.url()}\n${seen.replace(/\n+/g, '\n').slice(0, 2_000)}`);
    }
  });

  const open = async ({
    viewport = desk,
    locale = 'zh-CN',
    installed,
    still: unmoved,
  }: PageOptions = {}): Promise<Seat> => {
    if (!browser) throw new Error('the browser is not open yet');
    seats += 1;
    const context = await browser.newContext({
      viewport,
      locale,
      baseURL: inject('url'),
      serviceWorkers: installed ? 'allow' : 'block',
      reducedMotion: unmoved ? 'reduce' : 'no-preference',
      // Everyone sits at a desk of their own: attempts to sign in are counted by address.
      extraHTTPHeaders: { 'cf-connecting-ip': `10.51.${street}.${seats}` },
    });
    const page = await context.newPage();
    seated.push(page);
    page.setDefaultTimeout(15_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // A refused request is an answer to be shown, and the browser notes it by itself.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        errors.push(message.text());
    });
    const goto = async (path: string): Promise<void> => {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      await settled(page);
    };
    return { page, context, errors, goto };
  };

  /** Somebody of the demo city or of another, signed in as a person does it. */
  const signedIn = async (email: string, options: PageOptions & Entry = {}): Promise<Seat> => {
    const { city = 'yanji', password = demoPassword } = options;
    const seat = await open(options);
    await signIn(seat, city, email, password);
    await seat.page.locator('.top-bar').waitFor();
    await settled(seat.page);
    return seat;
  };

  return { open, signedIn };
}

/** Fills the sign-in page, which looks the same in every language. */
export async function signIn({ page }: Pick<Seat, 'page'>, city: string, email: string, password: string) {
  if (new URL(page.url()).pathname !== `/${city}/sign-in`) await page.goto(`/${city}/sign-in`);
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
}

/** Through the menu of the person, at the top right. */
export async function signOut({ page }: Pick<Seat, 'page'>): Promise<void> {
  await page.locator('.top-bar .ant-dropdown-trigger').last().click();
  await page.getByText('退出登录').click();
  await page.waitForURL('**/sign-in');
}

const stillLoading = '.page-loading, .ant-skeleton, .ant-spin-spinning, [aria-busy=true]';

/** Waits until the page has its heading and nothing of it is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator(stillLoading).first().waitFor({ state: 'detached' });
}

const choices = '.ant-select-item-option, .ant-select-tree-node-content-wrapper';

/** Chooses from a list or a tree, by typing where it can be searched; the first that holds the text. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  const field = within.getByLabel(label, { exact: true }).and(page.getByRole('combobox'));
  const list = page.locator('.ant-select-dropdown:visible');
  // The list of the field before may still be folding up, and be taken for this one's.
  await list.waitFor({ state: 'hidden' });
  await still(page);
  await field.click();
  if ((await field.getAttribute('readonly')) === null) await field.pressSequentially(option);
  // A list that is drawn again under the hand, since its entries were read anew, loses the click: a person presses again.
  for (let press = 1; ; press += 1) {
    await still(page);
    if (press > 1 && !(await list.first().isVisible())) return;
    await list.locator(choices, { hasText: option }).first().click();
    const folded = await list.waitFor({ state: 'hidden', timeout: press < 3 ? 3_000 : 15_000 }).then(
      () => true,
      (error: unknown) => error,
    );
    if (folded === true) return;
    if (press === 3) throw folded;
  }
}

/** Presses a button that asks first, and then the same one below the question. */
export async function confirm(page: Page, label: string, answer?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  // A window that is still growing is not where the hand aimed.
  await still(page);
  await answer?.(dialog);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Drops a file onto a zone, the way a hand does that drags it from the desktop. */
export async function dropFile(zone: Locator, name: string, bytes: Uint8Array): Promise<void> {
  const carried = await zone.page().evaluateHandle(
    ([fileName, base64]) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  await zone.dispatchEvent('drop', { dataTransfer: carried });
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/**
 * Waits until every movement that has an end has come to it: a button half way to its colour has another's contrast.
 * An element that inherits a colour begins to move when the one above it has arrived, so the look is repeated.
 */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (;;) {
      const ending = document
        .getAnimations()
        .filter(
          ({ effect, playState }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
        );
      if (ending.length === 0) return;
      await Promise.allSettled(ending.map(({ finished }) => finished));
    }
  });
}

interface Look {
  /** Colours are those of the theme, whatever the width: half of axe's time for what the desk has shown. */
  readonly contrast?: boolean;
}

/** What axe-core calls serious or critical on the page as it stands. */
export async function seriousFaults(page: Page, { contrast = true }: Look = {}): Promise<string[]> {
  await still(page);
  // The page's own policy forbids inline scripts, so axe enters as the test's.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const result = await page.evaluate(
    (enabled) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe.run({
        rules: { 'color-contrast': { enabled } },
        resultTypes: ['violations'],
        // Nothing of ours is in a frame, and no stylesheet is another site's.
        iframes: false,
        preload: false,
      }),
    contrast,
  );
  return result.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}

/** By how much the page is wider than its screen, where it is. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return excess > 1 ? [`is ${excess} pixels too wide`] : [];
}
