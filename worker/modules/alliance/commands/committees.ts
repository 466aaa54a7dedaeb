import { compareDay, type Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { committeeKindOf, refuseSeat } from '../rules/member.ts';
import { seatsOf } from '../rules/policy.ts';
import { allianceRefusals } from '../rules/refusals.ts';
import * as store from '../store/committees.ts';
import { memberInReach, type MemberRow } from '../store/members.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import { unitInScope, type UnitRow } from '../store/reach.ts';
import type { Moved } from './members.ts';

/** Sets up a committee of a street or a community with the seats of the template in force on that day. */
export function setUpCommittee(
  ctx: CityContext,
  { unitId, setDay }: { readonly unitId: string; readonly setDay: Day },
): Promise<Moved> {
  return commit(ctx, async () => {
    const [units, terms, standing] = await ctx.db.reads<[UnitRow, PolicyRow, { id: string }]>([
      unitInScope(ctx, 'alliance.write', unitId),
      policyOn(setDay),
      store.committeeOf(unitId),
    ]);
    const unit = units[0];
    if (!unit) return platformRefusals.refuse('not_found');
    const kind = committeeKindOf(unit.kind);
    if (kind === null) return allianceRefusals.refuse('committee_place_unfit');
    if (standing.length > 0) return allianceRefusals.refuse('committee_standing');
    const { committees } = policyOf(terms);
    const templateDay = terms[0]?.fromDay ?? setDay;
    const id = ctx.newId('acom');
    return {
      audit: {
        action: 'alliance.committee.set_up',
        subject: { type: 'alliance_committee', id },
        payload: { unitId, kind, setDay, templateDay },
      },
      writes: store.planCommittee({ id, kind, unitId, templateDay, setDay, seats: seatsOf(committees[kind]) }),
      answer: { id, version: 1 },
    };
  });
}

/** Ends a committee on a day, with every seat that is held in it. */
export function endCommittee(
  ctx: CityContext,
  id: string,
  { version, day, reason }: { readonly version: number; readonly day: Day; readonly reason: string },
): Promise<Moved> {
  return commit(ctx, async () => {
    const row = await ctx.db.first<store.CommitteeRow>(store.committeeById(ctx, id));
    if (!row) return platformRefusals.refuse('not_found');
    if (row.version !== version) return changedMeanwhile({ id, version: row.version });
    if (row.endedDay !== null) return allianceRefusals.refuse('committee_ended', { day: row.endedDay });
    if (compareDay(day, row.setDay) < 0) return allianceRefusals.refuse('committee_backwards', { day: row.setDay });
    return {
      audit: {
        action: 'alliance.committee.end',
        subject: { type: 'alliance_committee', id },
        reason,
        payload: { day },
      },
      writes: store.planCommitteeEnd(row, day, reason),
      answer: { id, version: version + 1 },
    };
  });
}

export interface SeatChange {
  readonly number: number;
  readonly version: number;
  readonly act: 'appoint' | 'hand_over' | 'leave';
  readonly day: Day;
  readonly holder: store.Holder | null;
  readonly reason: string;
  readonly handedOver: string | null;
}

/** Gives a seat, hands it over on a day with what goes along, or leaves it vacant. */
export function changeSeat(ctx: CityContext, id: string, change: SeatChange): Promise<Moved> {
  return commit(ctx, async () => {
    const organisationId = change.holder?.organisationId ?? null;
    const [seats, members] = await ctx.db.reads<[store.SeatRow, MemberRow]>([
      store.seatById(ctx, id, change.number),
      memberInReach(ctx, 'alliance.write', organisationId ?? ''),
    ]);
    const seat = seats[0];
    const refused = refuseSeat(store.seatFacts(seat), change.act, change.version, change.day);
    if (refused) return refused;
    const member = members[0];
    if (!seat || (organisationId !== null && !member)) return platformRefusals.refuse('not_found');
    if (member && member.leftDay !== null) return allianceRefusals.refuse('member_left', { day: member.leftDay });
    const holder = change.holder === null ? null : { ...change.holder, id: ctx.newId('ahld') };
    const { act, number, day, reason, handedOver } = change;
    return {
      audit: {
        action: `alliance.seat.${act}`,
        subject: { type: 'alliance_committee', id },
        reason,
        payload: { number, day, holder, handedOver, before: seat.holdingId },
      },
      writes: store.planSeat(ctx, seat, { day, holder, reason, handedOver }),
      answer: { id, version: change.version + 1 },
    };
  });
}
