import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchOptions } from '../../scripts/chromium.ts';
import { demoPassword } from '../../scripts/demo/accounts.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

interface PageOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
}

/** A person at a screen: their own cookies, and every error of the page on record. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
  goto(path: string): Promise<void>;
}

/** A browser for one test file. */
export function stage() {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch(await launchOptions());
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async ({ viewport = desk, locale = 'zh-CN' }: PageOptions = {}): Promise<Seat> => {
    if (!browser) throw new Error('the browser is not open yet');
    const context = await browser.newContext({ viewport, locale, baseURL: inject('url'), acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // A refused request is an answer to be shown, and the browser notes it by itself.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        errors.push(message.text());
    });
    const goto = async (path: string): Promise<void> => {
      await page.goto(path, { waitUntil: 'networkidle' });
    };
    return { page, context, errors, goto };
  };

  /** Somebody of the demo city, signed in as a person does it. */
  const signedIn = async (email: string, options: PageOptions = {}): Promise<Seat> => {
    const seat = await open(options);
    await seat.goto('/yanji/sign-in');
    await seat.page.locator('input[autocomplete=username]').fill(email);
    await seat.page.locator('input[autocomplete=current-password]').fill(demoPassword);
    await seat.page.keyboard.press('Enter');
    await seat.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    await seat.page.waitForLoadState('networkidle');
    return seat;
  };

  return { open, signedIn };
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe-core calls serious or critical on the page as it stands. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // The page's own policy forbids inline scripts, so axe enters as the test's.
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run());
  return result.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}

/** By how much the page is wider than its screen, where it is. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return excess > 1 ? [`is ${excess} pixels too wide`] : [];
}
