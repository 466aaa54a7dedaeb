import type { z } from 'zod';
import type { BonusChoiceAnswer, DeductionPolicyAnswer } from '../../../worker/modules/pay/input/tax.ts';

export type Bonus = z.output<typeof BonusChoiceAnswer>;
export type DeductionPolicy = z.output<typeof DeductionPolicyAnswer>;
export type Limit = DeductionPolicy['definition']['items'][number];
