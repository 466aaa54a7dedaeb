import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSchedule } from '../../../worker/schedule.ts';
import { exampleAdmissionPolicy } from '../../../worker/modules/duties/templates/admission-policy.ts';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;
let community: string;
let communityId: string;

interface Duty {
  readonly state: string;
  readonly version: number;
  readonly rounds: readonly {
    round: number;
    hearingUntil: string;
    reviewBy: string;
    outcome: string | null;
    late: boolean;
  }[];
  readonly hearings: readonly {
    unitId: string;
    side: string;
    opinion: string | null;
    silent: boolean;
    reason: string | null;
    mine: boolean;
  }[];
}

// A Monday in June: no holiday within the next weeks but the Dragon Boat Festival of 19 June.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 10_000_000));
  const units = await book.get<{ items: { id: string; parentId: string }[] }>('/organisation/units?kind=community');
  communityId = units.items.find(({ parentId }) => parentId === hand.streets[0]?.id)?.id ?? '';
  community = await book.colleague('community_officer', communityId, 'community@test.test');
});

afterAll(() => vi.useRealTimers());

const hour = 3_600_000;
const tick = (day: string) => runSchedule(book.world.env, Math.floor(Date.parse(`${day}T04:00:00Z`) / hour) * hour);

const duty = (id: string, cookie?: string) => book.get<Duty>(`/duties/${id}`, cookie);
const opine = (id: string, body: object, cookie: string, key?: string) =>
  book.post<Refused & { id: string }>(`/duties/${id}/opinions`, body, key ? { cookie, key } : { cookie });
const review = (id: string, body: object, cookie = book.city.cookie) =>
  book.post<Refused>(`/duties/${id}/review`, { version: 2, reason: '联审意见', ...body }, { cookie });
const street = () => hand.streets[0]?.id ?? '';

describe('handing in', () => {
  it('refuses helping out that names a line and no price, or a unit without an amount', async () => {
    const [first] = hand.streets;
    for (const change of [{ unitPriceFen: undefined }, { targets: [{ unitId: first?.id, monthlyVolume: '0' }] }]) {
      const id = await hand.drafted(change);
      const refused = await book.post<Refused>(`/duties/${id}/submit`, { version: 1 }, { cookie: hand.officer });
      expect([refused.status, refused.body.error.code]).toEqual([422, 'duty_price_missing']);
    }
  });
});

describe('the hearing', () => {
  it('asks the streets that carry it, lets their communities see and object, and is shown to the review', async () => {
    const id = await hand.submitted();
    const asked = await duty(id, hand.street);
    expect(asked.hearings.filter(({ side }) => side === 'street')).toHaveLength(2);
    expect(asked.hearings.filter(({ mine }) => mine).map(({ side }) => side)).toContain('street');
    const seen = await duty(id, community);
    expect(seen.hearings.filter(({ mine }) => mine).map(({ unitId }) => unitId)).toEqual([communityId]);

    expect((await review(id, { outcome: 'admit' })).body.error.code).toBe('duty_hearing_open');
    const objection = { unitId: communityId, opinion: 'object', reason: '没有人手' };
    expect((await opine(id, { ...objection, reason: undefined }, community)).body.error.code).toBe(
      'duty_opinion_reason',
    );
    expect((await opine(id, objection, community)).status).toBe(201);
    expect((await opine(id, objection, community)).body.error.code).toBe('duty_opinion_given');
    await hand.heard(id);
    const heard = await duty(id);
    expect(heard.hearings.find(({ unitId }) => unitId === communityId)).toMatchObject({
      opinion: 'object',
      reason: '没有人手',
      silent: false,
    });
    expect((await review(id, { outcome: 'conditions', conditions: '先培训' })).status).toBe(200);
    expect((await opine(id, { unitId: communityId, opinion: 'agree' }, community)).body.error.code).toBe(
      'duty_step_unfit',
    );
  });

  it('lets nobody speak for a unit out of their reach, nor without the permission', async () => {
    const id = await hand.submitted();
    const other = hand.streets[1]?.id ?? '';
    expect((await opine(id, { unitId: other, opinion: 'agree' }, hand.street)).status).toBe(404);
    expect((await opine(id, { unitId: 'unt_NOBODY', opinion: 'agree' }, hand.street)).status).toBe(404);
    expect((await opine('dty_NOBODY', { unitId: street(), opinion: 'agree' }, hand.street)).status).toBe(404);
    expect((await opine(id, { unitId: street(), opinion: 'agree' }, hand.officer)).body.error.code).toBe(
      'permission_missing',
    );
    expect((await review(id, { outcome: 'admit' }, hand.street)).body.error.code).toBe('permission_missing');
  });

  it('half way through a fault keeps nothing; a repeat of the same request answers once', async () => {
    const id = await hand.submitted();
    const said = { unitId: street(), opinion: 'agree' };
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await opine(id, said, hand.street, `opinion-${id}`)).status).toBe(500);
    expect((await duty(id)).hearings.find(({ unitId }) => unitId === street())?.opinion).toBeNull();
    expect((await opine(id, said, hand.street, `opinion-${id}`)).status).toBe(201);
    expect((await opine(id, said, hand.street, `opinion-${id}`)).status).toBe(201);
  });
});

describe('the joint review', () => {
  it.each([
    ['admit', {}, 'admitted'],
    ['conditions', { conditions: '先配备设备' }, 'admitted'],
    ['return', {}, 'draft'],
    ['reject', {}, 'rejected'],
  ])('%s is published to every role of the city', async (outcome, more, state) => {
    const title = `公布 ${outcome}`;
    const id = await hand.submitted({ title });
    await hand.heard(id);
    const key = `review-${id}`;
    const body = { version: 2, outcome, reason: '理由写明', ...more };
    const [one, two] = await Promise.all([
      book.post(`/duties/${id}/review`, body, { key }),
      book.post(`/duties/${id}/review`, body, { key }),
    ]);
    expect([one.status, two.status].filter((status) => status === 200).length).toBeGreaterThan(0);
    expect((await duty(id)).state).toBe(state);
    const published = await book.get<{ items: Record<string, unknown>[]; total: number }>(
      `/duties/decisions?q=${encodeURIComponent(title)}`,
      community,
    );
    expect(published).toMatchObject({
      total: 1,
      items: [{ dutyId: id, outcome, reason: '理由写明', agreed: 2, objected: 0 }],
    });
    expect(JSON.stringify(published)).not.toContain('@test.test');
  });

  it('asks for conditions where it sets them, and takes no stale version', async () => {
    const id = await hand.submitted();
    await hand.heard(id);
    expect((await review(id, { outcome: 'conditions' })).body.error.code).toBe('duty_conditions_unfit');
    expect((await review(id, { outcome: 'admit', version: 1 })).body.error.code).toBe('changed_meanwhile');
  });

  it('hears again what was returned and handed in anew, and keeps the first round', async () => {
    const id = await hand.submitted();
    await hand.heard(id);
    await review(id, { outcome: 'return' });
    expect((await book.post(`/duties/${id}/submit`, { version: 3 }, { cookie: hand.officer })).status).toBe(200);
    const again = await duty(id);
    expect(again.rounds.map(({ round, outcome }) => [round, outcome])).toEqual([
      [2, null],
      [1, 'return'],
    ]);
    expect((await review(id, { outcome: 'admit', version: 4 })).body.error.code).toBe('duty_hearing_open');
  });

  it('admits nobody’s exit but the department’s own, and not before the days of notice', async () => {
    const id = await hand.active();
    const give = (cookie: string) =>
      book.post<Refused>(`/duties/${id}/exit`, { version: 4, reason: '职能调整' }, { cookie });
    expect((await give(hand.street)).body.error.code).toBe('permission_missing');
    // Ten working days after Monday 1 June; the 19th is a holiday.
    expect((await give(hand.officer)).body.error).toMatchObject({
      code: 'duty_exit_too_soon',
      facts: { day: '2026-06-15' },
    });
  });
});

describe('deadlines', () => {
  it('take the silence of a street as the round’s rule says, once, and raise a late review once', async () => {
    const id = await hand.submitted();
    // 5 working days after 1 June: 2–5 and 8 June. 10 more: 9–12 are 1–4, 15–18 are 5–8, 19 is a holiday, 22 and 23.
    expect((await duty(id)).rounds).toMatchObject([{ hearingUntil: '2026-06-08', reviewBy: '2026-06-23' }]);
    await tick('2026-06-08');
    expect((await duty(id)).hearings.some(({ silent }) => silent)).toBe(false);
    for (let count = 0; count < 3; count += 1) await tick('2026-06-09');
    await tick('2026-06-23');
    const breaches = async () => {
      const rows = await book.world.env.CITY_01?.prepare(
        'SELECT side, count(*) AS number FROM duty_breach WHERE duty_id = ? GROUP BY side ORDER BY side',
      )
        .bind(id)
        .all();
      return rows?.results;
    };
    expect(await breaches()).toEqual([{ side: 'street', number: 2 }]);
    for (let count = 0; count < 3; count += 1) await tick('2026-06-24');
    expect(await breaches()).toEqual([
      { side: 'review', number: 1 },
      { side: 'street', number: 2 },
    ]);
    const passed = await duty(id);
    const streets = passed.hearings.filter(({ side }) => side === 'street');
    expect(streets.map(({ opinion, silent }) => [opinion, silent])).toEqual([
      ['agree', true],
      ['agree', true],
    ]);
    expect(passed.hearings.filter(({ side, opinion }) => side === 'community' && opinion !== null)).toEqual([]);
    expect(
      (await opine(id, { unitId: street(), opinion: 'object', reason: '迟了' }, hand.street)).body.error.code,
    ).toBe('duty_opinion_given');
    expect((await review(id, { outcome: 'admit' })).status).toBe(200);
  });

  it('close the hearing for communities too', async () => {
    const id = await hand.submitted();
    await book.world.env.CITY_01?.prepare('UPDATE duty_admission SET hearing_until = ? WHERE duty_id = ?')
      .bind('2020-01-01', id)
      .all();
    const late = await opine(id, { unitId: communityId, opinion: 'object', reason: '迟了' }, community);
    expect(late.body.error).toMatchObject({ code: 'duty_hearing_over', facts: { day: '2020-01-01' } });
  });
});

describe('the terms of admission', () => {
  const { workdays } = exampleAdmissionPolicy.content;
  const terms = {
    ...exampleAdmissionPolicy.content,
    fromDay: '2090-01-01',
    source: '市文件',
    workdays: { ...workdays, hearing: 3, review: 5 },
    silence: 'object',
  };

  it('are dated, named by source, entered once a day by who keeps the city’s settings', async () => {
    expect((await book.post<Refused>('/duties/policies', terms, { cookie: hand.officer })).body.error.code).toBe(
      'permission_missing',
    );
    expect((await book.post('/duties/policies', terms)).status).toBe(201);
    expect((await book.post<Refused>('/duties/policies', terms)).body.error.code).toBe('duty_policy_standing');
    const { items } = await book.get<{ items: { fromDay: string; inForce: boolean }[] }>('/duties/policies');
    expect(items.map(({ fromDay, inForce }) => [fromDay, inForce])).toEqual([
      ['2090-01-01', false],
      ['1900-01-01', true],
    ]);
  });

  it('cannot count days of a year without a calendar', async () => {
    const id = await hand.drafted();
    await book.post('/duties/policies', {
      ...terms,
      fromDay: '2026-06-01',
      workdays: { ...workdays, hearing: 250, review: 250 },
    });
    const refused = await book.post<Refused>(`/duties/${id}/submit`, { version: 1 }, { cookie: hand.officer });
    expect(refused.body.error.code).toBe('duty_calendar_unknown');
  });
});
