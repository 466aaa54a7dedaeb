import type { ConstraintRefusals } from '../../platform/context.ts';
import { platformRefusals } from '../../platform/refused.ts';
import { appealRefusals } from './rules/appeal-refusals.ts';
import { assessmentRefusals } from './rules/refusals.ts';
import { raterRefusals } from './rules/rater-refusals.ts';
import { yearRefusals } from './rules/year-refusals.ts';

/** What a violated constraint of this module means, where the facts kept changing under a command. */
export const assessmentConstraints: ConstraintRefusals = {
  'assessment_cycle.year': () => assessmentRefusals.refuse('year_taken', { year: null }),
  'assessment_move.cycle_id': () => assessmentRefusals.refuse('move_standing'),
  'assessment_scheme.code': () => yearRefusals.refuse('assessment_edition_superseded', { edition: null }),
  'assessment_event.cancels_id': () => yearRefusals.refuse('event_not_standing'),
  'assessment_assignment.cycle_id': () => raterRefusals.refuse('rater_stands'),
  assessment_assignment_not_self: () => raterRefusals.refuse('rater_is_rated'),
  assessment_event_two_people: () => platformRefusals.refuse('second_person_required'),
  'assessment_appeal.cycle_id': () => appealRefusals.refuse('appeal_waiting'),
  'assessment_appeal_answer.appeal_id': () => appealRefusals.refuse('appeal_answer_waiting'),
  assessment_appeal_answer_two_people: () => platformRefusals.refuse('second_person_required'),
  assessment_move_two_people: () => platformRefusals.refuse('second_person_required'),
};
