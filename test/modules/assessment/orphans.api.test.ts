import { beforeAll, describe, expect, it } from 'vitest';
import { dayOfInstant } from '../../../worker/core/day.ts';
import { openCity } from '../../../worker/modules/tenancy/index.ts';
import { runTimedTasks } from '../../../worker/timed.ts';
import { ratingCity, type Listed, type RatingCity } from './rating-world.ts';

interface Orphan {
  readonly raterId: string;
  readonly raterName: string;
  readonly group: string;
  readonly unitId: string;
  readonly why: string;
  readonly tasks: number;
  readonly proposal: string;
  readonly successors: readonly string[];
}
type Refused = { error?: { code: string } };

const hour = 3_600_000;
const today = dayOfInstant(Date.now());
let at: RatingCity;
const path = (rest: string) => `/assessment/cycles/${at.cycle.id}${rest}`;

async function tick(hours: number): Promise<void> {
  const now = Math.ceil(Date.now() / hour) * hour + hours * hour;
  const open = await openCity(at.world.env, at.city.slug, now);
  if (!open) throw new Error('the city is not open');
  await runTimedTasks(at.world.env, open, now, 300_000);
}
const orphans = async () => (await at.get<Listed<Orphan>>(path('/raters/orphans'))).body.items;
const waiting = async (cookie = at.city.cookie) =>
  (
    await at.get<{ lines: { kind: string; count: number; label: string }[] }>('/inbox/summary', cookie)
  ).body.lines.filter(({ kind }) => kind === 'assessment.handover');
async function posting(name: string, what: string, more: object = {}) {
  const id = at.workerOf.get(name);
  const { body } = await at.get<{ version: number }>(`/roster/workers/${id}`);
  const answer = await at.post(`/roster/workers/${id}/${what}`, { version: body.version, day: today, reason: '个人原因', ...more }); // prettier-ignore
  expect([what, answer.status]).toEqual([what, answer.status < 300 ? answer.status : 200]);
}
const hand = (orphan: Pick<Orphan, 'raterId' | 'group' | 'unitId'>, rater: object | null, more: object = {}, cookie?: string, key?: string) => {
  const { raterId, group, unitId } = orphan;
  return at.post<{ ended: number; added: number } & Refused>(path('/raters/handovers'), { raterId, group, unitId, rater, reason: '正职离任', ...more }, cookie, key);
}; // prettier-ignore
const codeOf = ({ body }: { body: Refused }) => body.error?.code;

beforeAll(async () => {
  at = await ratingCity();
  await at.enrol();
  await at.plan();
  await at.open();
});

describe('a rater who is gone', () => {
  it('leaves nothing to hand over while everybody is there', async () => {
    expect(await orphans()).toEqual([]);
    await tick(0);
    expect(await waiting()).toEqual([]);
  });

  it('leaves a head’s ratings to nobody: told on the page, and in the inbox of whoever runs the assessment', async () => {
    await posting('甲一', 'leave');
    // 春晓: the head of three, and a colleague of three; who left is no longer anybody's rater, and is still rated.
    expect((await orphans()).map(({ raterName, group, why, tasks, proposal }) => `${raterName} ${group} ${why} ${tasks} ${proposal}`).sort()).toEqual([
      '甲一 community rater_left 3 nobody', '甲一 peers rater_left 3 others',
    ]); // prettier-ignore
    await tick(1);
    // Colleagues rate anyway: the clock ended those by itself, and asks about the others.
    expect((await orphans()).map(({ group }) => group)).toEqual(['community']);
    expect(await waiting()).toMatchObject([{ count: 1, label: '甲一' }]);
    expect(await waiting(at.leader)).toEqual([]);
    await tick(2);
    expect(await waiting()).toMatchObject([{ count: 1, label: '甲一' }]);
  });

  it('is followed by somebody chosen, with a reason, once', async () => {
    const [orphan] = await orphans();
    if (!orphan) throw new Error('no orphan');
    const worker = (name: string) => ({ kind: 'worker', id: at.workerOf.get(name) });
    expect(codeOf(await hand(orphan, null))).toBe('successor_missing');
    expect(codeOf(await hand(orphan, { kind: 'worker', id: at.workerOf.get('甲一') }))).toBe('rater_unknown');
    expect(codeOf(await hand({ ...orphan, group: 'street' }, worker('甲五')))).toBe('orphan_none');
    expect(codeOf(await hand(orphan, worker('甲五'), {}, at.officers.one.cookie))).toBe('permission_missing');
    expect((await hand(orphan, worker('甲五'), { reason: '' })).status).toBe(400);
    const handed = await hand(orphan, worker('甲五'), {}, undefined, 'handover-0001');
    expect([handed.status, handed.body]).toEqual([201, { ended: 3, added: 3 }]);
    expect((await hand(orphan, worker('甲五'), {}, undefined, 'handover-0001')).body).toEqual({ ended: 3, added: 3 });
    expect(codeOf(await hand(orphan, worker('甲五')))).toBe('orphan_none');
    const tasks = await at.tasks('group=community&q=甲五');
    expect(new Set(tasks.map(({ name, origin }) => `${name} ${origin}`))).toEqual(new Set(['甲二 hand', '甲三 hand', '甲四 hand'])); // prettier-ignore
    expect(await waiting()).toEqual([]);
  });

  it('is followed by the clock where the tree names one successor, who finds the ratings waiting', async () => {
    // 甲五 leaves too; 甲二 became the head meanwhile.
    await posting('甲二', 'post', { postType: 'head' });
    await posting('甲五', 'leave');
    const head = (await orphans()).find(({ group }) => group === 'community');
    expect(head).toMatchObject({ raterName: '甲五', proposal: 'successor', successors: ['甲二'] });
    await tick(3);
    expect(await orphans()).toEqual([]);
    const cookie = await at.account('甲二');
    const { items } = (await at.get<Listed<{ group: string; total: number }>>('/assessment/rating', cookie)).body;
    expect(items.find(({ group }) => group === 'community')).toMatchObject({ total: 2, sent: 0 });
    const inbox = (await at.get<{ lines: { kind: string }[] }>('/inbox/summary', cookie)).body.lines;
    expect(inbox.map(({ kind }) => kind)).toContain('assessment.rate');
    // The clock says why, on each task that it gave.
    const given = (await at.tasks('group=community&q=甲二')) as readonly {
      raterName: string;
      reason?: string | null;
    }[];
    expect(given.filter(({ raterName }) => raterName === '甲二').map(({ reason }) => reason)).toEqual([
      '评分人已离职或停用，按组织树交接', '评分人已离职或停用，按组织树交接',
    ]); // prettier-ignore
  });
});
