import { month, type Month } from '../../../core/day.ts';

export type RetirementCategory = 'male' | 'female55' | 'female50';

/** One group's way from its old age to the new: one month later for each so many months of birth. */
export interface RetirementPath {
  readonly baseYears: number;
  readonly capYears: number;
  /** Who was born earlier keeps the old age. */
  readonly firstBirthMonth: Month;
  readonly birthMonthsPerStep: number;
}

export interface RetirementSchedule {
  readonly source: string;
  readonly paths: Readonly<Record<RetirementCategory, RetirementPath>>;
}

export const GRADUAL_RETIREMENT: RetirementSchedule = {
  source: '全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定（2024年9月13日，自2025年1月1日起施行）',
  paths: {
    male: { baseYears: 60, capYears: 63, firstBirthMonth: month('1965-01'), birthMonthsPerStep: 4 },
    female55: { baseYears: 55, capYears: 58, firstBirthMonth: month('1970-01'), birthMonthsPerStep: 4 },
    female50: { baseYears: 50, capYears: 55, firstBirthMonth: month('1975-01'), birthMonthsPerStep: 2 },
  },
};
