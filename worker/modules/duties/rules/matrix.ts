import { ratio, roundTo } from '../../../core/ratio.ts';

export type Light = 'green' | 'amber' | 'red';

export interface Cell {
  /** The unit carries it on the day asked for. */
  readonly assigned: boolean;
  readonly authoritiesNeeded: number;
  readonly authoritiesStanding: number;
  readonly amountFen: number;
  readonly heldFen: number;
  readonly settledFen: number;
  /** Months of the term that have ended and are not settled. */
  readonly monthsBehind: number;
}

export type LightReason = 'not_assigned' | 'no_authority' | 'authority_partial' | 'no_money' | 'settlement_behind';

export interface Lights {
  readonly duty: Light;
  readonly authority: Light;
  readonly money: Light;
  readonly reason: LightReason | null;
}

/**
 * One light a leg. Red: the leg does not stand. Amber: authority stands in part, or a month that has ended is not
 * settled. The reason names the first leg that is not green.
 */
export function lightsOf(cell: Cell): Lights {
  const duty: Light = cell.assigned ? 'green' : 'red';
  const authority = authorityLight(cell);
  const money = moneyLight(cell);
  return { duty, authority, money, reason: reasonOf(duty, authority, money) };
}

function authorityLight({ authoritiesNeeded, authoritiesStanding }: Cell): Light {
  if (authoritiesStanding === 0) return 'red';
  return authoritiesStanding < authoritiesNeeded ? 'amber' : 'green';
}

function moneyLight({ heldFen, settledFen, amountFen, monthsBehind }: Cell): Light {
  if (heldFen === 0 && settledFen < amountFen) return 'red';
  return monthsBehind > 0 ? 'amber' : 'green';
}

function reasonOf(duty: Light, authority: Light, money: Light): LightReason | null {
  if (duty !== 'green') return 'not_assigned';
  if (authority !== 'green') return authority === 'red' ? 'no_authority' : 'authority_partial';
  if (money === 'green') return null;
  return money === 'red' ? 'no_money' : 'settlement_behind';
}

export const isWhole = (lights: Lights): boolean => lights.reason === null;

/** Share of duties that stand on all three legs in every unit, four places half up; null without duties. */
export function wholeShare(cells: readonly { readonly dutyId: string; readonly lights: Lights }[]): string | null {
  const byDuty = Map.groupBy(cells, ({ dutyId }) => dutyId);
  if (byDuty.size === 0) return null;
  const whole = [...byDuty.values()].filter((each) => each.every(({ lights }) => isWhole(lights))).length;
  return roundTo(ratio(whole, byDuty.size), 4);
}
