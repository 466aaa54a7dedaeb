import { describe, expect, it } from 'vitest';
import {
  planRaters,
  coverageOf,
  slotKey,
  taskKey,
  type StandingTask,
} from '../../../worker/modules/assessment/rules/rater-plan.ts';
import {
  raterRuleOf,
  slotsOf,
  tasksFromTree,
  type Officer,
  type Posted,
  type RatedPerson,
  type Task,
} from '../../../worker/modules/assessment/rules/raters.ts';
import type { RaterGroup, Scheme } from '../../../worker/modules/assessment/rules/scheme.ts';
import { schemeTemplates } from '../../../worker/modules/assessment/templates/schemes.ts';

const template = schemeTemplates.find(({ code }) => code === 'representative_r');
if (!template) throw new Error('no template');
const scheme: Scheme = template.scheme;

/*
 * One street 东 with 春 (a head 甲, three staff 乙丙丁) and 夏 (a head 戊, a staff 己 who came from 春 in the year, and
 * 庚 on probation). The scheme: the street's officers, the head (not for heads), peers (colleagues of the place,
 * anonymous, at least 3), residents by ballot.
 */
const posted = (workerId: string, unitId: string, postType: Posted['postType']): Posted => ({
  workerId, name: workerId, unitId, streetId: '东', postType,
}); // prettier-ignore
const everybody: readonly Posted[] = [
  posted('甲', '春', 'head'),
  posted('乙', '春', 'staff'),
  posted('丙', '春', 'staff'),
  posted('丁', '春', 'staff'),
  posted('戊', '夏', 'head'),
  posted('己', '夏', 'staff'),
  posted('庚', '夏', 'staff'),
];
const rated = (workerId: string, more: Partial<RatedPerson> = {}): RatedPerson => {
  const { unitId, postType } = everybody.find((one) => one.workerId === workerId) ?? { unitId: '春', postType: 'staff' as const };
  return { workerId, unitId, postType, notGraded: null, places: [], ...more };
}; // prettier-ignore
const people: readonly RatedPerson[] = [
  ...['甲', '乙', '丙', '丁', '戊'].map((id) => rated(id)),
  rated('己', { places: [{ unitId: '春', months: 4 }, { unitId: '夏', months: 8 }] }),
  rated('庚', { notGraded: 'probation' }),
]; // prettier-ignore
const officer = (userId: string, unitId: string, workerId: string | null = null): Officer => ({
  userId, workerId, name: userId, unitId,
}); // prettier-ignore
const officers = [officer('张', '东'), officer('李', '东'), officer('市', '市'), officer('西', '西')];
const streetOf = new Map([['春', '东'], ['夏', '东']]); // prettier-ignore
const tree = { scheme, cityUnitId: '市', people, posted: everybody, officers, streetOf };

const line = ({ workerId, group, unitId, rater }: Task) => `${workerId} ${group}@${unitId} ← ${rater.id}`;
const of = (workerId: string, tasks: readonly Task[]) => tasks.filter((task) => task.workerId === workerId).map(line);

describe('who rates whom, worked out from the tree', () => {
  const tasks = tasksFromTree(tree);

  it.each([
    // A head: the street's two officers and the three colleagues; nobody speaks for the community.
    ['甲', ['street@春 ← 张', 'street@春 ← 李', 'peers@春 ← 乙', 'peers@春 ← 丙', 'peers@春 ← 丁']],
    // Staff: the officers, the head for the community, and the other colleagues with the head among them.
    [
      '乙',
      ['street@春 ← 张', 'street@春 ← 李', 'community@春 ← 甲', 'peers@春 ← 甲', 'peers@春 ← 丙', 'peers@春 ← 丁'],
    ],
    // The head of 夏 has two colleagues; one on probation may rate, though nobody rates them.
    ['戊', ['street@夏 ← 张', 'street@夏 ← 李', 'peers@夏 ← 己', 'peers@夏 ← 庚']],
    ['庚', []],
  ])('%s', (workerId, wanted) => {
    expect(of(workerId, tasks)).toEqual(wanted.map((text) => `${workerId} ${text}`));
  });

  it('lets both places rate whoever moved in the year', () => {
    expect(of('己', tasks)).toEqual([
      '己 street@春 ← 张', '己 street@春 ← 李', '己 street@夏 ← 张', '己 street@夏 ← 李',
      '己 community@春 ← 甲', '己 community@夏 ← 戊',
      '己 peers@春 ← 甲', '己 peers@春 ← 乙', '己 peers@春 ← 丙', '己 peers@春 ← 丁', '己 peers@夏 ← 戊', '己 peers@夏 ← 庚',
    ]); // prettier-ignore
  });

  it('never lets anybody rate themself, not even an officer who is assessed', () => {
    const own = tasksFromTree({ ...tree, officers: [officer('账号', '东', '乙')] });
    expect(own.filter(({ workerId, rater }) => workerId === rater.id)).toEqual([]);
    expect(of('丙', own)).toContain('丙 street@春 ← 乙');
  });

  it('leaves out a place served in for too few months', () => {
    const strict = { ...scheme, transfer: { fewestMonths: 6 } };
    expect(slotsOf(people[5] as RatedPerson, strict).map(({ unitId }) => unitId)).toEqual(['夏', '夏', '夏']);
  });

  const group = (more: Partial<RaterGroup>): RaterGroup => ({ ...(scheme.groups[0] as RaterGroup), ...more });

  it.each([
    [{ byBallot: true }, null],
    [{ system: true }, null],
    [{ anonymous: true, at: 'community' }, 'peers'],
    [{ anonymous: false, at: 'community' }, 'head'],
    [{ anonymous: false, at: 'street' }, 'officers'],
    [{ anonymous: false, at: 'city' }, 'officers'],
  ] as const)('a group with %j is spoken for by %s', (more, rule) => {
    expect(raterRuleOf(group(more))).toBe(rule);
  });

  it('lets heads rate heads where peers answer for the street', () => {
    const around = { ...scheme, groups: scheme.groups.map((one) => (one.code === 'peers' ? { ...one, at: 'street' as const } : one)) }; // prettier-ignore
    const peers = tasksFromTree({ ...tree, scheme: around }).filter((task) => task.group === 'peers');
    expect(of('甲', peers)).toEqual(['甲 peers@春 ← 戊']);
  });
});

describe('a plan that follows the tree', () => {
  const present = new Set([...everybody.map(({ workerId }) => workerId), ...officers.map(({ userId }) => userId)]);
  const wanted = tasksFromTree(tree);
  const standing = (tasks: readonly Task[], more: (task: Task) => Partial<StandingTask> = () => ({})): StandingTask[] =>
    tasks.map((task, at) => ({ ...task, id: `t${at}`, origin: 'tree' as const, sent: false, ...more(task) }));
  const facts = { scheme, people, wanted, barred: new Set<string>(), present };
  const lines = (plan: ReturnType<typeof planRaters>) => ({
    add: plan.add.map(line),
    end: plan.end.map(({ task, why }) => `${line(task)} ${why}`),
  });

  it('changes nothing the second time', () => {
    expect(lines(planRaters({ ...facts, standing: standing(wanted) }))).toEqual({ add: [], end: [] });
  });

  it('replaces a head who left by the one who followed, but not what was sent', () => {
    const after = everybody.map((one) => (one.workerId === '丁' ? { ...one, postType: 'head' as const } : one)).filter(({ workerId }) => workerId !== '甲'); // prettier-ignore
    const later = tasksFromTree({ ...tree, posted: after });
    const few = standing(wanted.filter(({ group, unitId }) => group === 'community' && unitId === '春'), ({ workerId }) => ({ sent: workerId === '乙' })); // prettier-ignore
    const gone = new Set([...present].filter((id) => id !== '甲'));
    const plan = lines(planRaters({ ...facts, wanted: later.filter(({ group }) => group === 'community'), standing: few, present: gone })); // prettier-ignore
    expect(plan.end).toEqual(['丙 community@春 ← 甲', '丁 community@春 ← 甲', '己 community@春 ← 甲'].map((text) => `${text} rater_left`)); // prettier-ignore
    // 乙 was rated by the head before; 丁 is rated by nobody for the community, being its head now.
    expect(plan.add.filter((text) => text.includes('@春'))).toEqual(['丙 community@春 ← 丁', '己 community@春 ← 丁']);
  });

  it('ends the task of whoever moved away, and of whoever is no longer rated', () => {
    const one = standing(wanted.filter(({ workerId, rater }) => workerId === '乙' && rater.id === '丙'));
    expect(lines(planRaters({ ...facts, wanted: [], standing: one })).end).toEqual(['乙 peers@春 ← 丙 rater_moved']);
    expect(lines(planRaters({ ...facts, wanted: [], people: [], standing: one })).end).toEqual([
      '乙 peers@春 ← 丙 not_rated',
    ]);
  });

  it('keeps what was set by hand, and does not bring back what was taken away by hand', () => {
    const [first] = wanted.filter(({ workerId, group }) => workerId === '乙' && group === 'peers');
    const byHand = standing([{ ...(first as Task), rater: { kind: 'worker', id: '戊', name: '戊' } }], () => ({ origin: 'hand' })); // prettier-ignore
    const barred = new Set([taskKey(first as Task)]);
    expect(lines(planRaters({ ...facts, wanted: [first as Task], standing: byHand, barred }))).toEqual({ add: [], end: [] }); // prettier-ignore
    const gone = new Set([...present].filter((id) => id !== '戊'));
    expect(lines(planRaters({ ...facts, wanted: [], standing: byHand, barred, present: gone })).end).toEqual([
      '乙 peers@春 ← 戊 rater_left',
    ]);
  });
});

describe('what is missing before a cycle opens', () => {
  const counts = (list: readonly [string, number][]) =>
    new Map(list.map(([key, raters]) => [key, { raters, sent: 0 }]));
  const key = (group: string, unitId = '春') => slotKey({ workerId: '乙', group, unitId });
  const gaps = (list: readonly [string, number][]) =>
    coverageOf(rated('乙'), scheme, counts(list)).map(({ group, raters, gap }) => [group.code, raters, gap]);

  it('is told by group: nobody of the street, no head, fewer colleagues than may stay unknown', () => {
    expect(gaps([])).toEqual([['street', 0, 'no_officer'], ['community', 0, 'no_head'], ['peers', 0, 'no_peer']]); // prettier-ignore
    expect(gaps([[key('street'), 1], [key('community'), 1], [key('peers'), 2]])).toEqual([
      ['street', 1, null], ['community', 1, null], ['peers', 2, 'few_peers'],
    ]); // prettier-ignore
    expect(gaps([[key('street'), 1], [key('community'), 1], [key('peers'), 3]]).at(-1)).toEqual(['peers', 3, null]); // prettier-ignore
  });
});
