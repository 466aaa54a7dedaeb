import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { foundPayTown, type PayTown } from './pay-city.ts';
import { choose, confirm, phone, seriousFaults, settled, sidewaysScroll, stage, type Seat } from './stage.ts';

const { signedIn } = stage();

/** Puts text on the page's clipboard event, as a spreadsheet does when a block is copied there. */
async function paste(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(cell).focus();
  await page.locator(cell).evaluate((input, block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const cell = (row: number, column: number) => `[data-cell="${row}:${column}"]`;
const valueOf = (page: Page, row: number, column: number) => page.locator(cell(row, column)).inputValue();

describe('a pay month from its facts to the word of a worker', () => {
  let town: PayTown;
  let hr: Seat;
  let run = '';
  const sit = (mailbox: string, options = {}) => signedIn(town.mail(mailbox), { city: town.slug, ...options });

  beforeAll(async () => {
    town = await foundPayTown(inject('url'), 'paytown');
    hr = await sit('hr');
  }, 120_000);

  it('takes facts by keyboard and by a block, undoes, and saves once', async () => {
    const { page } = hr;
    await hr.goto(`/${town.slug}/pay/facts?month=${town.month}`);
    await page.locator(cell(0, 0)).click();
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await page.keyboard.type('4');
    expect([await valueOf(page, 0, 0), await valueOf(page, 1, 0)]).toEqual(['8', '4']);
    await page.getByText('已改 2 格，尚未保存').waitFor();
    await paste(page, cell(2, 3), '1\t2\r\n3\t\r\n');
    expect([await valueOf(page, 2, 3), await valueOf(page, 2, 4), await valueOf(page, 3, 3)]).toEqual(['1', '2', '3']);
    await page.keyboard.press('Control+z');
    expect(await valueOf(page, 2, 3)).toBe('');
    await page.locator(cell(2, 0)).focus();
    await page.keyboard.type('99');
    await page.getByText('1 格有误').waitFor();
    expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await page.getByText('已保存').waitFor();
    await hr.goto(`/${town.slug}/pay/facts?month=${town.month}`);
    expect([await valueOf(page, 0, 0), await valueOf(page, 1, 0), await valueOf(page, 2, 0)]).toEqual(['8', '4', '']);
    expect(await page.locator('.sheet-grid tfoot td').first().innerText()).toBe('12');
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('is handed in by a community, which sees its own only', async () => {
    const community = await sit('community', { viewport: phone });
    await community.goto(`/${town.slug}/pay/facts?month=${town.month}`);
    expect(await community.page.locator('.sheet-grid tbody tr').count()).toBe(5);
    expect(await sidewaysScroll(community.page)).toEqual([]);
    await confirm(community.page, '报送本月');
    await community.page.getByText('本月已报送').waitFor();
    await hr.goto(`/${town.slug}/pay/facts/units?month=${town.month}`);
    await hr.page.getByText('未填报 1 个 · 填报中 0 个 · 已报送 1 个').waitFor();
    expect([...community.errors, ...(await seriousFaults(hr.page))]).toEqual([]);
  });

  it('is computed, and its page says what each step lacks', async () => {
    const { page } = hr;
    await hr.goto(`/${town.slug}/pay`);
    await page.getByText('未填报 1 个单位').waitFor();
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByText('先预览').waitFor();
    await page.getByRole('button', { name: '计算', exact: true }).click();
    await page.getByRole('heading', { name: `${town.month} 薪酬`, level: 1 }).waitFor();
    await settled(page);
    run = new URL(page.url()).pathname;
    const steps = page.locator('.step-line');
    await steps.getByText('1 个单位未报送').waitFor();
    await page.getByText('有 1 项提醒待说明').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
  });

  it('lets a warning through with a reason and waits for a second person', async () => {
    const { page } = hr;
    await confirm(page, '说明并接受', (dialog) => dialog.getByLabel('理由').fill('新开户，本月以现金支票发放'));
    await page.getByText('等待另一人审批').waitFor();
    const finance = await sit('finance');
    await finance.goto(run);
    await finance.page.getByText('请审批').waitFor();
    await finance.page.getByRole('button', { name: '审批', exact: true }).click();
    const drawer = finance.page.getByRole('dialog');
    // The list of budget lines is drawn again when it arrives: a choice made before would be lost.
    await finance.page.waitForLoadState('networkidle');
    await choose(drawer, '资金来源（预算指标）', '社工岗薪酬');
    await drawer.getByRole('button', { name: '审批', exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
    await finance.page.locator('.step-line').getByText('类文件未下载').waitFor();
    await confirm(finance.page, '登记已发放');
    await finance.page.getByText('已发放。文件报送完毕后可关闭本月').waitFor();
    await confirm(finance.page, '关闭批次');
    await finance.page.getByText('本月已关闭').waitFor();
    expect([...hr.errors, ...finance.errors]).toEqual([]);
  });

  it('is objected to on a phone, answered at a desk, and confirmed', async () => {
    const worker = await sit('worker', { viewport: phone });
    const { page } = worker;
    await page.getByText('确认我的工资条').waitFor();
    await worker.goto(`/${town.slug}/my-pay`);
    await page.getByText('请于').first().waitFor();
    expect([...(await sidewaysScroll(page)), ...(await seriousFaults(page))]).toEqual([]);
    await page.locator('.pay-months a', { hasText: town.month }).click();
    await page.getByRole('button', { name: '提出异议' }).click();
    await page.getByLabel('哪里不对').fill('加班少计 2 小时');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.locator('.thread').getByText('加班少计 2 小时').waitFor();
    expect([...(await sidewaysScroll(page)), ...(await seriousFaults(page))]).toEqual([]);

    await hr.goto(run);
    await hr.page.getByRole('link', { name: '待答复异议 1 件' }).click();
    await hr.page.waitForURL('**/pay/objections**');
    await settled(hr.page);
    await hr.page.locator('tbody a').first().click();
    await hr.page.getByLabel('答复').fill('已核对排班表，差额下月补发');
    await hr.page.getByRole('button', { name: '答复', exact: true }).click();
    await hr.page.locator('.thread').getByText('差额下月补发').waitFor();

    await page.reload();
    await page.locator('.thread').getByText('差额下月补发').waitFor();
    await confirm(page, '确认无误');
    await page.getByText('已确认：').waitFor();
    expect([...worker.errors, ...hr.errors]).toEqual([]);
  });
});
