import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDARS } from '../../../worker/core/calendars.ts';
import { day, type Day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import {
  extendedTimes,
  firstTimes,
  lightOf,
  noticesOf,
  resumedTimes,
  type NoticeKind,
} from '../../../worker/modules/listings/rules/light.ts';
import {
  decideListingStep,
  listingEvents,
  listingStates,
  listingSteps,
  type ListingEvent,
  type ListingFacts,
  type ListingState,
  type ListingStep,
} from '../../../worker/modules/listings/rules/listing.ts';
import { boardName, refusePublicText } from '../../../worker/modules/listings/rules/public.ts';
import { exampleListingPolicy } from '../../../worker/modules/listings/templates/policy.ts';
import { textTable } from '../../harness/text-table.ts';

const policy = exampleListingPolicy.content;
const calendars = NATIONAL_CALENDARS;
const today = day('2026-06-01');
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

const facts = (state: ListingState, change: Partial<ListingFacts> = {}): ListingFacts => ({
  state,
  version: 3,
  listedBy: 'lister',
  reportedBy: state === 'reported' || state === 'delisted' ? 'owner' : null,
  askedBy: state === 'asking' ? 'owner' : null,
  askedWorkdays: state === 'asking' ? 5 : null,
  extensions: 0,
  dueDay: day('2026-06-30'),
  photos: 1,
  ...change,
});
const step = (event: ListingEvent, change: Partial<ListingStep> = {}): ListingStep => ({
  event,
  version: 3,
  text: '情况说明',
  workdays: event === 'ask' ? 5 : null,
  residentWord: event === 'delist' ? '满意' : null,
  noWordReason: null,
  by: 'second',
  ...change,
});

/** Every event that a state takes and where it leads; every other event is refused. */
const table: Readonly<Record<ListingState, string>> = {
  listed: 'report>reported ask>asking pause>paused revoke>revoked reassign>listed',
  asking: 'report>reported grant>listed deny>listed revoke>revoked',
  paused: 'resume>listed revoke>revoked',
  reported: 'delist>delisted reject>listed',
  delisted: 'relist>listed',
  revoked: '',
};
const leads = (state: ListingState): Map<string, string> =>
  new Map(table[state].split(' ').filter(Boolean).map((pair) => pair.split('>') as [string, string])); // prettier-ignore

describe('a plate', () => {
  it.each(listingStates.flatMap((state) => listingEvents.map((event) => [state, event] as const)))(
    '%s takes %s or refuses it, as the table says',
    (state, event) => {
      const next = leads(state).get(event);
      expect(codeOf(decideListingStep(facts(state), step(event), policy, today))).toBe(
        next ?? 'listing_step_not_allowed',
      );
      expect(listingSteps.events(state).includes(event)).toBe(next !== undefined);
    },
  );

  it.each(
    textTable(`
    state    | event  | change                | answer
    reported | delist | by=owner              | second_person_required
    reported | reject | by=owner              | second_person_required
    reported | delist | by=lister             | delisted
    asking   | grant  | by=owner              | second_person_required
    asking   | deny   | by=owner              | second_person_required
    listed   | revoke | by=lister             | second_person_required
    reported | delist | version=2             | changed_meanwhile
    reported | reject | text=                 | listing_text_required
    listed   | report | text=                 | listing_text_required
    reported | delist | text=                 | delisted
    listed   | ask    | workdays=11           | listing_extension_too_long
    listed   | ask    | workdays=             | listing_extension_too_long
    listed   | ask    | workdays=10           | asking
    listed   | ask    | extensions=2          | listing_extensions_used
    listed   | report | photos=0              | listing_photo_missing
    reported | delist | photos=0              | listing_photo_missing
    reported | delist | residentWord=         | listing_word_missing
    reported | delist | noWordReason=联系不上 | listing_word_missing
    listed   | pause  | dueDay=2026-05-29     | listing_late_no_pause
    listed   | pause  | dueDay=2026-06-01     | paused
  `),
  )('$state, $event with $change: $answer', ({ state, event, change, answer }) => {
    const [key = '', given = ''] = (change ?? '').split('=');
    const value = given === '' ? null : /^\d+$/.test(given) ? Number(given) : given;
    const ofPlate = ['extensions', 'photos', 'dueDay'].includes(key);
    const changed = { [key]: value };
    const plate = facts(state as ListingState, (ofPlate ? changed : {}) as Partial<ListingFacts>);
    const taken = step(event as ListingEvent, (ofPlate ? {} : changed) as Partial<ListingStep>);
    expect(codeOf(decideListingStep(plate, taken, policy, today))).toBe(answer);
  });

  it('is decided on what is there', () => {
    expect(codeOf(decideListingStep(null, step('report'), policy, today))).toBe('not_found');
  });

  it('never comes down but by a report that another checked, in 200 random orders', () => {
    let seed = 20_260_601;
    const drawn = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const people = ['owner', 'lister', 'second'];
    const ends = new Map<ListingState, number>();
    for (let run = 0; run < 200; run += 1) {
      let plate = facts('listed');
      let reporter: string | null = null;
      for (let taken = 0; taken < 40; taken += 1) {
        const event = listingEvents[drawn(listingEvents.length)] ?? 'report';
        const by = people[drawn(people.length)] ?? '';
        const next = decideListingStep(plate, step(event, { by }), policy, today);
        if (isRefusal(next)) continue;
        if (next === 'delisted') {
          expect([plate.state, event]).toEqual(['reported', 'delist']);
          expect(by).not.toBe(reporter);
        }
        if (event === 'grant') expect(by).not.toBe(plate.askedBy);
        if (event === 'revoke') expect(by).not.toBe('lister');
        if (event === 'report') reporter = by;
        const asks = event === 'ask';
        const extensions = plate.extensions + (event === 'grant' ? 1 : 0);
        expect(extensions).toBeLessThanOrEqual(policy.maxExtensions);
        plate = { ...plate, state: next, reportedBy: reporter, askedBy: asks ? by : null, extensions };
      }
      ends.set(plate.state, (ends.get(plate.state) ?? 0) + 1);
    }
    expect([...ends.keys()].every((state) => listingStates.includes(state))).toBe(true);
    expect(ends.get('revoked') ?? 0).toBeGreaterThan(20);
  });
});

describe('the light, by working days', () => {
  // Over the Spring Festival, May Day, the Dragon Boat Festival, and National Day with its make-up days.
  it.each(
    textTable(`
    listed     | days | yellow     | due        | city
    2026-02-13 | 10   | 2026-03-03 | 2026-03-05 | 2026-03-12
    2026-04-30 | 5    | 2026-05-09 | 2026-05-11 | 2026-05-18
    2026-06-18 | 1    | 2026-06-22 | 2026-06-22 | 2026-06-29
    2026-09-24 | 4    | 2026-09-30 | 2026-10-08 | 2026-10-14
    2026-12-30 | 2    | 2027-01-01 | 2027-01-01 | 2027-01-08
  `),
  )('hung on $listed for $days days: yellow $yellow, red after $due', ({ listed, days, yellow, due, city }) => {
    const times = firstTimes(day(listed ?? ''), Number(days), policy, calendars);
    expect(times).toEqual({ baseDay: listed, yellowDay: yellow, dueDay: due, cityDay: city });
  });

  it.each(
    textTable(`
    state    | reported   | today      | light
    listed   |            | 2026-06-09 | green
    listed   |            | 2026-06-10 | yellow
    asking   |            | 2026-06-12 | yellow
    listed   |            | 2026-06-13 | red
    paused   |            | 2026-06-30 | still
    reported | 2026-06-09 | 2026-06-30 | green
    reported | 2026-06-12 | 2026-06-30 | yellow
    reported | 2026-06-15 | 2026-06-16 | red
    delisted | 2026-06-12 | 2026-06-30 | off
    revoked  |            | 2026-06-30 | off
  `),
  )('$state on $today: $light', ({ state, reported, today: on, light }) => {
    const plate = {
      state: state as ListingState,
      yellowDay: day('2026-06-10'),
      dueDay: day('2026-06-12'),
      reportedDay: reported ? day(reported) : null,
    };
    expect(lightOf(plate, day(on ?? ''))).toBe(light);
  });

  it('takes granted time from the deadline, or from today where that has passed', () => {
    const times = { baseDay: day('2026-06-01'), dueDay: day('2026-06-12') };
    // 9 working days, and 5 more: of 14 the eleventh turns yellow. The 19th is a holiday.
    expect(extendedTimes(times, 5, day('2026-06-10'), policy, calendars)).toMatchObject({
      yellowDay: '2026-06-16',
      dueDay: '2026-06-22',
    });
    expect(extendedTimes(times, 5, day('2026-06-16'), policy, calendars).dueDay).toBe('2026-06-24');
  });

  it('moves by the working days that it stood, and what was yellow stays so', () => {
    const times = firstTimes(day('2026-09-21'), 10, policy, calendars);
    // Due on 12 October: the holidays are 25 to 27 September and 1 to 7 October, and the 10th is worked.
    expect(times).toMatchObject({ yellowDay: '2026-10-09', dueDay: '2026-10-12' });
    // Three working days: 30 September, 8 and 9 October.
    expect(resumedTimes(times, day('2026-09-29'), day('2026-10-09'), calendars)).toMatchObject({
      yellowDay: '2026-10-13',
      dueDay: '2026-10-15',
    });
    const late = resumedTimes(times, day('2026-10-09'), day('2026-10-10'), calendars);
    expect(late).toMatchObject({ yellowDay: '2026-10-09', dueDay: '2026-10-13' });
    expect(resumedTimes(times, day('2026-10-01'), day('2026-10-05'), calendars)).toEqual(times);
  });

  it.each(
    textTable(`
    state    | reported   | check      | today      | raised     | notices
    listed   |            |            | 2026-06-09 |            |
    listed   |            |            | 2026-06-10 |            | yellow
    listed   |            |            | 2026-06-12 | yellow     |
    listed   |            |            | 2026-06-15 | yellow     | red
    listed   |            |            | 2026-06-20 |            | red,city
    listed   |            |            | 2026-06-20 | red,city   |
    paused   |            |            | 2026-06-20 |            |
    reported | 2026-06-11 | 2026-06-16 | 2026-06-16 |            |
    reported | 2026-06-11 | 2026-06-16 | 2026-06-17 |            | check
    reported | 2026-06-15 | 2026-06-18 | 2026-06-19 |            | red,check
    delisted | 2026-06-15 |            | 2026-06-30 |            |
  `),
  )('$state on $today with $raised raised: $notices', ({ state, reported, check, today: on, raised, notices }) => {
    const plate = {
      state: state as ListingState,
      yellowDay: day('2026-06-10'),
      dueDay: day('2026-06-12'),
      cityDay: day('2026-06-19'),
      reportedDay: reported ? day(reported) : null,
      checkDay: check ? day(check) : (null as Day | null),
      raised: (raised ? raised.split(',') : []) as NoticeKind[],
    };
    expect(noticesOf(plate, day(on ?? '')).map(({ kind }) => kind)).toEqual(notices ? notices.split(',') : []);
  });
});

describe('the public board', () => {
  it.each(
    textTable(`
    text                       | answer
    3 号楼外墙脱落             |
    请联系 13912345678         | listing_public_text_personal
    电话 139-1234 5678         | listing_public_text_personal
    座机 0433-2512345          | listing_public_text_personal
    证号 222401199001011234    | listing_public_text_personal
    证号22240119900101123X     | listing_public_text_personal
    预算 2000000 元            |
  `),
  )('$text: $answer', ({ text, answer }) => {
    expect(codeOf(refusePublicText(text ?? '')) ?? '').toBe(answer);
  });

  it('masks who is responsible, or names nobody', () => {
    expect([boardName('张三丰', 'surname'), boardName('张三丰', 'ends'), boardName('张三丰', 'none')]).toEqual([
      '张**',
      '张*丰',
      null,
    ]);
    expect(refusePublicText(null)).toBe(null);
  });
});
