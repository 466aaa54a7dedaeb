import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exampleAdmissionPolicy } from '../../../worker/modules/duties/templates/admission-policy.ts';
import { runSchedule } from '../../../worker/schedule.ts';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

interface Seat {
  readonly round: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly stance: string | null;
  readonly silent: boolean;
  readonly reason: string | null;
  readonly answeredByName: string | null;
  readonly mine: boolean;
}
interface Duty {
  readonly state: string;
  readonly seats: readonly Seat[];
  readonly rounds: readonly { round: number; hearingUntil: string; opinionsUntil: string; reviewBy: string }[];
}

let book: Book;
let hand: Handing;
/** 组织部 and 财政局 sit in the review, as does 市民政局, whose duties these are. */
let organisation: string;
let treasury: string;
let organiser: string;
let treasurer: string;

const { workdays, ...rest } = exampleAdmissionPolicy.content;
const terms = { ...rest, workdays, fromDay: '2026-06-01', source: '市文件（示例）' };

// The first Monday of June, as in the tests of the hearing: 5 working days end on the 8th, 5 more on the 15th.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 10_000_000));
  organisation = await department('市委组织部');
  treasury = await department('市财政局');
  organiser = await book.colleague('department_officer', organisation, 'organiser@test.test');
  treasurer = await book.colleague('department_officer', treasury, 'treasurer@test.test');
});
afterAll(() => vi.useRealTimers());

async function department(name: string): Promise<string> {
  const { body } = await book.post('/organisation/units', {
    kind: 'department',
    name,
    parentId: book.city.rootUnitId,
  });
  return body.id;
}

const hour = 3_600_000;
const tick = (day: string) => runSchedule(book.world.env, Math.floor(Date.parse(`${day}T04:00:00Z`) / hour) * hour);
const duty = (id: string, cookie?: string) => book.get<Duty>(`/duties/${id}`, cookie);
const put = (change: object) => book.post<Refused>('/duties/policies', { ...terms, ...change });
const say = (id: string, body: object, cookie: string, key?: string) =>
  book.post<Refused & { id: string }>(
    `/duties/${id}/stances`,
    { version: 2, stance: 'agree', ...body },
    key ? { cookie, key } : { cookie },
  );
const review = (id: string, body: object = {}, cookie = book.city.cookie) =>
  book.post<Refused>(`/duties/${id}/review`, { version: 2, outcome: 'admit', reason: '联审意见', ...body }, { cookie });
const heard = async (change: object = {}) => {
  const id = await hand.submitted(change);
  await hand.heard(id);
  return id;
};
const code = ({ status, body }: { status: number; body: Refused }) => (status < 300 ? 'ok' : body.error.code);
const past = (id: string, column: 'opinions_until') =>
  book.world.env.CITY_01?.prepare(`UPDATE duty_admission SET ${column} = '2026-01-01' WHERE duty_id = ?`)
    .bind(id)
    .run();

describe('the terms', () => {
  it('name standing departments, each once, with no more days than the review has', async () => {
    expect(code(await put({ reviewers: [hand.streets[0]?.id] }))).toBe('review_seat_unfit');
    expect(code(await put({ reviewers: ['unt_NOBODY'] }))).toBe('review_seat_unfit');
    expect(code(await put({ reviewers: [treasury, treasury] }))).toBe('review_seat_unfit');
    const longer = { workdays: { ...workdays, opinions: workdays.review + 1 } };
    expect((await put(longer)).status).toBe(400);
  });

  it('ask nobody until a city names whom', async () => {
    const id = await heard();
    expect((await duty(id)).seats).toEqual([]);
    expect(code(await review(id))).toBe('ok');
  });

  it('are read with what the departments are called', async () => {
    expect(code(await put({ reviewers: [book.departmentId, organisation, treasury] }))).toBe('ok');
    const { items } = await book.get<{ items: { reviewerNames: string[] }[] }>('/duties/policies');
    expect(items.map(({ reviewerNames }) => reviewerNames)).toEqual([['市民政局', '市委组织部', '市财政局'], []]);
  });
});

describe('a department in the review', () => {
  it('sits in it unless the duty is its own, and speaks once the streets were heard', async () => {
    const id = await hand.submitted();
    const asked = await duty(id, organiser);
    expect(asked.seats.map(({ unitName, mine }) => [unitName, mine])).toEqual([
      ['市财政局', false],
      ['市委组织部', false],
    ]);
    expect(asked.rounds).toMatchObject([
      { hearingUntil: '2026-06-08', opinionsUntil: '2026-06-15', reviewBy: '2026-06-23' },
    ]);
    expect(code(await say(id, { unitId: organisation }, organiser))).toBe('duty_hearing_open');
    await hand.heard(id);
    expect((await duty(id, organiser)).seats.map(({ mine }) => mine)).toEqual([false, true]);
    expect(code(await say(id, { unitId: organisation, stance: 'disagree' }, organiser))).toBe('duty_opinion_reason');
    expect(code(await say(id, { unitId: organisation, stance: 'conditions' }, organiser))).toBe('duty_opinion_reason');
    expect(code(await say(id, { unitId: organisation, version: 1 }, organiser))).toBe('changed_meanwhile');
    const said = { unitId: organisation, stance: 'conditions', reason: '先核定人员' };
    expect(code(await say(id, said, organiser))).toBe('ok');
    expect(code(await say(id, { ...said, stance: 'agree' }, organiser))).toBe('duty_opinion_given');
    expect((await duty(id)).seats.find(({ unitId }) => unitId === organisation)).toMatchObject({
      stance: 'conditions',
      reason: '先核定人员',
      silent: false,
      answeredByName: expect.stringMatching(/./) as unknown,
    });
  });

  it('is spoken for by its own officer, who is no party to the duty, and by one person each', async () => {
    const id = await heard();
    expect(code(await say(id, { unitId: treasury }, organiser))).toBe('not_found');
    expect(code(await say(id, { unitId: treasury }, hand.officer))).toBe('not_found');
    expect(code(await say(id, { unitId: book.departmentId }, hand.officer))).toBe('not_found');
    expect(code(await say(id, { unitId: hand.streets[0]?.id }, organiser))).toBe('not_found');
    expect(code(await say('dty_NOBODY', { unitId: treasury }, treasurer))).toBe('not_found');
    expect(code(await say(id, { unitId: treasury }, hand.street))).toBe('permission_missing');
    expect(code(await say(id, { unitId: treasury }, hand.leader))).toBe('permission_missing');
    expect(code(await say(id, { unitId: treasury }, book.city.cookie))).toBe('ok');
    expect(code(await say(id, { unitId: organisation }, book.city.cookie))).toBe('second_person_required');
    const own = await book.post('/duties', hand.draft({ title: '管理员起草' }));
    await book.post(`/duties/${own.body.id}/submit`, { version: 1 });
    await hand.heard(own.body.id);
    expect(code(await say(own.body.id, { unitId: treasury }, book.city.cookie))).toBe('second_person_required');
  });

  it('half way through a fault keeps nothing; a repeat of the same request answers once', async () => {
    const id = await heard();
    const said = { unitId: treasury, stance: 'disagree', reason: '无预算' };
    withFaults(book.world, 'CITY_01').failNextBatch();
    expect((await say(id, said, treasurer, `stance-${id}`)).status).toBe(500);
    expect((await duty(id)).seats.every(({ stance }) => stance === null)).toBe(true);
    const first = await say(id, said, treasurer, `stance-${id}`);
    const again = await say(id, said, treasurer, `stance-${id}`);
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect(code(await say(id, { unitId: treasury }, treasurer, `stance-${id}`))).toBe('idempotency_key_reused');
  });

  it('is heard anew in a new round, where what was said of the draft before says nothing', async () => {
    const id = await heard();
    await say(id, { unitId: treasury, stance: 'disagree', reason: '无预算' }, treasurer);
    await say(id, { unitId: organisation }, organiser);
    expect(code(await review(id, { outcome: 'return' }))).toBe('ok');
    expect(code(await say(id, { unitId: treasury, version: 3 }, treasurer))).toBe('not_found');
    await book.post(`/duties/${id}/submit`, { version: 3 }, { cookie: hand.officer });
    await hand.heard(id);
    expect(code(await say(id, { unitId: treasury }, treasurer))).toBe('changed_meanwhile');
    expect((await duty(id)).seats.map(({ round, stance }) => [round, stance])).toEqual([
      [2, null],
      [2, null],
      [1, 'disagree'],
      [1, 'agree'],
    ]);
  });
});

describe('the decision', () => {
  it('waits for the departments by name, and is not made by who spoke for one', async () => {
    const id = await heard({ title: '部门联审公布' });
    await say(id, { unitId: organisation, stance: 'disagree', reason: '不属街道职责' }, organiser);
    for (const outcome of ['admit', 'return', 'reject']) {
      expect((await review(id, { outcome })).body.error).toMatchObject({
        code: 'review_opinions_missing',
        facts: { departments: '市财政局', day: '2026-06-15' },
      });
    }
    await say(id, { unitId: treasury }, treasurer);
    expect(code(await review(id, { outcome: 'reject' }))).toBe('ok');
    const published = await book.get<{ items: Record<string, unknown>[] }>(
      `/duties/decisions?q=${encodeURIComponent('部门联审公布')}`,
      hand.street,
    );
    expect(published.items[0]).toMatchObject({
      outcome: 'reject',
      departments: [
        { department: '市财政局', stance: 'agree' },
        { department: '市委组织部', stance: 'disagree' },
      ],
    });
    expect(JSON.stringify(published)).not.toMatch(/test\.test|answeredBy|不属街道职责/);
    const other = await heard();
    await say(other, { unitId: organisation }, organiser);
    await say(other, { unitId: treasury }, book.city.cookie);
    expect(code(await review(other))).toBe('second_person_required');
  });

  it('keeps as silent, in the same batch, whoever let the day pass', async () => {
    const id = await heard();
    await say(id, { unitId: organisation }, organiser);
    await past(id, 'opinions_until');
    expect((await say(id, { unitId: treasury }, treasurer)).body.error).toMatchObject({
      code: 'review_opinions_over',
      facts: { day: '2026-01-01' },
    });
    withFaults(book.world, 'CITY_01').failNextBatch();
    expect((await review(id)).status).toBe(500);
    expect((await duty(id)).seats.some(({ silent }) => silent)).toBe(false);
    expect(code(await review(id))).toBe('ok');
    expect((await duty(id)).seats.map(({ stance, silent }) => [stance, silent])).toEqual([
      [null, true],
      ['agree', false],
    ]);
  });

  it('finds the silence taken by the clock, once, after the last day', async () => {
    const id = await heard();
    await say(id, { unitId: organisation }, organiser);
    const silent = async () => (await duty(id)).seats.map((seat) => seat.silent);
    await tick('2026-06-15');
    expect(await silent()).toEqual([false, false]);
    for (let count = 0; count < 3; count += 1) await tick('2026-06-16');
    expect(await silent()).toEqual([true, false]);
    const kept = await book.world.env.CITY_01?.prepare(
      "SELECT count(*) AS number FROM audit_entry WHERE action = 'duties.opinions.passed' AND subject_id = ?",
    )
      .bind(id)
      .first();
    expect(kept).toEqual({ number: 1 });
    expect(code(await say(id, { unitId: treasury }, treasurer))).toBe('duty_opinion_given');
    expect(code(await review(id))).toBe('ok');
  });
});

describe('the inbox', () => {
  const waits = async (id: string, kind: string, cookie?: string) => {
    const { items } = await book.get<{ items: { deadline: string | null }[] }>(
      `/inbox?kind=${kind}&view=${kind.endsWith('awaited') ? 'awaited' : 'mine'}&pageSize=100`,
      cookie,
    );
    return items.filter((item) => JSON.stringify(item).includes(id)).map(({ deadline }) => deadline);
  };

  it('calls the department with its day, then the one who decides', async () => {
    const id = await hand.submitted();
    expect(await waits(id, 'duties.opine', organiser)).toEqual([]);
    await hand.heard(id);
    expect(await waits(id, 'duties.opine', organiser)).toEqual(['2026-06-15']);
    expect(await waits(id, 'duties.admission.awaited', hand.officer)).toEqual(['2026-06-15']);
    expect(await waits(id, 'duties.admit')).toEqual([]);
    await say(id, { unitId: organisation }, organiser);
    expect(await waits(id, 'duties.opine', organiser)).toEqual([]);
    expect(await waits(id, 'duties.admit')).toEqual([]);
    await say(id, { unitId: treasury }, treasurer);
    expect(await waits(id, 'duties.admit')).toEqual(['2026-06-23']);
    expect(await waits(id, 'duties.admission.awaited', hand.officer)).toEqual(['2026-06-23']);
  });
});

describe('a department that ceases', () => {
  it('leaves what it has yet to say to its successor, and what it said as it was', async () => {
    const [said, out] = [await heard(), await heard()];
    await say(said, { unitId: treasury }, treasurer);
    const successor = await department('市财政与金融局');
    const merged = await book.post<Refused>(`/organisation/units/${treasury}/merge`, {
      version: 1,
      intoId: successor,
      intoVersion: 1,
      reason: '机构改革',
    });
    expect(code(merged)).toBe('ok');
    const seats = async (id: string) => (await duty(id)).seats.map(({ unitName, stance }) => [unitName, stance]);
    expect(await seats(said)).toContainEqual(['市财政局', 'agree']);
    expect(await seats(out)).toContainEqual(['市财政与金融局', null]);
    const officer = await book.colleague('department_officer', successor, 'successor@test.test');
    expect(code(await say(out, { unitId: successor }, officer))).toBe('ok');
    // The terms still name the one before: a new round asks its successor.
    expect((await seats(await heard())).map(([name]) => name)).toContain('市财政与金融局');
  });

  it('and one that is closed is waited for no longer', async () => {
    const id = await heard();
    const closed = await book.post<Refused>(`/organisation/units/${organisation}/close`, {
      version: 1,
      reason: '撤销',
    });
    expect(code(closed)).toBe('ok');
    expect((await duty(id)).seats.map(({ unitName }) => unitName)).toEqual(['市财政与金融局']);
    const successor = (await duty(id)).seats[0]?.unitId;
    expect((await review(id)).body.error.facts).toMatchObject({ departments: '市财政与金融局' });
    expect(successor).toBeDefined();
  });
});
