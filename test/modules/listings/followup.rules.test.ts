import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../worker/core/refusal.ts';
import {
  drawFrom,
  rankedText,
  refusePopulation,
  sameDraw,
  type RankedCandidate,
} from '../../../worker/modules/listings/rules/draw.ts';
import {
  decideFollowupStep,
  followupEvents,
  followupStates,
  followupSteps,
  type FollowupEvent,
  type FollowupFacts,
  type FollowupState,
  type FollowupStep,
} from '../../../worker/modules/listings/rules/followup.ts';
import type { FollowupRule, Mark } from '../../../worker/modules/listings/rules/followup-policy.ts';
import { textTable } from '../../harness/text-table.ts';

const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);
const policy = { photoRequired: true };
const facts = (state: FollowupState, change: Partial<FollowupFacts> = {}): FollowupFacts => ({
  state,
  version: 2,
  visitorId: state === 'drawn' ? null : 'visitor',
  handlers: ['handler'],
  photos: 1,
  ...change,
});
const step = (event: FollowupEvent, change: object = {}): FollowupStep =>
  ({
    version: 2,
    text: '已回访',
    by: 'visitor',
    ...(event === 'assign'
      ? { event, visitorId: 'visitor' }
      : { event, how: 'onsite', residentWord: '满意', noWordReason: null }),
    ...change,
  }) as FollowupStep;

const table: Readonly<Record<FollowupState, string>> = {
  drawn: 'assign>assigned',
  assigned: 'assign>assigned agree>agreed differ>differs miss>missed',
  agreed: '',
  differs: '',
  missed: '',
};
const leads = (state: FollowupState): Map<string, string> =>
  new Map(table[state].split(' ').filter(Boolean).map((pair) => pair.split('>') as [string, string])); // prettier-ignore

describe('a follow-up', () => {
  it.each(followupStates.flatMap((state) => followupEvents.map((event) => [state, event] as const)))(
    '%s takes %s or refuses it, as the table says',
    (state, event) => {
      const next = leads(state).get(event);
      expect(codeOf(decideFollowupStep(facts(state), step(event), policy))).toBe(next ?? 'followup_step_not_allowed');
      expect(followupSteps.events(state).includes(event)).toBe(next !== undefined);
    },
  );

  it.each(
    textTable(`
    event  | change             | answer
    assign | visitorId=handler  | followup_visitor_handled
    agree  | version=1          | changed_meanwhile
    agree  | by=another         | followup_not_yours
    agree  | by=handler         | followup_visitor_handled
    agree  | text=              | followup_note_required
    miss   | text=              | followup_note_required
    miss   | how=               | missed
    differ | how=               | followup_how_required
    differ | residentWord=      | followup_word_missing
    agree  | noWordReason=不在  | followup_word_missing
    agree  | photos=0           | followup_photo_missing
    differ | photos=0           | followup_photo_missing
    miss   | photos=0           | missed
  `),
  )('$event with $change: $answer', ({ event, change, answer }) => {
    const [key = '', given = ''] = (change ?? '').split('=');
    const value = given === '' ? null : /^\d+$/.test(given) ? Number(given) : given;
    const followup = facts('assigned', key === 'photos' ? { photos: Number(value) } : {});
    const taken = step(event as FollowupEvent, key === 'photos' ? {} : { [key]: value });
    expect(codeOf(decideFollowupStep(followup, taken, policy))).toBe(answer);
  });

  it('takes no photograph by telephone, nor where the city asks for none', () => {
    const bare = facts('assigned', { photos: 0 });
    expect(decideFollowupStep(bare, step('agree', { how: 'phone' }), policy)).toBe('agreed');
    expect(decideFollowupStep(bare, step('agree'), { photoRequired: false })).toBe('agreed');
    expect(codeOf(decideFollowupStep(null, step('agree'), policy))).toBe('not_found');
  });

  it('never ends but by its visitor, in 200 random orders', () => {
    let seed = 7;
    const drawn = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const people = ['visitor', 'another', 'handler'];
    for (let run = 0; run < 200; run += 1) {
      let followup = facts('drawn');
      for (let taken = 0; taken < 20; taken += 1) {
        const event = followupEvents[drawn(followupEvents.length)] ?? 'assign';
        const by = people[drawn(people.length)] ?? '';
        const visitorId = people[drawn(people.length)] ?? '';
        const next = decideFollowupStep(
          followup,
          step(event, { by, ...(event === 'assign' ? { visitorId } : {}) }),
          policy,
        );
        if (isRefusal(next)) continue;
        if (event !== 'assign') expect(by).toBe(followup.visitorId);
        followup = { ...followup, state: next, visitorId: event === 'assign' ? visitorId : followup.visitorId };
        expect(followup.visitorId).not.toBe('handler');
      }
      expect(followup.state === 'drawn' || followup.visitorId !== null).toBe(true);
    }
  });
});

describe('a draw', () => {
  const one = (
    id: string,
    rank: string,
    marks: readonly Mark[] = [],
    kind: 'case' | 'listing' = 'case',
  ): RankedCandidate => ({
    kind,
    id,
    round: 1,
    marks,
    rank,
  });
  const rule = (change: Partial<FollowupRule> = {}): FollowupRule => ({
    kind: 'case',
    share: '0.3',
    atLeast: 1,
    always: ['partly'],
    ...change,
  });
  const closed = [one('a', '5'), one('b', '1'), one('c', '3', ['partly']), one('d', '2'), one('e', '4', ['late'])];
  const told = (drawn: readonly { id: string; why: string }[]) => drawn.map(({ id, why }) => `${id}:${why}`).join(' ');

  it.each(
    textTable(`
    share | atLeast | always       | drawn
    0.3   | 1       | partly       | c:partly b:random d:random
    0.2   | 0       |              | b:random
    0.21  | 0       |              | b:random d:random
    0     | 0       | partly,late  | c:partly e:late
    0     | 3       | partly       | c:partly b:random d:random e:random
    1     | 0       | late         | e:late b:random d:random c:random a:random
    0.5   | 9       |              | b:random d:random c:random e:random a:random
  `),
  )('$share, at least $atLeast, always $always: $drawn', ({ share, atLeast, always, drawn }) => {
    const marks = (always ? always.split(',') : []) as Mark[];
    const rules = [rule({ share: share ?? '', atLeast: Number(atLeast), always: marks })];
    expect(told(drawFrom(closed, rules))).toBe(drawn);
  });

  it('takes of each kind by its own rule, and nothing of a kind without one', () => {
    const both = [...closed, one('l', '0', [], 'listing')];
    expect(told(drawFrom(both, [rule({ share: '0', atLeast: 1, always: [] })]))).toBe('b:random');
    const listings = rule({ kind: 'listing', share: '1', always: [] });
    expect(told(drawFrom(both, [rule({ share: '0', atLeast: 1, always: [] }), listings]))).toBe('b:random l:random');
    expect(drawFrom([], [rule()])).toEqual([]);
  });

  it('is made of something, and of no more of a kind than it takes', () => {
    expect(codeOf(refusePopulation([], 5))).toBe('followup_nothing_closed');
    expect(refusePopulation(closed, 5)).toBe(null);
    expect(refusePopulation([...closed, one('l', '0', [], 'listing')], 5)).toBe(null);
    expect(codeOf(refusePopulation(closed, 4))).toBe('followup_too_many');
  });

  it('is the same whatever the order of what stands, and told from another', () => {
    const drawn = drawFrom(closed, [rule()]);
    expect(sameDraw(drawn, drawFrom(closed.toReversed(), [rule()]).toReversed())).toBe(true);
    expect(sameDraw(drawn, drawn.slice(1))).toBe(false);
    expect(rankedText('seed', { kind: 'case', id: 'cas_1', round: 2 })).toBe('seed:case:cas_1:2');
  });
});
