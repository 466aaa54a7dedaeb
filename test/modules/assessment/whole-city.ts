import { newWorld, signUpCity, type Answer } from '../../harness/api.ts';
import { invented } from '../../harness/county.ts';
import { signedInAll, type Holder } from '../../harness/sessions.ts';
import { inventedId } from '../roster/sheets.ts';

/** Six streets with 14, 13, 13, 13, 12 and 12 communities: 77, of ten or eleven people each, 840 in all. */
const sizes = [14, 13, 13, 13, 12, 12];
const digits = [...'零一二三四五六七八九'];
const inDigits = (number: number, width: number): string =>
  [...String(number).padStart(width, '0')].map((digit) => digits[Number(digit)] ?? '').join('');

interface Community {
  readonly street: number;
  readonly name: string;
}
const communities: readonly Community[] = sizes.flatMap((size, street) =>
  Array.from({ length: size }, (_, at) => ({ street, name: `第${inDigits(street * 20 + at, 3)}社区` })),
);
const streetNames = sizes.map((_, street) => `第${inDigits(street, 2)}街道`);

export interface Invented {
  /** 0 to 839, in the order of communities. */
  readonly index: number;
  readonly name: string;
  readonly identityNumber: string;
  readonly community: number;
  readonly street: number;
  /** 0 is the head, 1 and 2 are deputies. */
  readonly position: number;
}

const birthDay = (index: number): string =>
  new Date(Date.UTC(1980, 0, 1 + Math.floor(index / 4))).toISOString().slice(0, 10);

const positions = communities.flatMap(({ street }, community) =>
  Array.from({ length: community < 70 ? 11 : 10 }, (_, position) => ({ community, street, position })),
);
export const people: readonly Invented[] = positions.map((place, index) => ({
  ...place,
  index,
  name: `王${inDigits(index, 3)}`,
  identityNumber: inventedId(birthDay(index), (996 + (index % 4)) as 996 | 997 | 998 | 999),
}));

const posts = ['社区正职', '其他两委成员', '其他两委成员'];

const county = {
  code: '990101',
  name: '甲市',
  streets: streetNames.map((name, street) => ({
    code: `99010100${street}`,
    name,
    communities: communities
      .filter((community) => community.street === street)
      .map((community, at) => ({ code: `99010100${street}0${String(at + 10)}`, name: community.name })),
  })),
};

const sheetForm = (text: string, fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  form.set('file', new File([text], '名单.csv'));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

export type WholeCity = Awaited<ReturnType<typeof wholeCity>>;

/** The whole city with its people in the roster, twelve officers, and an account for everybody who may be asked. */
export async function wholeCity() {
  const world = await newWorld(1);
  const assets = { ...invented, '/divisions/990101.json': county };
  world.replace('ASSETS', {
    fetch: (url: string) => Promise.resolve(Response.json(assets[new URL(url).pathname as keyof typeof assets])),
  });
  const city = await signUpCity(world);
  // Days pass in the year; nobody signs in again for it.
  await world.env.CITY_01?.prepare(`UPDATE "session" SET "expiresAt" = '2099-01-01T00:00:00.000Z'`).run();
  const call = async <T>(
    method: string,
    path: string,
    options: { body?: unknown; form?: FormData; cookie?: string | undefined } = {},
  ): Promise<T> => {
    const answer: Answer<T> = await world.call<T>(method, city.path(path), { ...options, cookie: options.cookie ?? city.cookie });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`);
    return answer.body;
  }; // prettier-ignore
  const upload = <T>(path: string, text: string, fields: Readonly<Record<string, string>> = { dryRun: 'false' }) =>
    call<T>('POST', path, { form: sheetForm(text, fields) });
  await enterRoster(upload);
  const ids = new Map<string, string>();
  for (let page = 1; page <= 5; page += 1) {
    const { items } = await call<{ items: { id: string; name: string }[] }>('GET', `/roster/workers?page=${page}&pageSize=200`);
    for (const { id, name } of items) ids.set(name, id);
  } // prettier-ignore
  const units = new Map<string, string>();
  for (const kind of ['street', 'community']) {
    const { items } = await call<{ items: { id: string; name: string }[] }>('GET', `/organisation/units?kind=${kind}&pageSize=200`);
    for (const { id, name } of items) units.set(name, id);
  } // prettier-ignore
  const workerId = (person: Invented): string => ids.get(person.name) ?? '';
  const streetId = (street: number): string => units.get(streetNames[street] ?? '') ?? '';
  const communityId = (community: number): string => units.get(communities[community]?.name ?? '') ?? '';
  const raters = people.filter(({ position }) => position < 2 || (position >= 3 && position <= 5));
  const cookies = await signedInAll(world, city, [
    ...raters.map((person): Holder => ({ id: `usr_${person.index}`, name: person.name, role: 'worker', unitId: communityId(person.community), workerId: workerId(person) })),
    ...streetNames.flatMap((_, street) => ['a', 'b'].map((which): Holder => ({ id: `usr_${which}${street}`, name: `街道${which}${street}`, role: 'street_officer', unitId: streetId(street), workerId: null }))),
    { id: 'usr_leader', name: '市领导', role: 'city_leader', unitId: city.rootUnitId, workerId: null },
    { id: 'usr_hr', name: '人事', role: 'hr_officer', unitId: city.rootUnitId, workerId: null },
  ]); // prettier-ignore
  const cookie = (id: string | number): string => cookies.get(`usr_${id}`) ?? '';
  return { world, city, call, upload, workerId, streetId, communityId, cookie };
}

type Upload = <T>(path: string, text: string, fields?: Readonly<Record<string, string>>) => Promise<T>;

async function enterRoster(upload: Upload): Promise<void> {
  const header = '街道,社区,姓名,身份证号,职务（岗位）,进入渠道,社工岗聘用时间';
  const rows = people.map(({ name, identityNumber, community, street, position }) =>
    [streetNames[street], communities[community]?.name, name, identityNumber, posts[position] ?? '普通工作人员', '公开招聘', '2015-07-01'].join(','),
  ); // prettier-ignore
  const text = `${header}\n${rows.join('\n')}\n`;
  interface Report {
    readonly problems: readonly { readonly row: number; readonly severity: string; readonly message: string }[];
  }
  const { problems } = await upload<Report>('/roster/imports', text, { dryRun: 'true' });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors.slice(0, 3)));
  const accept = [...new Set(problems.map(({ row }) => row))];
  await upload('/roster/imports', text, {
    dryRun: 'false',
    decisions: JSON.stringify({ cells: [], skip: [], accept }),
  });
}

export const ballotsCsv = (): string =>
  `街道,社区,发出票数,收回票数,居民小组长,党员代表,普通居民代表\n${communities
    .map(({ street, name }, at) => `${streetNames[street]},${name},80,${at === 76 ? '49,0,0,49' : '60,10,8,42'}`)
    .join('\n')}\n`;
