import { expect, test } from 'vitest';
import { makePeople, type Person } from '../../scripts/demo/people.ts';
import { makePlaces } from '../../scripts/demo/places.ts';
import { random } from '../../scripts/demo/random.ts';
import { rosterSheet } from '../../scripts/demo/roster-sheet.ts';
import { checkBankCard, checkMobile, checkResidentId } from '../../worker/core/checks.ts';
import { day } from '../../worker/core/day.ts';
import { isRefusal } from '../../worker/core/refusal.ts';
import { readSheet } from '../../worker/platform/sheet/index.ts';

const communities = Array.from({ length: 77 }, (_, index) => ({
  street: `${'甲乙丙丁戊己'[index % 6]}街道`,
  name: `第${index + 1}社区`,
}));
const asOf = day('2026-11-23');
const places = makePlaces(random(1), communities);
const people = makePeople({ places, areaCode: '222401', asOf, seed: 2 });

const count = (keep: (person: Person) => boolean): number => people.filter(keep).length;

test('606 grids, 840 posts, each community with a head and somebody else', () => {
  expect(places.reduce((sum, { grids }) => sum + grids.length, 0)).toBe(606);
  expect(places.reduce((sum, { workers }) => sum + workers, 0)).toBe(840);
  expect(Math.min(...places.map(({ workers }) => workers))).toBeGreaterThanOrEqual(2);
  expect(new Set(places.flatMap(({ grids }) => grids)).size).toBe(606);
});

test('posts and channels have the figures of the home city', () => {
  const posts = [
    count((p) => p.postType === 'head'),
    count((p) => p.postType === 'deputy'),
    count((p) => p.postType === 'staff'),
  ];
  const channels = [
    count((p) => p.channel === 'elected'),
    count((p) => p.channel === 'merit'),
    count((p) => p.channel === 'open'),
  ];
  expect(posts).toEqual([77, 138, 625]);
  expect(channels).toEqual([194, 155, 491]);
  expect(new Set(people.filter((p) => p.postType === 'head').map((p) => p.community.name)).size).toBe(77);
});

test('every number passes its check, occurs once, and belongs to nobody', () => {
  for (const { residentId, birthDay, sex, bankCard, mobile } of people) {
    expect(checkResidentId(residentId, asOf)).toMatchObject({ valid: true, birthDay, sex });
    expect(residentId.slice(14, 17)).toMatch(/^99[6-9]$/);
    expect(checkBankCard(bankCard).valid).toBe(true);
    expect(checkMobile(mobile).valid).toBe(true);
    expect(mobile).toMatch(/^1(54|6[013489]|79)/);
  }
  for (const key of ['residentId', 'bankCard', 'mobile'] as const) {
    expect(new Set(people.map((person) => person[key])).size).toBe(840);
  }
});

test('about a tenth has a Korean name, written in both scripts', () => {
  const korean = people.filter(({ koreanName }) => koreanName);
  expect(korean.length).toBeGreaterThan(60);
  expect(korean.length).toBeLessThan(110);
  for (const { ethnicity, koreanName } of korean) {
    expect(ethnicity).toBe('朝鲜族');
    expect(koreanName).toMatch(/^[가-힣]{3}$/);
  }
});

test('nobody was hired as a child, before joining, or after the day of the roster', () => {
  for (const { birthDay, joinedOn, hiredOn } of people) {
    expect(Number(joinedOn.slice(0, 4)) - Number(birthDay.slice(0, 4))).toBeGreaterThanOrEqual(20);
    expect(joinedOn <= hiredOn && hiredOn <= asOf).toBe(true);
  }
});

test('the same seed gives the same people, another seed others', () => {
  expect(makePeople({ places, areaCode: '222401', asOf, seed: 2 })).toEqual(people);
  expect(makePeople({ places, areaCode: '222401', asOf, seed: 3 })[0]).not.toEqual(people[0]);
});

test('the sheet has two title rows, two header rows, 840 people, 6 subtotals, a total and a signature row', async () => {
  const file = await rosterSheet(people, { city: '延吉市', asOf, seed: 4 });
  const sheet = await readSheet(file, 'roster.xlsx');
  if (isRefusal(sheet)) throw new Error(sheet.code);
  const { rows } = sheet;
  expect(rows.length).toBe(4 + 840 + 6 + 1 + 1);
  const ids = rows.map((row) => row[6]?.text.toUpperCase()).filter((text) => text && /^\d{17}[\dX]$/.test(text));
  expect(new Set(ids)).toEqual(new Set(people.map(({ residentId }) => residentId)));
});
