import { describe, expect, it } from 'vitest';
import { day, type Day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import {
  decideLineStep,
  decidePair,
  isLate,
  leftOf,
  lineStates,
  lineSteps,
  offeredSteps,
  type LineEvent,
  type LineFacts,
  type LineState,
} from '../../../worker/modules/alliance/rules/line.ts';
import { alarmEdges } from '../../../worker/modules/alliance/rules/alarm.ts';
import { type List } from '../../../worker/modules/alliance/rules/policy.ts';
import { textTable } from '../../harness/text-table.ts';

const today = day('2026-06-10');
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

const facts = (change: Partial<LineFacts> = {}): LineFacts => ({
  id: 'alin_1',
  list: 'project',
  state: 'open',
  version: 3,
  fromDay: day('2026-06-01'),
  dueDay: day('2026-06-30'),
  doneBy: 'usr_a',
  madeBy: 'usr_a',
  pausedDay: null,
  progress: 1,
  projects: 0,
  ...change,
});

describe('a line of the four lists', () => {
  const events: readonly LineEvent[] = [
    'progress', 'match', 'release', 'settle', 'postpone', 'finish', 'confirm', 'return', 'pause', 'resume', 'cancel',
  ]; // prettier-ignore
  // Where each event leads from each state; a dash is refused.
  const table = textTable(`
    state     | progress | match    | release | settle    | postpone | finish | confirm   | return   | pause    | resume   | cancel
    ----------|----------|----------|---------|-----------|----------|--------|-----------|----------|----------|----------|----------
    open      | underway | underway | -       | -         | open     | -      | -         | -        | open     | open     | cancelled
    underway  | underway | underway | open    | confirmed | underway | done   | -         | -        | underway | underway | cancelled
    done      | -        | -        | -       | -         | -        | -      | confirmed | underway | -        | -        | -
    confirmed | -        | -        | -       | -         | -        | -      | -         | -        | -        | -        | -
    cancelled | -        | -        | -       | -         | -        | -      | -         | -        | -        | -        | -
  `);
  const days: Readonly<Partial<Record<LineEvent, Day>>> = { progress: day('2026-06-09'), postpone: day('2026-07-15') };

  it.each(lineStates.flatMap((state) => events.map((event) => [state, event] as const)))(
    '%s takes %s or refuses it, as the table says',
    (state, event) => {
      const wanted = table.find((row) => row['state'] === state)?.[event];
      const step = { event, version: 3, day: days[event] ?? null };
      const pausedDay = event === 'resume' ? day('2026-06-08') : null;
      const answer = codeOf(decideLineStep(facts({ state, pausedDay }), step, { by: 'usr_b', today }));
      expect(answer).toBe(wanted === '-' ? 'line_step_not_allowed' : wanted);
    },
  );

  it.each(
    textTable(`
      event    | state    | version | day        | progress | projects | by    | says
      ---------|----------|---------|------------|----------|----------|-------|-------------------------
      progress | open     | 2       | 2026-06-09 | 0        | 0        | usr_b | changed_meanwhile
      progress | open     | 3       | 2026-06-01 | 0        | 0        | usr_b | underway
      progress | open     | 3       | 2026-06-10 | 0        | 0        | usr_b | underway
      progress | open     | 3       | 2026-05-31 | 0        | 0        | usr_b | line_progress_day
      progress | open     | 3       | 2026-06-11 | 0        | 0        | usr_b | line_progress_day
      finish   | underway | 3       |            | 0        | 0        | usr_b | line_progress_missing
      finish   | underway | 3       |            | 1        | 2        | usr_b | line_has_projects
      cancel   | underway | 3       |            | 1        | 1        | usr_b | line_has_projects
      cancel   | open     | 3       |            | 0        | 0        | usr_b | cancelled
      postpone | open     | 3       | 2026-06-30 | 0        | 0        | usr_b | line_postponed_backwards
      postpone | open     | 3       | 2026-07-01 | 0        | 0        | usr_b | open
      confirm  | done     | 3       |            | 1        | 0        | usr_a | second_person_required
      return   | done     | 3       |            | 1        | 0        | usr_a | underway
      confirm  | done     | 3       |            | 1        | 0        | usr_b | confirmed
    `),
  )('$event in $state by $by with $projects projects: $says', (row) => {
    const line = facts({ state: row['state'] as LineState, progress: Number(row['progress']), projects: Number(row['projects']) }); // prettier-ignore
    const step = {
      event: row['event'] as LineEvent,
      version: Number(row['version']),
      day: row['day'] ? day(row['day']) : null,
    };
    expect(codeOf(decideLineStep(line, step, { by: row['by'] ?? '', today }))).toBe(row['says']);
  });

  it('that is not there is not found, and offers what can be done now', () => {
    const step = { event: 'cancel', version: 1, day: null } as const;
    expect(codeOf(decideLineStep(null, step, { by: 'usr_b', today }))).toBe('not_found');
    const offered = (change: Partial<LineFacts>) => offeredSteps(facts(change), today);
    expect(offered({ state: 'underway', progress: 0 })).toEqual(['progress', 'postpone', 'pause', 'cancel']);
    expect(offered({ state: 'underway', projects: 1 })).toEqual(['progress', 'postpone', 'pause']);
    expect(offered({ state: 'done' })).toEqual(['confirm', 'return']);
    expect(offered({ state: 'underway', pausedDay: day('2026-06-08') })).toEqual(['resume', 'cancel']);
    expect(offered({ state: 'open', dueDay: day('2026-06-09') })).not.toContain('pause');
    expect(lineSteps.isFinal('confirmed')).toBe(true);
  });

  it.each(
    textTable(`
      event    | paused     | due        | by    | says
      pause    |            | 2026-06-10 | usr_b | open
      pause    |            | 2026-06-09 | usr_b | line_pause_late
      pause    |            | 2026-06-30 | usr_a | second_person_required
      pause    | 2026-06-08 | 2026-06-30 | usr_b | line_paused
      resume   |            | 2026-06-30 | usr_b | line_not_paused
      resume   | 2026-06-08 | 2026-06-30 | usr_a | open
      resume   | 2026-06-08 | 2026-06-09 | usr_b | open
      progress | 2026-06-08 | 2026-06-30 | usr_b | line_paused
      postpone | 2026-06-08 | 2026-06-30 | usr_b | line_paused
      cancel   | 2026-06-08 | 2026-06-30 | usr_b | cancelled
    `),
  )('paused "$paused", due $due: $event by $by: $says', (row) => {
    const pausedDay = row['paused'] ? day(row['paused']) : null;
    const line = facts({ pausedDay, dueDay: day(row['due'] ?? '') });
    const event = row['event'] as LineEvent;
    const step = { event, version: 3, day: days[event] ?? null };
    expect(codeOf(decideLineStep(line, step, { by: row['by'] ?? '', today }))).toBe(row['says']);
  });

  it('never ends where the machine has no row, whatever the order of events', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      let state: LineState = 'open';
      let pausedDay: Day | null = null;
      for (let turn = 0, random = seed; turn < 30; turn += 1) {
        random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
        const event = events[Math.floor(random / 65_536) % events.length] ?? 'progress';
        const step = { event, version: 3, day: days[event] ?? null };
        const wasPaused: boolean = pausedDay !== null;
        const answer = decideLineStep(facts({ state, pausedDay }), step, { by: 'usr_b', today });
        if (isRefusal(answer)) {
          const codes = ['line_step_not_allowed', wasPaused ? 'line_paused' : 'line_not_paused'];
          expect(codes).toContain(answer.code);
          continue;
        }
        if (wasPaused) expect(['resume', 'cancel']).toContain(event);
        state = answer;
        pausedDay = event === 'pause' ? today : null;
      }
      expect(lineStates).toContain(state);
    }
  });

  it.each(
    textTable(`
      list     | state     | due        | done       | late
      project  | open      | 2026-06-10 |            | no
      project  | open      | 2026-06-09 |            | yes
      project  | underway  | 2026-06-09 |            | yes
      project  | done      | 2026-06-09 | 2026-06-09 | no
      project  | confirmed | 2026-06-09 | 2026-06-10 | yes
      project  | cancelled | 2026-06-01 |            | no
      need     | open      | 2026-06-09 |            | yes
      resource | open      | 2026-06-09 |            | no
      resource | underway  | 2026-06-09 |            | yes
      result   | confirmed | 2026-06-09 | 2026-06-10 | no
    `),
  )('$list $state, due $due and done $done: late $late', (row) => {
    const line = {
      list: row['list'] as List,
      state: row['state'] as LineState,
      dueDay: day(row['due'] ?? ''),
      doneDay: row['done'] ? day(row['done']) : null,
      pausedDay: null,
    };
    expect(isLate({ ...line, pausedDay: today }, today)).toBe(false);
    expect(isLate(line, today) ? 'yes' : 'no').toBe(row['late']);
  });
});

describe('a pair', () => {
  const need = { id: 'n', state: 'open' as LineState, version: 2, pausedDay: null };
  const resource = {
    id: 'r',
    state: 'underway' as LineState,
    version: 5,
    pausedDay: null,
    left: { minutes: 120, fen: 50_000 },
  };
  it.each(
    textTable(`
      need     | resource  | minutes | fen   | nv | rv | due        | says
      open     | open      | 120     | 50000 | 2  | 5  | 2026-06-10 | ok
      open     | underway  | 60      | 0     | 2  | 5  | 2026-06-30 | ok
      open     | underway  | 60      | 0     | 2  | 5  | 2026-06-09 | project_due_past
      open     | underway  | 121     | 0     | 2  | 5  | 2026-06-30 | resource_overdrawn
      open     | underway  | 0       | 50001 | 2  | 5  | 2026-06-30 | resource_overdrawn
      underway | open      | 60      | 0     | 2  | 5  | 2026-06-30 | need_taken
      open     | done      | 60      | 0     | 2  | 5  | 2026-06-30 | resource_over
      open     | cancelled | 60      | 0     | 2  | 5  | 2026-06-30 | resource_over
      open     | open      | 60      | 0     | 1  | 5  | 2026-06-30 | changed_meanwhile
      open     | open      | 60      | 0     | 2  | 4  | 2026-06-30 | changed_meanwhile
    `),
  )('need $need, resource $resource, $minutes minutes and $fen fen: $says', (row) => {
    const refused = decidePair(
      { need: { ...need, state: row['need'] as LineState }, resource: { ...resource, state: row['resource'] as LineState } },
      { minutes: Number(row['minutes']), fen: Number(row['fen']), needVersion: Number(row['nv']), resourceVersion: Number(row['rv']), dueDay: day(row['due'] ?? '') },
      today,
    ); // prettier-ignore
    expect(refused?.code ?? 'ok').toBe(row['says']);
  });

  it('takes up nothing that is paused', () => {
    const wanted = { minutes: 60, fen: 0, needVersion: 2, resourceVersion: 5, dueDay: day('2026-06-30') };
    const paused = { pausedDay: today };
    expect(decidePair({ need: { ...need, ...paused }, resource }, wanted, today)?.code).toBe('line_paused');
    expect(decidePair({ need, resource: { ...resource, ...paused } }, wanted, today)?.code).toBe('line_paused');
  });

  it('draws on what is left, never below nothing', () => {
    expect(leftOf({ minutes: 600, fen: 100 }, { minutes: 240, fen: 130 })).toEqual({ minutes: 360, fen: 0 });
  });
});

describe('an alarm', () => {
  // The Dragon Boat Festival of 2026 is 19 to 21 June; there is no make-up day for it.
  const calendars = [{ year: 2026, holidays: [day('2026-06-19')], makeUpDays: [], source: '' }];
  it.each(
    textTable(`
      today      | workdays | edge
      2026-06-10 | 0        | 2026-06-09
      2026-06-10 | 1        | 2026-06-08
      2026-06-15 | 1        | 2026-06-11
      2026-06-22 | 0        | 2026-06-21
      2026-06-22 | 1        | 2026-06-17
      2026-06-23 | 1        | 2026-06-21
      2026-06-24 | 3        | 2026-06-17
    `),
  )('on $today, $workdays working days after the deadline: of deadlines until $edge', (row) => {
    const days = Number(row['workdays']);
    const edges = alarmEdges(day(row['today'] ?? ''), { streetAfterWorkdays: days, cityAfterWorkdays: 250 }, calendars);
    expect(edges.street).toBe(row['edge']);
    expect(edges.city < edges.street).toBe(true);
  });
});
