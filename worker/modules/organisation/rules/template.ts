import { yearOf, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile } from '../../../platform/refused.ts';
import { placement, type UnitKind } from './kinds.ts';
import { organisationRefusals } from './refusals.ts';

const { refuse } = organisationRefusals;

export interface TemplateFacts {
  readonly id: string;
  readonly parentKind: UnitKind;
  readonly kind: UnitKind;
  readonly name: string;
  readonly untilDay: Day | null;
  readonly version: number;
}

/** A template's place in the tree follows the rule of the tree itself. */
export function refuseTemplate(
  standing: readonly TemplateFacts[],
  wanted: Pick<TemplateFacts, 'parentKind' | 'kind' | 'name'>,
): Refusal | null {
  if (!placement[wanted.parentKind].includes(wanted.kind))
    return refuse('unit_placement', { parent: wanted.parentKind });
  const same = (row: TemplateFacts) =>
    row.untilDay === null && row.parentKind === wanted.parentKind && row.name === wanted.name;
  return standing.some(same) ? refuse('template_taken', { name: wanted.name }) : null;
}

export function refuseEndTemplate(template: TemplateFacts, version: number): Refusal | null {
  if (template.untilDay !== null) return refuse('template_ended', { name: template.name });
  if (template.version !== version) return changedMeanwhile(template);
  return null;
}

/** A calendar's days lie within its year. */
export function refuseCalendar(year: number, days: readonly Day[]): Refusal | null {
  const elsewhere = days.find((day) => yearOf(day) !== year);
  return elsewhere ? refuse('calendar_day_elsewhere', { day: elsewhere, year }) : null;
}
