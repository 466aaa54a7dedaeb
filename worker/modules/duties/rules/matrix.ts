import {
  addMonths,
  compareMonth,
  lastDay,
  monthOfDay,
  monthsBetween,
  type Day,
  type Month,
} from '../../../core/day.ts';
import { ratio, roundTo } from '../../../core/ratio.ts';
import type { PriceMethod } from './price-of.ts';

export type Light = 'green' | 'amber' | 'red';

export interface Cell {
  /** The city's list of the day names the duty as negative. */
  readonly blocked: boolean;
  /** The unit carries it on the day asked for. */
  readonly assigned: boolean;
  /** The department has given notice that it leaves. */
  readonly leaving: boolean;
  readonly authoritiesNeeded: number;
  readonly authoritiesStanding: number;
  /** What must still be held on the day for what is not settled. */
  readonly neededFen: number;
  readonly heldFen: number;
  /** Months whose day for reporting is over and that are not reported. */
  readonly monthsUnreported: number;
  /** Reports whose day for being decided is over. */
  readonly reportsLate: number;
}

export const lightReasons = [
  'listed_negative',
  'not_assigned',
  'leaving',
  'no_authority',
  'authority_partial',
  'no_money',
  'settlement_late',
  'report_late',
] as const;
export type LightReason = (typeof lightReasons)[number];

export interface Lights {
  readonly duty: Light;
  readonly authority: Light;
  readonly money: Light;
  readonly reason: LightReason | null;
}

/**
 * One light a leg. Red: the leg does not stand. Amber: it stands and something of it is due: the department leaves,
 * authority stands in part, a report waits beyond its day, a month was not reported. The reason names the first leg
 * that is not green.
 */
export function lightsOf(cell: Cell): Lights {
  const legs = { duty: dutyLeg(cell), authority: authorityLeg(cell), money: moneyLeg(cell) };
  const reason = legs.duty.reason ?? legs.authority.reason ?? legs.money.reason;
  return { duty: legs.duty.light, authority: legs.authority.light, money: legs.money.light, reason };
}

interface Leg {
  readonly light: Light;
  readonly reason: LightReason | null;
}
const stands: Leg = { light: 'green', reason: null };
const lacks = (reason: LightReason): Leg => ({ light: 'red', reason });
const waits = (reason: LightReason): Leg => ({ light: 'amber', reason });

function dutyLeg({ blocked, assigned, leaving }: Cell): Leg {
  if (blocked) return lacks('listed_negative');
  if (!assigned) return lacks('not_assigned');
  return leaving ? waits('leaving') : stands;
}

function authorityLeg({ authoritiesNeeded, authoritiesStanding }: Cell): Leg {
  if (authoritiesStanding === 0) return lacks('no_authority');
  return authoritiesStanding < authoritiesNeeded ? waits('authority_partial') : stands;
}

function moneyLeg({ heldFen, neededFen, reportsLate, monthsUnreported }: Cell): Leg {
  if (heldFen < neededFen) return lacks('no_money');
  if (reportsLate > 0) return waits('settlement_late');
  return monthsUnreported > 0 ? waits('report_late') : stands;
}

export interface PartState {
  readonly method: PriceMethod;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly assignedMonth: Month;
  readonly amountFen: number;
  readonly prepaidFen: number;
  readonly accepted: boolean;
  readonly monthsSettled: number;
}

/** First month that a unit carries, and how many it carries of the term. */
const carried = ({ fromMonth, untilMonth, assignedMonth }: PartState) => {
  const first = compareMonth(fromMonth, assignedMonth) > 0 ? fromMonth : assignedMonth;
  return { first, months: Math.max(0, monthsBetween(first, untilMonth) + 1) };
};

/** What must still be held: of a package what was not paid; else the months that are not settled, of all months held for. */
export function neededOf(part: PartState): number {
  if (part.method === 'package') return part.accepted ? 0 : part.amountFen - part.prepaidFen;
  const term = monthsBetween(part.fromMonth, part.untilMonth) + 1;
  const open = Math.max(0, carried(part).months - part.monthsSettled);
  return Math.floor((part.amountFen * Math.min(open, term)) / term);
}

/** Months carried whose day for reporting was over before `on`; none of a package. `reportBy` tells a month's day. */
export function monthsDue(part: PartState, on: Day, reportBy: (end: Day) => Day): number {
  if (part.method === 'package' || part.method === 'none') return 0;
  const { first, months } = carried(part);
  let due = 0;
  for (let month = first; due < months && compareMonth(month, monthOfDay(on)) < 0; month = addMonths(month, 1)) {
    if (reportBy(lastDay(month)) >= on) break;
    due += 1;
  }
  return due;
}

export const isWhole = (lights: Lights): boolean => lights.reason === null;

/** Share of duties that stand on all three legs in every unit, four places half up; null without duties. */
export function wholeShare(cells: readonly { readonly dutyId: string; readonly lights: Lights }[]): string | null {
  const byDuty = Map.groupBy(cells, ({ dutyId }) => dutyId);
  if (byDuty.size === 0) return null;
  const whole = [...byDuty.values()].filter((each) => each.every(({ lights }) => isWhole(lights))).length;
  return roundTo(ratio(whole, byDuty.size), 4);
}
