import { choose, settled, type Seat } from './stage.ts';

/** A city as a newcomer enters it on the sign-up page. */
export interface NewCity {
  readonly province: string;
  readonly prefecture: string;
  readonly county: string;
  readonly slug: string;
}

export const newcomerPassword = 'Tumen-2026-river';
export const administratorOf = ({ slug }: NewCity): string => `first@${slug}.example`;

/** The divisions come level by level, each list only once the one above it is chosen. */
export async function foundCity(seat: Seat, city: NewCity): Promise<void> {
  const { page } = seat;
  await seat.goto('/sign-up');
  await choose(page, '省（自治区、直辖市）', city.province);
  await choose(page, '市（州）', city.prefecture);
  await choose(page, '县（市、区）', city.county);
  await page.getByText(/将带入 \d+ 个街道（乡镇）/).waitFor();
  await page.getByLabel('城市代码').fill(city.slug);
  await page.getByLabel('姓名').fill('崔明哲');
  await page.getByLabel('邮箱').fill(administratorOf(city));
  await page.getByLabel('密码').fill(newcomerPassword);
  await page.getByRole('button', { name: '开通并登录' }).click();
  // A whole city is written: its divisions and the terms of every module.
  await page.getByRole('heading', { name: city.county, level: 1 }).waitFor({ timeout: 90_000 });
  await settled(page);
}

/** The number on one of the doors of a city's first page. */
export async function figure(seat: Seat, label: string): Promise<number> {
  const number = await seat.page.locator('.figure', { hasText: label }).locator('.figure-number').innerText();
  return Number(number.replaceAll(',', ''));
}
