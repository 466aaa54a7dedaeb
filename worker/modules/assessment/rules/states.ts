import { steps } from '../../../core/steps.ts';

export const cycleStates = ['planned', 'open', 'collected', 'calibrated', 'publicity', 'appeals', 'final'] as const;
export type CycleState = (typeof cycleStates)[number];

export const cycleEvents = ['open', 'collect', 'calibrate', 'publish', 'hear', 'finalise'] as const;
export type CycleEvent = (typeof cycleEvents)[number];

/** Who may take a step; making final is another person's. */
export const permissionOf = (event: CycleEvent): 'assessment.write' | 'assessment.finalise' =>
  event === 'finalise' ? 'assessment.finalise' : 'assessment.write';

/** Forward only: what was announced is corrected by an appeal, never by going back. */
export const cycleSteps = steps<CycleState, CycleEvent>({
  initial: 'planned',
  transitions: {
    planned: { open: 'open' },
    open: { collect: 'collected' },
    collected: { calibrate: 'calibrated' },
    calibrated: { publish: 'publicity' },
    publicity: { hear: 'appeals', finalise: 'final' },
    appeals: { finalise: 'final' },
    final: {},
  },
});
