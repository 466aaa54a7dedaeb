import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOfInstant, monthOfDay } from '../../worker/core/day.ts';
import { demoAccounts } from './accounts.ts';
import { choose, seriousFaults, settled, stage, type Seat } from './stage.ts';

const { signedIn } = stage();
const month = monthOfDay(dayOfInstant(Date.now()));
const line = '独居老人探访';

/** One month, 100 visits at 20.00 yuan: 2,000.00 of the 12,000.00 given are held; 90 visits done cost 1,800.00. */
const given = '12000';
const price = '20';
const volume = '100';

async function chooseMonth(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(month);
  await field.press('Enter');
}

describe('a duty and its money', () => {
  let finance: Seat;
  let drafter: Seat;
  let street: Seat;
  let streetName = '';
  let duty = '';
  beforeAll(async () => {
    [finance, drafter, street] = await Promise.all([
      signedIn(demoAccounts.finance),
      signedIn(demoAccounts.department),
      signedIn(demoAccounts.street),
    ]);
    streetName = await street.page.locator('.top-bar .scope').innerText();
  });

  it('begins with a budget line that finance gives a department', async () => {
    const { page } = finance;
    await finance.goto('/yanji/ledger');
    await page.getByRole('button', { name: '新建指标' }).click();
    const making = page.getByRole('dialog', { name: '新建指标' });
    await choose(making, '部门', '民政局');
    await making.getByLabel('名称').fill(line);
    await choose(making, '功能科目', '2080208');
    await making.getByRole('button', { name: '新建指标' }).click();
    await making.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: '下达预算' }).click();
    const giving = page.getByRole('dialog', { name: '下达预算' });
    await choose(giving, '资金来源', '上级补助');
    await choose(giving, '预算指标', line);
    await giving.getByLabel('金额').fill(given);
    await giving.getByLabel('摘要').fill('下达探访经费');
    await giving.getByLabel('文号').fill('财预〔2026〕9号');
    await giving.getByRole('button', { name: '下达预算' }).click();
    await giving.waitFor({ state: 'hidden' });
    await finance.goto(`/yanji/ledger?q=${encodeURIComponent(line)}`);
    const row = await page.locator('tbody tr', { hasText: line }).innerText();
    expect(row.match(/12,000\.00/g)?.length).toBe(2);
  });

  it('is drafted by one, heard on the street, seen by two departments, let through by another and published', async () => {
    const { page } = drafter;
    await drafter.goto('/yanji/duties/new');
    await page.getByLabel('事项名称').fill('独居老人每周探访');
    await page.getByLabel('工作内容').fill('每周上门一次，登记健康与生活情况。');
    await page.getByLabel('依据').fill('《中华人民共和国老年人权益保障法》；事项为示例');
    await chooseMonth(page, '起始月份');
    await chooseMonth(page, '终止月份');
    await choose(page, '主责部门', '民政局');
    await choose(page, '预算指标', line);
    await page.getByLabel('单价').fill(price);
    await page.getByLabel('计量单位').fill('人次');
    await choose(page, '承接单位', streetName);
    await page.getByLabel('月工作量').fill(volume);
    await page.getByLabel('所需权力').fill('入户核查权');
    await page.getByLabel('对何事').fill('独居老人生活状况');
    await choose(page, '授权部门', '民政局');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('heading', { name: /独居老人每周探访$/, level: 1 }).waitFor();
    duty = new URL(page.url()).pathname;
    await page.getByRole('button', { name: '提交准入' }).click();
    await page.getByRole('button', { name: '提交准入' }).waitFor({ state: 'hidden' });
    // Whoever drafts is not offered to admit; that one person may not do both is held to at the API.
    expect(await page.getByRole('button', { name: '联审', exact: true }).count()).toBe(0);

    await street.goto(duty);
    await street.page.getByRole('button', { name: '答复征求意见' }).click();
    const opinion = street.page.getByRole('dialog');
    await opinion.getByLabel('有异议').check();
    await opinion.getByLabel('理由').fill('请明确登记表式样');
    await opinion.getByRole('button', { name: '答复征求意见' }).click();
    await opinion.waitFor({ state: 'hidden' });
    expect(await seriousFaults(street.page)).toEqual([]);

    for (const [account, stance] of [
      [demoAccounts.organisation, '同意'],
      [demoAccounts.treasury, '附条件同意'],
    ] as const) {
      const department = await signedIn(account);
      await department.goto(duty);
      await department.page.getByRole('button', { name: '提出联审意见' }).click();
      const said = department.page.getByRole('dialog');
      await said.getByLabel(stance, { exact: true }).check();
      await said.getByLabel('理由').fill('经费按实结算');
      await said.getByRole('button', { name: '提出联审意见' }).click();
      await said.waitFor({ state: 'hidden' });
      expect(await seriousFaults(department.page)).toEqual([]);
    }

    await finance.goto(duty);
    await finance.page.getByRole('button', { name: '联审', exact: true }).click();
    const review = finance.page.getByRole('dialog');
    await review.getByText('请明确登记表式样').waitFor();
    await choose(review, '结论', '附条件准入');
    await review.getByLabel('附带条件').fill('首月前下发登记表式样');
    await review.getByLabel('结论理由').fill('依据明确，经费落实');
    await review.getByRole('button', { name: '联审' }).click();
    await finance.page.getByRole('button', { name: '下放', exact: true }).waitFor();

    await street.goto('/yanji/duties/decisions');
    const published = street.page.locator('tbody tr', { hasText: '独居老人每周探访' });
    const told = await published.innerText();
    expect(told).toContain('首月前下发登记表式样');
    expect(told).toMatch(/财政局\s+附条件同意/);
    expect(await seriousFaults(street.page)).toEqual([]);
  });

  it('lets a street refuse on a phone what was not admitted', async () => {
    const { page } = street;
    await page.setViewportSize({ width: 390, height: 844 });
    await street.goto('/yanji/duties/refusals');
    await page.getByRole('button', { name: '拒收', exact: true }).click();
    const refusal = page.getByRole('dialog');
    await refusal.getByLabel('何事').fill('代收商户安全承诺书');
    await choose(refusal, '交办部门', '民政局');
    await refusal.getByRole('button', { name: '拒收' }).click();
    await refusal.waitFor({ state: 'hidden' });
    await page.getByRole('region', { name: '各部门未准入交办次数' }).getByText('民政局').waitFor();
    await page.getByText('代收商户安全承诺书').first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('is handed down with duty, authority and money in one step', async () => {
    const { page } = finance;
    await page.getByRole('button', { name: '下放', exact: true }).click();
    const question = page.getByRole('dialog');
    const legs = question.locator('.legs li');
    await legs.first().waitFor();
    expect((await legs.allInnerTexts()).map((text) => text.replace(/\d{5} /, '').split('\n'))).toEqual([
      ['责 · 齐备', '1 个承接单位'],
      ['权 · 齐备', '授予 1 项权力'],
      ['费 · 齐备', `${line}：可用 12,000.00 元，冻结 2,000.00 元，余 10,000.00 元`],
    ]);
    await question.getByRole('button', { name: '下放', exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    await settled(page);
    const carrier = page.getByRole('region', { name: '承接单位与经费' }).locator('tbody tr');
    expect(await carrier.innerText()).toContain('2,000.00');
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('has a month reported by the street and paid by another', async () => {
    const { page } = street;
    await street.goto(duty);
    await page.getByRole('button', { name: '上报工作量' }).click();
    const report = page.getByRole('dialog');
    await report.getByLabel('月份').fill(month);
    await report.getByLabel('月份').press('Enter');
    await report.getByLabel('完成工作量（人次）').fill('90');
    await report.getByLabel('工作量依据').fill('探访登记表 90 人次');
    await report.getByRole('button', { name: '上报工作量' }).click();
    await report.getByText('请附上工作量依据').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await report.getByRole('button', { name: '完成' }).click();
    await report.waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: '审定' }).count()).toBe(0);

    const { page: desk } = finance;
    await finance.goto(duty);
    await desk.getByRole('button', { name: '审定', exact: true }).click();
    const verdict = desk.getByRole('dialog');
    await verdict.getByLabel('质量评分').fill('96');
    await verdict.getByRole('button', { name: '试算' }).click();
    await verdict.getByText(/应付 1,800\.00 元/).waitFor();
    await verdict.getByRole('button', { name: '审定并付款' }).click();
    await verdict.waitFor({ state: 'hidden' });
    await desk.getByRole('link', { name: '查看凭证' }).waitFor();
  });

  it('is found again in a report that balances', async () => {
    const { page } = finance;
    await finance.goto('/yanji/ledger/trial-balance');
    const foot = page.locator('.report-table tfoot');
    expect(await foot.innerText()).toContain('平衡');
    const [received, paid, balance] = await foot.locator('.money').allInnerTexts();
    expect(received).toBe(paid);
    expect(balance).toBe('0.00');
    await page.getByRole('button', { name: '核对账簿' }).click();
    await page.getByText(/^核对无误/).waitFor();
  });

  it('cannot spend what is not there: the refusal names what lacks', async () => {
    const { page } = finance;
    await finance.goto(`/yanji/ledger?q=${encodeURIComponent(line)}`);
    await page.locator('tbody tr', { hasText: line }).getByRole('link').click();
    await page.getByRole('heading', { name: new RegExp(`${line}$`), level: 1 }).waitFor();
    await page.getByRole('button', { name: '冻结', exact: true }).click();
    const hold = page.getByRole('dialog');
    await hold.getByLabel('金额').fill('10300');
    await hold.getByLabel('用途').fill('购买探访器材');
    await hold.getByRole('button', { name: '冻结', exact: true }).click();
    const refusal = await hold.getByRole('alert').first().innerText();
    expect(refusal).toContain('可用 10,000.00 元，需要 10,300.00 元，差 300.00 元。');
    expect(await seriousFaults(page)).toEqual([]);
    expect([...finance.errors, ...drafter.errors, ...street.errors]).toEqual([]);
  });
});
