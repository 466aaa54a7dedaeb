import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { awarded, follows, gradesOf, isRater, late, left, marks, moved, scoreOf, ungraded, vetoed, type Given } from './year-reference.ts'; // prettier-ignore
import { ballotsCsv, people, wholeCity, type Invented, type WholeCity } from './whole-city.ts';

const group = (code: string, zh: string, at: string, more: object = {}) => ({
  code, zh, ko: code, en: code, headers: [zh], trimFrom: null, byBallot: false, at, ...more,
}); // prettier-ignore

/** The invented scheme of the year: a part missing is stood for by the others. */
const content = {
  groups: [
    group('street', '街道评分', 'street'),
    group('community', '社区评分', 'community'),
    group('peers', '同事互评', 'community', { anonymous: true, trimFrom: 3 }),
    group('residents', '居民评议', 'community', { byBallot: true }),
  ],
  sheets: [
    { postTypes: ['head'], weights: { street: '60', peers: '10', residents: '30' }, mix: { daily: '0.2', quarterly: '0', annual: '0.8' } },
    { postTypes: ['deputy', 'staff'], weights: { street: '40', community: '30', peers: '10', residents: '20' }, mix: { daily: '0.2', quarterly: '0', annual: '0.8' } },
  ],
  missing: 'renormalise',
  months: { groups: ['street'], fewest: 6 },
  bonusItems: [{ code: 'city_award', zh: '市级表彰', ko: '표창', en: 'Award', points: '2', most: '4', evidence: '文件' }],
  bonusCap: '5',
  deductionItems: [{ code: 'missed_deadline', zh: '事项逾期', ko: '기한 초과', en: 'Late', points: '0.5', most: '5', evidence: '台账' }],
  bands: { excellent: '84', qualified: '75', basic: '60' },
  excellent: { share: '0.2', pool: 'community' },
  tieBreak: ['residents'],
  ballot: { fewest: 50, ordinaryShare: '0.7' },
  notGraded: { probation: true, fewestMonths: 0 },
  vetoes: ['虚报资金'],
  anonymity: { fewestRaters: 3 },
  publicity: { workdays: 5, countStart: true },
  appeal: { workdays: 10, answerWorkdays: 15, reviewWorkdays: 10 },
}; // prettier-ignore

interface Sheet {
  readonly items: readonly { readonly assignmentId: string; readonly name: string; readonly version: number }[];
}
interface Person {
  readonly name: string;
  readonly score: string | null;
  readonly grade: Given;
  readonly reason: string;
}

let at: WholeCity;
let cycleId = '';
const byName = new Map(people.map((person) => [person.name, person]));
const noon = (day: string) => vi.setSystemTime(new Date(`${day}T04:00:00Z`));

async function step(event: string, more: object = {}, cookie?: string): Promise<string> {
  const { version } = await at.call<{ version: number }>('GET', `/assessment/cycles/${cycleId}`);
  const body = { version, ...more };
  return (await at.call<{ state: string }>('POST', `/assessment/cycles/${cycleId}/${event}`, { body, cookie })).state;
}

/** One rater fills a sheet in and sends it. */
async function rate(code: string, cookie: string, score: (person: Invented) => number): Promise<void> {
  const path = `/assessment/rating/${cycleId}/${code}`;
  const { items } = await at.call<Sheet>('GET', path, { cookie });
  const drafts = items.map(({ assignmentId, version, name }) => {
    const person = byName.get(name);
    return { assignmentId, version, marks: { score: String(person ? score(person) : 0) } };
  });
  const { stamp } = await at.call<{ stamp: string }>('PUT', `${path}/draft`, { body: { items: drafts }, cookie });
  await at.call('POST', `${path}/send`, { body: { stamp }, cookie });
}

const streets = [0, 1, 2, 3, 4, 5];

async function marksOfTheYear(): Promise<void> {
  for (const street of streets) {
    const pool = people.filter((person) => person.street === street);
    for (let month = 1; month <= 12; month += 1) {
      const given = pool.map((person) => ({ workerId: at.workerId(person), score: String(marks.month(person, month)), cause: null, replaces: null })); // prettier-ignore
      const body = { period: `2025-${String(month).padStart(2, '0')}`, group: 'street', marks: given };
      await at.call('POST', `/assessment/cycles/${cycleId}/regular-marks`, { body });
    }
  }
}

async function event(person: Invented, kind: string, item: string, times: number): Promise<void> {
  const body = { workerId: at.workerId(person), kind, item, times, onDay: '2025-08-08', document: '文1号', cause: '经核实' };
  const { id } = await at.call<{ id: string }>('POST', `/assessment/cycles/${cycleId}/events`, { body });
  const decision = { outcome: 'confirmed', version: 1 };
  await at.call('POST', `/assessment/events/${id}/decision`, { body: decision, cookie: at.cookie('hr') });
} // prettier-ignore

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  noon('2026-01-05');
  at = await wholeCity();
  const { version } = await at.call<{ version: number }>('GET', `/roster/workers/${at.workerId(moved)}`);
  await at.call('POST', `/roster/workers/${at.workerId(moved)}/transfer`, { body: { version, day: '2025-07-01', reason: '工作需要', unitId: at.communityId(1) } }); // prettier-ignore
  const written = { code: 'whole_year', name: '模拟方案', source: '示例', representative: true, fromDay: '2025-01-01', content }; // prettier-ignore
  const scheme = await at.call<{ id: string }>('POST', '/assessment/schemes', { body: written });
  cycleId = (await at.call<{ id: string }>('POST', '/assessment/cycles', { body: { year: 2025, schemeId: scheme.id } })).id; // prettier-ignore
}, 120_000);
afterAll(() => {
  vi.useRealTimers();
});

describe('a whole year of 840 people, 320 raters and 77 ballots', () => {
  it('takes everybody in, with two places for who moved', async () => {
    expect(await at.call('POST', `/assessment/cycles/${cycleId}/enrol`, { body: {} })).toEqual({ created: 840, updated: 0 }); // prettier-ignore
    expect(await step('open')).toBe('open');
    const rows = people.map((person) => `${person.name},${person.identityNumber},${marks.residents(person)},${ungraded.includes(person) ? '试用期，不定等次' : ''}`); // prettier-ignore
    const sheet = `姓名,身份证号,居民评议,备注\n${rows.join('\n')}\n`;
    const path = `/assessment/cycles/${cycleId}/marks/import`;
    expect(await at.upload(path, sheet)).toEqual({ created: 0, updated: 840, unchanged: 0, skipped: 0 });
    const counted = await at.upload(`/assessment/cycles/${cycleId}/ballots/import`, ballotsCsv());
    expect(counted).toMatchObject({ created: 77 });
    await marksOfTheYear();
    for (const person of awarded) await event(person, 'bonus', 'city_award', 1);
    for (const person of late) await event(person, 'deduction', 'missed_deadline', 2);
    await event(vetoed, 'veto', '虚报资金', 1);
  }, 180_000);

  it('works out who rates whom, and replaces a rater who leaves', async () => {
    const path = `/assessment/cycles/${cycleId}/raters/plan`;
    const first = await at.call<{ added: number }>('POST', path, { body: {} });
    expect(first.added).toBeGreaterThan(10_000);
    const act = async (person: Invented, what: string, more: object) => {
      const id = at.workerId(person);
      const { version } = await at.call<{ version: number }>('GET', `/roster/workers/${id}`);
      await at.call('POST', `/roster/workers/${id}/${what}`, { body: { version, day: '2026-01-05', reason: '离任', ...more } }); // prettier-ignore
    };
    await act(left, 'leave', {});
    await act(follows, 'post', { postType: 'head' });
    // Ten colleagues of the head's sheet, and ten peers; the successor takes the sheet over but for themself.
    expect(await at.call('POST', path, { body: {} })).toEqual({ added: 9, ended: 20 });
    const sheet = await at.call<Sheet>('GET', `/assessment/rating/${cycleId}/community`, { cookie: at.cookie(follows.index) }); // prettier-ignore
    expect(sheet.items.map(({ name }) => name)).not.toContain(follows.name);
    expect(sheet.items).toHaveLength(9);
  }, 120_000);

  it('is rated from 320 desks', async () => {
    for (const street of streets)
      for (const which of ['a', 'b']) await rate('street', at.cookie(`${which}${street}`), (person) => marks.street(person, which === 'b')); // prettier-ignore
    for (const rater of people) {
      const heads = rater.position === 0 && rater !== left;
      const inSecond = rater.community === 1;
      if (heads || rater === follows) await rate('community', at.cookie(rater.index), (person) => marks.community(person, person === moved && inSecond)); // prettier-ignore
      if (isRater(rater)) await rate('peers', at.cookie(rater.index), (person) => marks.peer(person, rater.position)); // prettier-ignore
    }
    const { counts } = await at.call<{ counts: Record<string, number> }>('GET', `/assessment/cycles/${cycleId}`);
    expect(counts).toMatchObject({ people: 840, notGraded: 3, vetoed: 1, ballots: 77, ballotsInvalid: 1, eventsOpen: 0, incomplete: 0 }); // prettier-ignore
  }, 300_000);

  it('ends in final grades whose sums are those worked out beside it', async () => {
    expect(await step('collect', { unsent: { reason: '逾期未评' } })).toBe('collected');
    expect(await step('calibrate')).toBe('calibrated');
    expect(await step('publish', { from: '2026-01-05' })).toBe('publicity');
    noon('2026-01-12');
    expect(await step('finalise', {}, at.cookie('leader'))).toBe('final');
    const found = new Map<string, Person>();
    for (let page = 1; page <= 5; page += 1) {
      const { items } = await at.call<{ items: Person[] }>('GET', `/assessment/cycles/${cycleId}/people?page=${page}&pageSize=200`); // prettier-ignore
      for (const person of items) found.set(person.name, person);
    }
    const expected = new Map(Array.from({ length: 77 }, (_, community) => [...gradesOf(community)]).flat());
    const graded = people.filter((person) => !ungraded.includes(person));
    const differing = graded.filter((person) => found.get(person.name)?.score !== (scoreOf(person) / 100).toFixed(2) || found.get(person.name)?.grade !== expected.get(person)); // prettier-ignore
    expect(differing.map((person) => [person, found.get(person.name), scoreOf(person), expected.get(person)])).toEqual([]); // prettier-ignore
    const sum = graded.reduce((total, { name }) => total + Math.round(Number(found.get(name)?.score) * 100), 0);
    const counted = Object.fromEntries([...Map.groupBy(found.values(), ({ grade }) => grade ?? 'none')].map(([grade, of]) => [grade, of.length])); // prettier-ignore
    expect(counted).toEqual({ excellent: 154, qualified: 675, basic: 7, unqualified: 1, none: 3 });
    expect(sum).toBe(6_967_355);
  }, 120_000);
});
