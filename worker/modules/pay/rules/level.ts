import type { Education, PostType } from '../../roster/rules/vocabulary.ts';

/** How a pay scheme derives the level of a post from years and education. */
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
}

export interface LevelFacts {
  readonly postType: PostType;
  /** Whole years of service. */
  readonly serviceYears: number;
  readonly education: Education;
  readonly degreeHeld: boolean;
  readonly diplomaHeld: boolean;
}

/** One line of the derivation: what it brought and the level reached after it. */
export interface LevelStep {
  readonly step: 'post_floor' | 'service_years' | 'education_levels' | 'post_ceiling';
  /** Service years plus those that education counts as, on the line of years. */
  readonly years?: number;
  readonly educationYears?: number;
  readonly levels: number;
  readonly level: number;
}

export interface DerivedLevel {
  readonly level: number;
  readonly explanation: readonly LevelStep[];
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
  const explanation: LevelStep[] = [
    { step: 'post_floor', levels: floor, level: floor },
    { step: 'service_years', years, educationYears, levels: earned, level: floor + earned },
  ];
  if (educationLevels > 0) explanation.push({ step: 'education_levels', levels: educationLevels, level: reached });
  if (level < reached) explanation.push({ step: 'post_ceiling', levels: level - reached, level });
  return { level, explanation };
}

function educationBump(facts: LevelFacts, rule: LevelRule): { years: number; levels: number } {
  const years = rule.educationYears?.[facts.education] ?? 0;
  if (rule.educationYearsAlways === true) return { years, levels: 0 };
  if (facts.degreeHeld && facts.diplomaHeld) return { years: 0, levels: rule.educationLevels?.[facts.education] ?? 0 };
  return { years, levels: 0 };
}
