import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { allianceRefusals } from './refusals.ts';

export interface ArrivalFacts {
  readonly communityStands: boolean;
  readonly organisation: { readonly joinedDay: Day; readonly leftDay: Day | null } | null;
}

/** Whether a member of an organisation may say that they served in a community on a day. */
export function refuseArrival({ communityStands, organisation }: ArrivalFacts, day: Day, today: Day): Refusal | null {
  if (!communityStands || organisation === null) return platformRefusals.refuse('not_found');
  const { joinedDay, leftDay } = organisation;
  if (leftDay !== null && compareDay(day, leftDay) >= 0)
    return allianceRefusals.refuse('member_left', { day: leftDay });
  return compareDay(day, today) > 0 || compareDay(day, joinedDay) < 0
    ? allianceRefusals.refuse('check_in_day', { from: joinedDay })
    : null;
}

export interface CheckInFacts {
  readonly id: string;
  readonly state: 'told' | 'confirmed' | 'refused';
  readonly version: number;
  readonly toldBy: string;
}

/** Whether a check-in takes the community's word: once, and not from who entered it. */
export function refuseCheckInVerdict(row: CheckInFacts | null, version: number, by: string): Refusal | null {
  if (row === null) return platformRefusals.refuse('not_found');
  if (row.state !== 'told') return allianceRefusals.refuse('check_in_decided');
  if (row.version !== version) return changedMeanwhile({ id: row.id, version: row.version });
  return row.toldBy === by ? platformRefusals.refuse('second_person_required') : null;
}
