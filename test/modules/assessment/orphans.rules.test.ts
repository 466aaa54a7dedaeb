import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { handOver, orphansOf, settlesItself, type Orphan } from '../../../worker/modules/assessment/rules/orphans.ts';
import type { RaterPlan, StandingTask } from '../../../worker/modules/assessment/rules/rater-plan.ts';
import type { Rater, Task } from '../../../worker/modules/assessment/rules/raters.ts';

const rater = (id: string): Rater => ({ kind: 'worker', id, name: id });
const task = (by: string, workerId: string, group = 'community', unitId = '春'): Task => ({ rater: rater(by), workerId, group, unitId }); // prettier-ignore
const standing = (by: string, workerId: string, group?: string): StandingTask => ({
  ...task(by, workerId, group),
  id: `${by}>${workerId}`,
  origin: 'tree',
  sent: false,
});
type Why = RaterPlan['end'][number]['why'];
const plan = (ended: readonly StandingTask[], add: readonly Task[] = [], why: Why = 'rater_left'): RaterPlan => ({
  add,
  end: ended.map((one) => ({ task: one, why })),
});
const one = (given: RaterPlan, all: readonly StandingTask[]): Orphan => {
  const [first] = orphansOf(given, all);
  if (!first) throw new Error('no orphan');
  return first;
};
/** `worker ← rater` and the task that it replaces. */
const lines = (answer: ReturnType<typeof handOver>) =>
  isRefusal(answer)
    ? answer.code
    : {
        end: answer.end.map(({ id }) => id),
        add: answer.add.map(({ workerId, rater: by, replacesId }) => `${workerId}←${by.id} ${replacesId ?? '-'}`),
      };

describe('ratings without a rater', () => {
  const gone = [standing('甲', '乙'), standing('甲', '丙')];

  it.each<[string, readonly Task[], readonly StandingTask[], string, boolean]>([
    // what the tree adds                    who else rates                       proposal     by itself
    ['one who followed', [task('丁', '乙'), task('丁', '丙')], [], 'successor', true],
    ['two who followed', [task('丁', '乙'), task('戊', '丙')], [], 'several', false],
    ['others who rate', [], [standing('己', '乙'), standing('己', '丙')], 'others', true],
    ['one of them who follows', [task('丙', '乙')], [], 'successor', true],
    ['others for one of two', [], [standing('己', '乙')], 'nobody', false],
    ['nobody', [], [], 'nobody', false],
  ])('with %s', (_, add, others, proposal, itself) => {
    const orphan = one(plan(gone, add), [...gone, ...others]);
    expect([orphan.proposal, settlesItself(orphan), orphan.tasks.length]).toEqual([proposal, itself, 2]);
  });

  it('are none of whoever is no longer rated, and one for each rater, group and place', () => {
    expect(orphansOf(plan(gone, [], 'not_rated'), gone)).toEqual([]);
    const more = [...gone, standing('甲', '乙', 'street'), standing('庚', '乙')];
    expect(orphansOf(plan(more), more).map(({ rater: by, group, tasks }) => `${by.id} ${group} ${tasks.length}`)).toEqual([
      '甲 community 2', '甲 street 1', '庚 community 1',
    ]); // prettier-ignore
  });

  it('go to whom the tree names, each in the place of its own', () => {
    const add = [task('丁', '乙'), task('丁', '丙')];
    expect(lines(handOver(one(plan(gone, add), gone), null, gone))).toEqual({
      end: ['甲>乙', '甲>丙'], add: ['乙←丁 甲>乙', '丙←丁 甲>丙'],
    }); // prettier-ignore
    // Two who come for one: the first takes the place, the second comes beside.
    const two = [task('丁', '乙'), task('戊', '乙'), task('丁', '丙')];
    expect(lines(handOver(one(plan(gone, two), gone), null, gone))).toMatchObject({
      add: ['乙←丁 甲>乙', '乙←戊 -', '丙←丁 甲>丙'],
    });
  });

  it('end where others rate, and ask for somebody where nobody is there', () => {
    const others = [standing('己', '乙'), standing('己', '丙')];
    expect(lines(handOver(one(plan(gone), [...gone, ...others]), null, gone))).toEqual({ end: ['甲>乙', '甲>丙'], add: [] }); // prettier-ignore
    expect(lines(handOver(one(plan(gone), gone), null, gone))).toBe('successor_missing');
  });

  it('go to somebody chosen, who never rates themself or twice', () => {
    const all = [...gone, standing('丙', '乙')];
    const orphan = one(plan(gone), all);
    expect(lines(handOver(orphan, rater('辛'), all))).toEqual({ end: ['甲>乙', '甲>丙'], add: ['乙←辛 甲>乙', '丙←辛 甲>丙'] }); // prettier-ignore
    // 丙 rates 乙 already, and is 丙.
    expect(lines(handOver(orphan, rater('丙'), all))).toEqual({ end: ['甲>乙', '甲>丙'], add: [] });
  });
});
