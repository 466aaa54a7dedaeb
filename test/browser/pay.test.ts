import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { dayOfInstant, monthOfDay } from '../../worker/core/day.ts';
import { demoAccounts } from './accounts.ts';
import { choose, confirm, phone, seriousFaults, settled, sidewaysScroll, stage, type Seat } from './stage.ts';

const { signedIn } = stage();
const month = monthOfDay(dayOfInstant(Date.now()));

const fenOf = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100);

/** Amounts of one side of a payslip: its lines, and the sum below them. */
async function side(page: Page, label: string): Promise<{ lines: number[]; sum: number }> {
  const box = page.getByRole('region', { name: label, exact: true });
  const lines = await box.locator('summary .money').allInnerTexts();
  const sum = await box.locator('.pay-total .money').innerText();
  return { lines: lines.map(fenOf), sum: fenOf(sum) };
}

const added = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('the pay of a month', () => {
  let officer: Seat;
  let run = '';
  beforeAll(async () => {
    officer = await signedIn(demoAccounts.hr);
  });

  it('waits on the first page, computed for everybody, and not for who computed it', async () => {
    const { page } = officer;
    await page.getByRole('link', { name: `查看${month} 发薪` }).click();
    await page.getByRole('heading', { name: `${month} 薪酬`, level: 1 }).waitFor();
    run = new URL(page.url()).pathname;
    await page.getByRole('link', { name: '查看 840 张工资条' }).waitFor();
    await page.getByText('待第二人审批').waitFor();
    expect(await page.getByRole('button', { name: '审批', exact: true }).count()).toBe(0);
    const id = run.split('/').at(-1) ?? '';
    const own = await officer.context.request.post(`/api/cities/yanji/pay/runs/${id}/approve`, {
      headers: { origin: inject('url'), 'idempotency-key': crypto.randomUUID() },
      data: { version: 1, fundingAccountId: 'acc_none' },
    });
    expect(own.status()).toBe(403);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('tells of each line of a payslip how it came about', async () => {
    const { page } = officer;
    await page.getByRole('link', { name: '查看 840 张工资条' }).click();
    await page.getByRole('heading', { name: `${month} 工资条`, level: 1 }).waitFor();
    await settled(page);
    await page.locator('tbody a').first().click();
    await page.locator('.pay-slip').waitFor();
    const earned = await side(page, '应发');
    const taken = await side(page, '扣缴');
    expect(added(earned.lines)).toBe(earned.sum);
    expect(added(taken.lines)).toBe(taken.sum);
    const net = fenOf(await page.getByRole('region', { name: '实发' }).locator('.money').innerText());
    expect(net).toBe(earned.sum - taken.sum);

    const line = page.locator('details', { hasText: '基数 × 本地系数 × 份额 × 等级系数' }).first();
    await line.locator('summary').click();
    const told = await line.locator('.pay-derivation').innerText();
    for (const part of ['基数', '本地系数', '份额', '等级系数', '依据：']) expect(told).toContain(part);
    const [factors = '', amount = ''] = (await line.locator('code').innerText()).split(' = ');
    const product = factors.split(' × ').reduce((whole, factor) => whole * Number(factor.replaceAll(',', '')), 1);
    expect(Math.round(product * 100)).toBe(fenOf(amount));
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('is approved by a second person, on a budget line', async () => {
    const { page } = officer;
    await officer.goto(run);
    const open = page.getByRole('button', { name: '说明并接受' });
    for (let left = await open.count(); left > 0; left -= 1) {
      await open.first().click();
      const question = page.getByRole('dialog');
      await question.getByLabel('理由').fill('已逐人核对，情况属实');
      await question.getByRole('button', { name: '说明并接受' }).click();
      await question.waitFor({ state: 'hidden' });
    }
    const finance = await signedIn(demoAccounts.finance);
    await finance.goto(run);
    await finance.page.getByRole('button', { name: '审批', exact: true }).click();
    const drawer = finance.page.getByRole('dialog');
    await choose(drawer, '资金来源（预算指标）', '社工岗薪酬');
    await drawer.getByRole('button', { name: '审批', exact: true }).click();
    await finance.page.getByText('已审批，资金已划拨').waitFor();
    await drawer.waitFor({ state: 'hidden' });
    expect(await finance.page.locator('.page-note').innerText()).toContain('已审批');
    await confirm(finance.page, '登记已发放');
    await finance.page.locator('.page-note', { hasText: '已发放' }).waitFor();
    expect([...officer.errors, ...finance.errors]).toEqual([]);
  });

  it('is read by its worker on a phone', async () => {
    const seat = await signedIn(demoAccounts.worker, { viewport: phone });
    const { page } = seat;
    await seat.goto('/yanji/my-pay');
    await page.locator('.pay-months a', { hasText: month }).click();
    await page.locator('.pay-slip').waitFor();
    expect(await page.locator('h1').innerText()).toContain(`${month} 工资条`);
    expect((await side(page, '应发')).sum).toBeGreaterThan(0);
    expect([...(await sidewaysScroll(page)), ...(await seriousFaults(page))]).toEqual([]);
    expect(seat.errors).toEqual([]);
  });
});
