import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { decideFinal, decideStep, missingFor, type StepFacts } from '../../../worker/modules/assessment/rules/cycle.ts';
import {
  cycleEvents,
  cycleSteps,
  cycleStates,
  type CycleEvent,
} from '../../../worker/modules/assessment/rules/states.ts';

const nothing = {
  people: 840, incomplete: 0, movesOpen: 0, ballotsOpen: 0, eventsOpen: 0, ratersWaiting: 0, objectionsOpen: 0,
  appealsOpen: 0, publicityRunning: false,
}; // prettier-ignore
type Counted = typeof nothing;

describe('what is still missing before a step', () => {
  it.each<[CycleEvent, Partial<Counted>, string[]]>([
    ['open', {}, []],
    ['open', { people: 0, incomplete: 3 }, []],
    ['collect', {}, []],
    ['collect', { people: 0 }, ['nobody_assessed 1']],
    ['collect', { incomplete: 2, ratersWaiting: 5, ballotsOpen: 1, eventsOpen: 4 }, ['scores_incomplete 2', 'raters_unsent 5', 'ballots_uncounted 1', 'events_undecided 4']],
    ['collect', { movesOpen: 9, objectionsOpen: 9, appealsOpen: 9, publicityRunning: true }, []],
    ['calibrate', { movesOpen: 2, eventsOpen: 7 }, ['moves_undecided 2']],
    ['publish', { movesOpen: 2, incomplete: 1 }, []],
    ['hear', { publicityRunning: true, objectionsOpen: 3 }, ['publicity_running 1']],
    ['finalise', { publicityRunning: true, objectionsOpen: 3, appealsOpen: 1 }, ['publicity_running 1', 'objections_unanswered 3', 'appeals_unanswered 1']],
    ['finalise', { incomplete: 5 }, []],
  ])('%s with %j: %j', (event, counted, expected) => {
    expect(missingFor(event, { ...nothing, ...counted }).map(({ code, count }) => `${code} ${count}`)).toEqual(expected);
  }); // prettier-ignore

  /** Of which state each step leads away; the first that the table of steps has. */
  const stateOf = (event: CycleEvent) => cycleStates.find((state) => cycleSteps.next(state, event) !== null);

  it('names exactly what the step would be refused for, but for ratings, which a reason may leave out', () => {
    const few = fc.integer({ min: 0, max: 2 });
    const counts = fc.record({
      people: few, incomplete: few, movesOpen: few, ballotsOpen: few, eventsOpen: few, objectionsOpen: few, appealsOpen: few,
    }); // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...cycleEvents), counts, fc.boolean(), (event, counted, running) => {
        const state = stateOf(event);
        if (!state) throw new Error(`no state before ${event}`);
        const publicityRunning = state === 'publicity' && running;
        const missing = missingFor(event, { ...nothing, ...counted, publicityRunning });
        const facts: StepFacts = {
          ...counted, state, version: 1, calendars: [], publicityUntil: day('2026-01-09'),
          today: day(publicityRunning ? '2026-01-09' : '2026-01-10'), makers: [],
        }; // prettier-ignore
        const answer = event === 'finalise' ? decideFinal(facts, 'usr_1', 1) : decideStep(facts, event, 1);
        expect(isRefusal(answer)).toBe(missing.length > 0);
        if (isRefusal(answer)) expect(missing.map(({ code }) => code as string)).toContain(answer.code);
      }),
    );
  });
});
