import type { z } from 'zod';
import type { LevelHistoryAnswer, LevelProposalsAnswer } from '../../../worker/modules/pay/input/levels.ts';
import type { AdoptionPreviewAnswer, WhatIfAnswer, YearAnswer } from '../../../worker/modules/pay/input/plan.ts';

export type LevelHistory = z.output<typeof LevelHistoryAnswer>;
export type LevelEvent = LevelHistory['events'][number];
export type LevelProposals = z.output<typeof LevelProposalsAnswer>;
export type LevelProposal = LevelProposals['items'][number];
export type YearView = z.output<typeof YearAnswer>;
export type WhatIfView = z.output<typeof WhatIfAnswer>;
export type Compared = WhatIfView['byItem'][number];
export type AdoptionView = z.output<typeof AdoptionPreviewAnswer>;
