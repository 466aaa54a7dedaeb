import type { Check } from '../../../core/checks.ts';
import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { knows, type AlliancePolicy, type CommitteeKind } from './policy.ts';
import { allianceRefusals } from './refusals.ts';

/**
 * Whether a credit code may stand: some in use fail their check character (GB 32100), so that one alone may be
 * confirmed by a person; anything else wrong with it is bad input and never comes this far.
 */
export const refuseCode = (check: Check, confirmed: boolean): Refusal | null =>
  check.reason === 'checksum' && !confirmed ? allianceRefusals.refuse('member_code_unconfirmed') : null;

export interface JoiningFacts {
  readonly policy: AlliancePolicy;
  readonly unitKind: string | null;
  /** The name of the member that has the code already. */
  readonly standingName: string | null;
}

/** Whether an organisation may join. */
export function refuseJoining({ policy, unitKind, standingName }: JoiningFacts, kind: string): Refusal | null {
  if (unitKind === null) return platformRefusals.refuse('not_found');
  if (!knows(policy.kinds, kind)) return allianceRefusals.refuse('member_kind_unknown');
  if (unitKind !== 'street' && unitKind !== 'community') return allianceRefusals.refuse('member_place_unfit');
  return standingName === null ? null : allianceRefusals.refuse('member_standing', { name: standingName });
}

export interface MemberFacts {
  readonly id: string;
  readonly joinedDay: Day;
  readonly leftDay: Day | null;
  readonly version: number;
}

/** What keeps a member from being changed or from leaving on a day. */
export function refuseMemberChange(member: MemberFacts | null, version: number, on: Day): Refusal | null {
  if (member === null) return platformRefusals.refuse('not_found');
  if (member.version !== version) return changedMeanwhile({ id: member.id, version: member.version });
  if (member.leftDay !== null) return allianceRefusals.refuse('member_left', { day: member.leftDay });
  return compareDay(on, member.joinedDay) < 0
    ? allianceRefusals.refuse('member_edition_backwards', { day: member.joinedDay })
    : null;
}

/** A committee of a street or of a community, by the unit it stands in; null elsewhere. */
export const committeeKindOf = (unitKind: string): CommitteeKind | null =>
  unitKind === 'street' || unitKind === 'community' ? unitKind : null;

export interface SeatFacts {
  readonly committeeId: string;
  readonly version: number;
  readonly setDay: Day;
  readonly endedDay: Day | null;
  /** Who holds the seat now. */
  readonly holding: { readonly id: string; readonly holder: string; readonly fromDay: Day } | null;
}

/** What keeps a seat from being given, handed over or left on a day. */
export function refuseSeat(
  seat: SeatFacts | null,
  act: 'appoint' | 'hand_over' | 'leave',
  version: number,
  on: Day,
): Refusal | null {
  if (seat === null) return platformRefusals.refuse('not_found');
  if (seat.version !== version) return changedMeanwhile({ id: seat.committeeId, version: seat.version });
  if (seat.endedDay !== null) return allianceRefusals.refuse('committee_ended', { day: seat.endedDay });
  if (act === 'appoint' && seat.holding) return allianceRefusals.refuse('seat_held', { holder: seat.holding.holder });
  if (act !== 'appoint' && !seat.holding) return allianceRefusals.refuse('seat_vacant');
  const earliest = seat.holding?.fromDay ?? seat.setDay;
  return compareDay(on, earliest) < 0 ? allianceRefusals.refuse('committee_backwards', { day: earliest }) : null;
}
