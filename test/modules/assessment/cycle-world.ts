import { newWorld, signUpCity, type Answer, type TestCity, type World } from '../../harness/api.ts';
import { actsIn } from '../access/people.ts';
import { inventedId } from '../roster/sheets.ts';

/** A person of the sheet: the columns of a line after name and number, as an office writes them. */
export interface SheetPerson {
  readonly name: string;
  readonly identityNumber: string;
  readonly unit: string;
  readonly post: 'head' | 'deputy' | 'staff';
  readonly cells: string;
}

const person = (order: number, name: string, unit: string, post: SheetPerson['post'], cells: string): SheetPerson => ({
  name,
  identityNumber: inventedId(`1990-01-${String(order).padStart(2, '0')}`, 999),
  unit,
  post,
  cells,
});

/**
 * 东风街道 has eleven people, one of them on probation: ten are graded, so that a fifth is two places for excellent.
 * 西山街道 has five: one place, and a ballot of 49 that does not count.
 * Cells: street, community, peers, residents, bonus, its reason, deduction, its reason, veto, its reason, remark.
 */
export const people: readonly SheetPerson[] = [
  person(1, '甲一', '春晓社区', 'head', '90,,86,91,,,,,,,'),
  person(2, '甲二', '春晓社区', 'staff', '95,95,95,95,,,,,,,'),
  person(3, '甲三', '春晓社区', 'staff', '94,94,94,94,,,,,,,'),
  person(4, '甲四', '春晓社区', 'staff', '93,93,93,93,,,,,,,'),
  person(5, '甲五', '夏荷社区', 'staff', '85.5,82,88,80.25,3,市级表彰,0.5,事项逾期,,,'),
  person(6, '甲六', '夏荷社区', 'staff', '74.99,74.99,74.99,74.99,,,,,,,'),
  person(7, '甲七', '夏荷社区', 'staff', '59.99,59.99,59.99,59.99,,,,,,,'),
  person(8, '甲八', '夏荷社区', 'staff', '99,99,99,99,,,,,是,虚报资金,'),
  person(9, '甲九', '夏荷社区', 'staff', '80,80,80,80,8,省级表彰,,,,,'),
  person(10, '甲十', '夏荷社区', 'staff', '80,80,80,80,,,,,,,'),
  person(11, '甲甲', '夏荷社区', 'staff', '96,96,96,96,,,,,,,试用期，不定等次'),
  person(12, '乙一', '冬青社区', 'staff', '90,80,70,100,,,,,,,'),
  person(13, '乙二', '冬青社区', 'staff', '92,92,92,10,,,,,,,'),
  person(14, '乙三', '冬青社区', 'staff', '91,91,91,100,,,,,,,'),
  person(15, '乙四', '冬青社区', 'staff', '80,80,80,80,,,,,,,'),
  person(16, '乙五', '冬青社区', 'staff', '70,70,70,70,,,,,,,'),
];

const header =
  '序号,街道,社区,姓名,身份证号,岗位,街道评分,社区评分,同事互评,居民评议,加分,加分事由,扣分,扣分事由,一票否决,否决事由,备注';
const posts = { head: '社区正职', deputy: '其他两委成员', staff: '普通工作人员' };
const title = '延吉市年度社区工作者考核评分表\n百分制，最多两位小数\n';

export const marksCsv = (list: readonly SheetPerson[] = people): string =>
  `${title}${header}\n${list.map((one, index) => `${index + 1},,${one.unit},${one.name},${one.identityNumber},${posts[one.post]},${one.cells}`).join('\n')}\n`;

/** Exactly the fewest and exactly the share are valid; 49 are too few. */
export const ballotsCsv = `居民评议票数统计表
序号,街道,社区,发出票数,收回票数,居民小组长,党员代表,普通居民代表,普通代表占比
1,东风街道,春晓社区,60,50,8,7,35,0.7
2,东风街道,夏荷社区,120,100,15,15,70,0.7
3,西山街道,冬青社区,60,49,0,0,49,1
`;

export const form = (
  text: string | Uint8Array<ArrayBuffer>,
  dryRun: boolean,
  decisions: object = {},
  name = '考核.csv',
): FormData => {
  const data = new FormData();
  data.set('file', new File([text], name));
  data.set('dryRun', String(dryRun));
  data.set('decisions', JSON.stringify(decisions));
  return data;
};

export interface Changed {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

export interface Assessing {
  readonly world: World;
  readonly city: TestCity;
  readonly acts: ReturnType<typeof actsIn>;
  /** The city's leader: may finalise, may not write. */
  readonly leader: string;
  readonly schemes: Readonly<Record<string, string>>;
  post<T = Changed>(path: string, body: unknown, cookie?: string, key?: string): Promise<Answer<T>>;
  get<T>(path: string, cookie?: string): Promise<Answer<T>>;
  upload<T>(path: string, form: FormData, cookie?: string, key?: string): Promise<Answer<T>>;
}

/** A city with its roster in place, its schemes known, and a leader beside the administrator. */
export async function assessingCity(slots = 1): Promise<Assessing> {
  const world = await newWorld(slots);
  const city = await signUpCity(world);
  const acts = actsIn(world, city);
  const units = new Map<string, string>();
  for (const name of ['春晓社区', '夏荷社区', '冬青社区']) units.set(name, await acts.unit(name));
  for (const { name, identityNumber, unit, post } of people) {
    const body = {
      name,
      identityNumber,
      channel: 'open_recruitment',
      hiredOn: '2015-07-01',
      unitId: units.get(unit),
      postType: post,
    };
    const { status, body: answer } = await acts.send('POST', '/roster/workers', body);
    if (status !== 201) throw new Error(`worker ${name}: ${status} ${JSON.stringify(answer)}`);
  }
  const leader = await acts.colleague('leader@city.test', 'city_leader');
  const { body } = await acts.send<{ items: { id: string; code: string }[] }>('GET', '/assessment/schemes');
  return {
    world,
    city,
    acts,
    leader: leader.cookie,
    schemes: Object.fromEntries(body.items.map(({ id, code }) => [code, id])),
    post: (path, input, cookie, key) => acts.send('POST', path, input, cookie, key),
    get: (path, cookie) => acts.send('GET', path, undefined, cookie),
    upload: (path, data, cookie = city.cookie, key) =>
      world.call('POST', city.path(path), { form: data, cookie, ...(key ? { key } : {}) }),
  };
}
