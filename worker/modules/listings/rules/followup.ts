import type { Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { followupRefusals } from './followup-refusals.ts';

export const followupStates = ['drawn', 'assigned', 'agreed', 'differs', 'missed'] as const;
export type FollowupState = (typeof followupStates)[number];

/** What the visitor found: as it was claimed, otherwise, or nobody and nothing. */
export const findEvents = ['agree', 'differ', 'miss'] as const;
export const followupEvents = ['assign', ...findEvents] as const;
export type FollowupEvent = (typeof followupEvents)[number];

/** A finding is final: what is doubtful about it is drawn or listed anew. */
export const followupSteps = steps<FollowupState, FollowupEvent>({
  initial: 'drawn',
  transitions: {
    drawn: { assign: 'assigned' },
    assigned: { assign: 'assigned', agree: 'agreed', differ: 'differs', miss: 'missed' },
    agreed: {},
    differs: {},
    missed: {},
  },
});

export interface FollowupFacts {
  readonly state: FollowupState;
  readonly version: number;
  readonly visitorId: string | null;
  /** Who took a step of what was closed. */
  readonly handlers: readonly string[];
  readonly photos: number;
}

export type FollowupStep = { readonly version: number; readonly text: string | null; readonly by: string } & (
  | { readonly event: 'assign'; readonly visitorId: string }
  | {
      readonly event: (typeof findEvents)[number];
      readonly how: 'onsite' | 'phone' | null;
      readonly residentWord: string | null;
      readonly noWordReason: string | null;
    }
);

/** Whether a follow-up takes a step now; answers the state it leads to. Who handled the matter does not visit it. */
export function decideFollowupStep(
  followup: FollowupFacts | null,
  step: FollowupStep,
  { photoRequired }: { readonly photoRequired: boolean },
): FollowupState | Refusal {
  if (followup === null) return platformRefusals.refuse('not_found');
  const next = followupSteps.next(followup.state, step.event);
  if (next === null) return followupRefusals.refuse('followup_step_not_allowed', { state: followup.state });
  if (followup.version !== step.version) return changedMeanwhile({ version: followup.version, state: followup.state });
  const visitor = step.event === 'assign' ? step.visitorId : step.by;
  if (followup.handlers.includes(visitor)) return followupRefusals.refuse('followup_visitor_handled');
  if (step.event === 'assign') return next;
  if (followup.visitorId !== step.by) return followupRefusals.refuse('followup_not_yours');
  if (step.text === null) return followupRefusals.refuse('followup_note_required');
  if (step.event === 'miss') return next;
  if (step.how === null) return followupRefusals.refuse('followup_how_required');
  if ((step.residentWord === null) === (step.noWordReason === null)) {
    return followupRefusals.refuse('followup_word_missing');
  }
  const needsPhoto = photoRequired && step.how === 'onsite' && followup.photos === 0;
  return needsPhoto ? followupRefusals.refuse('followup_photo_missing') : next;
}
