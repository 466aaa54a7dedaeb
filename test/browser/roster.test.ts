import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePeople, type Person } from '../../scripts/demo/people.ts';
import { makePlaces, type Community } from '../../scripts/demo/places.ts';
import { random } from '../../scripts/demo/random.ts';
import { rosterSheet } from '../../scripts/demo/roster-sheet.ts';
import { paths } from '../../scripts/paths.ts';
import { dayOfInstant } from '../../worker/core/day.ts';
import { foundCity, type NewCity } from './city.ts';
import { seriousFaults, settled, stage, type Seat } from './stage.ts';
import { checkFile, writeFile } from './upload.ts';
import { redCells } from './workbook.ts';

const { open } = stage();

const city: NewCity = { province: '吉林省', prefecture: '延边朝鲜族自治州', county: '延吉市', slug: 'yanji-roster' };
const asOf = dayOfInstant(Date.now());

/** The communities of the county by the national codes, which are those that the sign-up brings. */
function communities(): Community[] {
  const county = JSON.parse(readFileSync(join(paths.divisions, '222401.json'), 'utf8')) as {
    streets: { name: string; communities: { name: string }[] }[];
  };
  return county.streets.flatMap(({ name: street, communities: list }) => list.map(({ name }) => ({ street, name })));
}

const workbook = (people: readonly Person[]) => rosterSheet(people, { city: city.county, asOf, seed: 7 });

/** The second level of the header, as it is to be understood; 序号 tells nothing. */
const headers = (
  '街道 社区 姓名 性别 民族 身份证号 出生年月 政治面貌 学历 学位 职务（岗位） 进入渠道 参加社区工作时间 社工岗聘用时间 ' +
  '社会工作职业资格 手机号 开户行 银行卡号 备注'
).split(' ');

/** People stand from the fifth row on: two rows of title, two of header. */
const firstRow = 5;
const wrongLast = (id: string): string => id.slice(0, -1) + (id.endsWith('0') ? '1' : '0');

/** Four defects planted among twelve people; the rows are counted by hand. */
function spoiled(people: readonly Person[]): Person[] {
  const change = (index: number, person: Person): Partial<Person> => {
    if (index === 2) return { residentId: wrongLast(person.residentId) };
    if (index === 4) return { community: { ...person.community, name: '白云社区' } };
    if (index === 6) return { ...people[1], name: '金重山' };
    return index === 8 ? { mobile: '12800000000' } : {};
  };
  return people.slice(0, 12).map((person, index) => ({ ...person, ...change(index, person) }));
}

const problemRows = (page: Page) => page.locator('section[aria-label=核对结果] tbody tr.ant-table-row');

/** Each problem as a reader takes it in: row, kind, column, value, reason. */
async function problems(page: Page): Promise<string[]> {
  const rows = await problemRows(page).all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('td').allInnerTexts();
      // Some hands write a final x small, some write cards in groups of four.
      const value = (await row.locator('input').inputValue()).replaceAll(' ', '').toUpperCase();
      return [cells[0], cells[1], cells[2], value, cells[4]].join(' | ');
    }),
  );
}

/** A figure of the head of the report: 数据行, 新增, 已有 … */
async function counted(page: Page): Promise<Record<string, number>> {
  const box = page.locator('.import-wizard .ant-descriptions');
  const labels = await box.locator('th').allInnerTexts();
  const figures = await box.locator('td').allInnerTexts();
  return Object.fromEntries(labels.map((label, index) => [label, Number(figures[index])]));
}

async function drop(seat: Seat, bytes: Uint8Array): Promise<void> {
  await seat.goto(`/${city.slug}/roster/import`);
  await checkFile(seat.page, '社区工作者花名册.xlsx', bytes);
}

async function onRoster(seat: Seat): Promise<string> {
  await seat.goto(`/${city.slug}/roster`);
  return seat.page.locator('.table-summary').innerText();
}

describe('the roster of the HR office', () => {
  const places = makePlaces(random(11), communities());
  const people = makePeople({ places, areaCode: '222401', asOf, seed: 12 });
  let seat: Seat;
  beforeAll(async () => {
    seat = await open();
    await foundCity(seat, city);
  });

  it('with errors is kept out whole, says what is wrong and where, and comes back marked in red', async () => {
    const { page } = seat;
    await drop(seat, await workbook(spoiled(people)));
    const [, second, third] = people;
    expect(await problems(page)).toEqual([
      `7 | 错误 | 身份证号 | ${wrongLast(third?.residentId ?? '')} | 身份证号校验码不符，至少有一位写错`,
      '9 | 错误 | 社区 | 白云社区 | 本市没有社区“白云社区”',
      `11 | 错误 | 身份证号 | ${second?.residentId} | 身份证号与第6行重复`,
      `11 | 提醒 | 银行卡号 | ${second?.bankCard} | 银行卡号与第6行相同，请确认`,
      '13 | 错误 | 手机号 | 12800000000 | 手机号应为11位，以13至19开头',
    ]);
    expect(await counted(page)).toMatchObject({ 数据行: 12, 错误: 4 });
    expect(await page.getByRole('button', { name: /^导入 \d+ 行$/ }).isDisabled()).toBe(true);

    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载标红文件' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe('社区工作者花名册-marked.xlsx');
    const red = await redCells(readFileSync(await file.path()));
    expect(red.filter((cell) => cell.startsWith('U'))).toEqual([
      'U4 检查结果',
      'U7 身份证号: 身份证号校验码不符，至少有一位写错',
      'U9 社区: 本市没有社区“白云社区”',
      'U11 身份证号: 身份证号与第6行重复\n银行卡号: 银行卡号与第6行相同，请确认',
      'U13 手机号: 手机号应为11位，以13至19开头',
    ]);
    expect(red.map((cell) => cell.split(' ')[0])).toEqual('U4 G7 U7 C9 U9 G11 U11 Q13 U13'.split(' '));
    expect(await onRoster(seat)).toContain('共 0 人');
  });

  it('goes in once its errors are corrected or skipped', async () => {
    const { page } = seat;
    await drop(seat, await workbook(spoiled(people)));
    const correct = async (label: string, value: string) => {
      await page.getByLabel(label, { exact: true }).fill(value);
      await page.getByLabel(label, { exact: true }).blur();
    };
    await correct(`${firstRow + 2} 身份证号`, people[2]?.residentId ?? '');
    await correct(`${firstRow + 8} 手机号`, people[8]?.mobile ?? '');
    for (const row of [9, 11])
      await problemRows(page)
        .filter({ has: page.getByRole('cell', { name: String(row), exact: true }) })
        .getByRole('button', { name: '跳过此行' })
        .first()
        .click();
    await page.getByRole('button', { name: '重新核对' }).click();
    expect(await writeFile(page)).toBe('新增 10，更新 0，无变化 0，跳过 2');
    expect(await onRoster(seat)).toContain('共 10 人');
  });

  it('brings everybody in, each header matched', async () => {
    const { page } = seat;
    await drop(seat, await workbook(people));
    expect(await counted(page)).toMatchObject({ 数据行: 840, 新增: 830, 已有: 10, 错误: 0 });
    await page.getByText(/已识别 \d+ 列/).click();
    const matched = await page.locator('.matched li').allInnerTexts();
    expect(matched).toEqual(headers.map((header) => `${header} → ${header}`));
    expect(await writeFile(page)).toContain('新增 830');
    expect(await onRoster(seat)).toContain('共 840 人');
  });

  it('brings nobody in twice', async () => {
    const { page } = seat;
    await drop(seat, await workbook(people));
    expect(await counted(page)).toMatchObject({ 数据行: 840, 新增: 0, 已有: 840, 错误: 0 });
    expect(await writeFile(page)).toBe('新增 0，更新 0，无变化 840，跳过 0');
    expect(await onRoster(seat)).toContain('共 840 人');
    await page.locator('tbody a').first().click();
    await page.locator('.page-header').waitFor();
    await settled(page);
    expect(await seriousFaults(page)).toEqual([]);
    expect(seat.errors).toEqual([]);
  });
});
