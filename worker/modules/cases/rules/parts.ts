import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { UnitKind } from '../../organisation/rules/kinds.ts';
import type { CasePolicy } from './policy.ts';
import { caseRefusals } from './refusals.ts';

export interface WantedPart {
  readonly unitId: string;
  readonly dutyId: string | null;
  readonly task: string;
  readonly leads: boolean;
}

export interface PartUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
}

/** An admitted duty that stands today, and whether the unit carries it or is the department that handed it down. */
export interface CarriedDuty {
  readonly dutyId: string;
  readonly unitId: string;
}

/** Units whose part must name a duty, and duties that a unit really has: nothing reaches a community unadmitted. */
export function refuseParts(
  parts: readonly WantedPart[],
  units: readonly PartUnit[],
  carried: readonly CarriedDuty[],
  policy: Pick<CasePolicy, 'dutyRequired'>,
): Refusal | null {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  if (parts.some(({ unitId }) => !known.has(unitId))) return platformRefusals.refuse('not_found');
  if (parts.filter(({ leads }) => leads).length !== 1) return caseRefusals.refuse('case_one_lead');
  for (const { unitId, dutyId } of parts) {
    const unit = known.get(unitId);
    if (!unit) continue;
    if (dutyId === null && policy.dutyRequired.includes(unit.kind)) {
      return caseRefusals.refuse('case_duty_required', { unit: unit.name });
    }
    if (dutyId !== null && !carried.some((duty) => duty.dutyId === dutyId && duty.unitId === unitId)) {
      return caseRefusals.refuse('case_duty_not_admitted', { unit: unit.name });
    }
  }
  return null;
}

/** Whoever leads reports the whole handled only when every part came back. */
export const refuseFinish = (open: number): Refusal | null =>
  open > 0 ? caseRefusals.refuse('case_parts_open', { count: open }) : null;
