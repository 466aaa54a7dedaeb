import type { Day } from '../../../core/day.ts';
import type { Education, PostType } from '../../roster/rules/vocabulary.ts';
import type { Grade } from './scheme.ts';

/** So many years in a row at a grade change the level by so many steps, next January; then the count begins anew. */
export interface GradeRun {
  readonly grade: Grade;
  readonly years: number;
  /** Steps up or down; always above zero. */
  readonly levels: number;
}

/** How a pay scheme derives the level of a post from years, education and grades. */
export interface LevelRule {
  readonly floors: Readonly<Record<PostType, number>>;
  readonly ceilings: Readonly<Record<PostType, number>>;
  readonly yearsPerLevel: number;
  /** Levels added where both degree and diploma are held. */
  readonly educationLevels?: Readonly<Partial<Record<Education, number | undefined>>> | undefined;
  /** Service years added otherwise. */
  readonly educationYears?: Readonly<Partial<Record<Education, number | undefined>>> | undefined;
  /** Years are added whatever is held, and levels never. */
  readonly educationYearsAlways?: boolean | undefined;
  /** Service before this day brings no level; absent, all of it counts. */
  readonly countFrom?: Day | undefined;
  /** When years that were reached raise the level; absent, in the month after. */
  readonly riseFrom?: 'next_month' | 'next_january' | undefined;
  /** A calendar year graded so is no year of service; absent, every year is. */
  readonly excludedGrades?: readonly Grade[] | undefined;
  /** After a year graded so nobody rises for a year; absent, grades hold nobody back. */
  readonly heldBackGrades?: readonly Grade[] | undefined;
  /** Absent, no grade brings a step of its own. */
  readonly earlyStep?: GradeRun | undefined;
  /** Absent, no grade takes a step. */
  readonly demotions?: readonly GradeRun[] | undefined;
  /** Who comes with so many whole years of service stands lower for the first months; absent, nobody does. */
  readonly probation?: LevelProbation | undefined;
}

export interface LevelProbation {
  readonly months: number;
  readonly experienceYears: number;
  readonly levelsLower: number;
}

export interface LevelFacts {
  readonly postType: PostType;
  /** Whole years of service. */
  readonly serviceYears: number;
  readonly education: Education;
  readonly degreeHeld: boolean;
  readonly diplomaHeld: boolean;
}

/** The first four by years and education alone; the others where grades, decisions or probation come in. */
export const levelSteps = [
  'post_floor',
  'service_years',
  'education_levels',
  'post_ceiling',
  'grade_steps',
  'range_floor',
  'kept',
  'held_back',
  'probation',
  'decided',
] as const;
export type LevelStepKind = (typeof levelSteps)[number];

/** One line of the derivation: what it brought and the level reached after it. */
export interface LevelStep {
  readonly step: LevelStepKind;
  /** Service years plus those that education counts as, on the line of years. */
  readonly years?: number;
  readonly educationYears?: number;
  /** Years of service that their grade takes away, on the line of years. */
  readonly excludedYears?: number;
  readonly levels: number;
  readonly level: number;
}

/** A line of what post, years and education alone come to. */
export interface EarnedStep extends LevelStep {
  readonly step: 'post_floor' | 'service_years' | 'education_levels' | 'post_ceiling';
}

export interface DerivedLevel {
  readonly level: number;
  readonly explanation: readonly EarnedStep[];
}

/** Floor of the post + whole steps of effective years + education, never above the post's ceiling. */
export function payLevel(facts: LevelFacts, rule: LevelRule): DerivedLevel {
  const floor = rule.floors[facts.postType];
  const ceiling = rule.ceilings[facts.postType];
  const { years: educationYears, levels: educationLevels } = educationBump(facts, rule);
  const years = facts.serviceYears + educationYears;
  const earned = Math.floor(years / rule.yearsPerLevel);
  const reached = floor + earned + educationLevels;
  const level = Math.min(reached, ceiling);
  const explanation: EarnedStep[] = [
    { step: 'post_floor', levels: floor, level: floor },
    { step: 'service_years', years, educationYears, levels: earned, level: floor + earned },
  ];
  if (educationLevels > 0) explanation.push({ step: 'education_levels', levels: educationLevels, level: reached });
  if (level < reached) explanation.push({ step: 'post_ceiling', levels: level - reached, level });
  return { level, explanation };
}

/** What education brings under a rule: years of service or levels, never both. */
export function educationBump(
  facts: Pick<LevelFacts, 'education' | 'degreeHeld' | 'diplomaHeld'>,
  rule: LevelRule,
): { years: number; levels: number } {
  const years = rule.educationYears?.[facts.education] ?? 0;
  if (rule.educationYearsAlways === true) return { years, levels: 0 };
  if (facts.degreeHeld && facts.diplomaHeld) return { years: 0, levels: rule.educationLevels?.[facts.education] ?? 0 };
  return { years, levels: 0 };
}
