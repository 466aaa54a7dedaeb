import { describe, expect, it } from 'vitest';
import { checkCreditCode } from '../../../worker/core/checks.ts';
import { day } from '../../../worker/core/day.ts';
import { refuseArrival, refuseCheckInVerdict } from '../../../worker/modules/alliance/rules/check-in.ts';
import { matchOf, suggestMatches } from '../../../worker/modules/alliance/rules/match.ts';
import { refuseCode, refuseSeat } from '../../../worker/modules/alliance/rules/member.ts';
import { seatsOf } from '../../../worker/modules/alliance/rules/policy.ts';
import { exampleAlliancePolicy } from '../../../worker/modules/alliance/templates/policy.ts';
import { list, textTable } from '../../harness/text-table.ts';

const today = day('2026-06-10');
const policy = exampleAlliancePolicy.content;

describe('matching', () => {
  // By the example's points: theme 50, same unit 30, covers 20, same street 10, time whole 15 or part 5, enough 5; from 75 on.
  const need = {
    id: 'n1', theme: 'law', unitId: 'C1', unitKind: 'community', streetId: 'S1',
    fromDay: day('2026-06-01'), dueDay: day('2026-06-30'), minutes: 120, fen: 0,
  }; // prettier-ignore
  const resource = {
    id: 'r1', theme: 'law', unitId: 'C1', unitKind: 'community', streetId: 'S1' as string | null,
    fromDay: day('2026-01-01'), dueDay: day('2026-12-31'), left: { minutes: 600, fen: 0 },
  }; // prettier-ignore

  it.each(
    textTable(`
      theme | unit | kind      | street | from       | until      | minutes | fen  | score | reasons
      law   | C1   | community | S1     | 2026-01-01 | 2026-12-31 | 600     | 0    | 100   | theme,same_unit,time_whole,enough
      law   | S1   | street    | S1     | 2026-01-01 | 2026-12-31 | 600     | 0    | 90    | theme,covers,time_whole,enough
      law   | T    | city      |        | 2026-01-01 | 2026-12-31 | 600     | 0    | 90    | theme,covers,time_whole,enough
      law   | C2   | community | S1     | 2026-01-01 | 2026-12-31 | 600     | 0    | 80    | theme,same_street,time_whole,enough
      law   | C9   | community | S2     | 2026-01-01 | 2026-12-31 | 600     | 0    | 70    | theme,time_whole,enough
      law   | S2   | street    | S2     | 2026-01-01 | 2026-12-31 | 600     | 0    | 70    | theme,time_whole,enough
      elder | C1   | community | S1     | 2026-01-01 | 2026-12-31 | 600     | 0    | 50    | same_unit,time_whole,enough
      law   | C1   | community | S1     | 2026-06-20 | 2026-12-31 | 600     | 0    | 90    | theme,same_unit,time_part,enough
      law   | C1   | community | S1     | 2026-01-01 | 2026-06-29 | 600     | 0    | 90    | theme,same_unit,time_part,enough
      law   | C1   | community | S1     | 2026-06-30 | 2026-06-30 | 600     | 0    | 90    | theme,same_unit,time_part,enough
      law   | C1   | community | S1     | 2026-07-01 | 2026-12-31 | 600     | 0    | none  |
      law   | C1   | community | S1     | 2026-01-01 | 2026-06-09 | 600     | 0    | none  |
      law   | C1   | community | S1     | 2026-01-01 | 2026-12-31 | 90      | 0    | 95    | theme,same_unit,time_whole,not_enough
      law   | C1   | community | S1     | 2026-01-01 | 2026-12-31 | 0       | 9000 | none  |
    `),
  )('$theme at $unit from $from until $until with $minutes minutes left: $score', (row) => {
    const other = {
      ...resource,
      theme: row['theme'] ?? '',
      unitId: row['unit'] ?? '',
      unitKind: row['kind'] ?? '',
      streetId: row['street'] || null,
      fromDay: day(row['from'] ?? ''),
      dueDay: day(row['until'] ?? ''),
      left: { minutes: Number(row['minutes']), fen: Number(row['fen']) },
    };
    const match = matchOf(need, other, policy.match, today);
    expect(match?.score.toString() ?? 'none').toBe(row['score']);
    expect(match?.reasons.map(({ code }) => code) ?? []).toEqual(list(row['reasons']));
    const points = match?.reasons.reduce((sum, reason) => sum + reason.points, 0);
    expect(points).toBe(match?.score);
  });

  it('suggests no more than is asked and no more than is left', () => {
    expect(matchOf(need, { ...resource, left: { minutes: 90, fen: 500 } }, policy.match, today)?.suggested).toEqual({ minutes: 90, fen: 0 }); // prettier-ignore
    const open = { ...need, minutes: 0 };
    expect(matchOf(open, resource, policy.match, today)?.suggested).toEqual({ minutes: 600, fen: 0 });
    expect(matchOf(open, { ...resource, left: { minutes: 0, fen: 0 } }, policy.match, today)).toBeNull();
  });

  it('puts the best pair first, then the nearest deadline, and leaves out what is below the mark', () => {
    const needs = [need, { ...need, id: 'n0', dueDay: day('2026-06-15') }, { ...need, id: 'n2', theme: 'elder' }];
    const resources = [{ ...resource, id: 'r2', unitId: 'S1', unitKind: 'street' }, resource];
    const pairs = (most: number) =>
      suggestMatches(needs, resources, policy.match, { today, most }).map((pair) => `${pair.needId}${pair.resourceId} ${pair.score}`); // prettier-ignore
    expect(pairs(9)).toEqual(['n0r1 100', 'n1r1 100', 'n0r2 90', 'n1r2 90']);
    expect(pairs(1)).toEqual(['n0r1 100']);
  });
});

describe('members, seats and check-ins', () => {
  it('lets a person confirm only a check character that does not fit', () => {
    // Worked by hand: 91350100M000100Y43 is the standard's own example; its last character becomes 4.
    expect(refuseCode(checkCreditCode('91350100M000100Y43'), false)).toBeNull();
    expect(refuseCode(checkCreditCode('91350100M000100Y44'), false)?.code).toBe('member_code_unconfirmed');
    expect(refuseCode(checkCreditCode('91350100M000100Y44'), true)).toBeNull();
  });

  it('seats the template one by one', () => {
    const seats = seatsOf({ zh: '', ko: '', en: '', seats: [{ code: 'a', zh: '书记', ko: '서기', en: 'S', count: 1 }, { code: 'b', zh: '委员', ko: '위원', en: 'M', count: 2 }] }); // prettier-ignore
    expect(seats.map(({ number, zh }) => `${number} ${zh}`)).toEqual(['1 书记', '2 委员 1', '3 委员 2']);
    expect(seatsOf(policy.committees.street)).toHaveLength(5);
    expect(seatsOf(policy.committees.community)).toHaveLength(4);
  });

  it.each(
    textTable(`
      act       | held | ended      | version | day        | says
      appoint   | no   |            | 2       | 2026-03-01 | ok
      appoint   | yes  |            | 2       | 2026-05-01 | seat_held
      hand_over | yes  |            | 2       | 2026-05-01 | ok
      hand_over | yes  |            | 2       | 2026-03-31 | committee_backwards
      hand_over | no   |            | 2       | 2026-05-01 | seat_vacant
      leave     | no   |            | 2       | 2026-05-01 | seat_vacant
      leave     | yes  |            | 1       | 2026-05-01 | changed_meanwhile
      leave     | yes  | 2026-05-02 | 2       | 2026-05-01 | committee_ended
      appoint   | no   |            | 2       | 2026-02-28 | committee_backwards
    `),
  )('a seat, held $held: $act on $day → $says', (row) => {
    const seat = {
      committeeId: 'k', version: 2, setDay: day('2026-03-01'), endedDay: row['ended'] ? day(row['ended']) : null,
      holding: row['held'] === 'yes' ? { id: 'h', holder: '甲某', fromDay: day('2026-04-01') } : null,
    }; // prettier-ignore
    const act = row['act'] as 'appoint';
    expect(refuseSeat(seat, act, Number(row['version']), day(row['day'] ?? ''))?.code ?? 'ok').toBe(row['says']);
  });

  it.each(
    textTable(`
      day        | left       | says
      2026-06-10 |            | ok
      2026-06-11 |            | check_in_day
      2026-02-28 |            | check_in_day
      2026-05-01 | 2026-05-01 | member_left
      2026-04-30 | 2026-05-01 | ok
    `),
  )('a check-in of $day, the organisation left $left: $says', (row) => {
    const organisation = { joinedDay: day('2026-03-01'), leftDay: row['left'] ? day(row['left']) : null };
    const refused = refuseArrival({ communityStands: true, organisation }, day(row['day'] ?? ''), today);
    expect(refused?.code ?? 'ok').toBe(row['says']);
  });

  it('is confirmed once, by somebody else, on what was read', () => {
    const told = { id: 'c', state: 'told', version: 1, toldBy: 'usr_a' } as const;
    expect(refuseCheckInVerdict(told, 1, 'usr_b')).toBeNull();
    expect(refuseCheckInVerdict(told, 1, 'usr_a')?.code).toBe('second_person_required');
    expect(refuseCheckInVerdict(told, 2, 'usr_b')?.code).toBe('changed_meanwhile');
    expect(refuseCheckInVerdict({ ...told, state: 'refused' }, 1, 'usr_b')?.code).toBe('check_in_decided');
    expect(refuseCheckInVerdict(null, 1, 'usr_b')?.code).toBe('not_found');
    expect(refuseArrival({ communityStands: false, organisation: null }, today, today)?.code).toBe('not_found');
  });
});
