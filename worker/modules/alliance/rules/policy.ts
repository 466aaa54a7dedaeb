/** A word of the city's own in the three languages of the house. */
export interface Words {
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}
export interface Named extends Words {
  readonly code: string;
}

/** The four lists (四项清单). What each is for is fixed; how a city calls it is its own. */
export const lists = ['need', 'resource', 'project', 'result'] as const;
export type List = (typeof lists)[number];

export const committeeKinds = ['street', 'community'] as const;
export type CommitteeKind = (typeof committeeKinds)[number];

export interface CommitteeTemplate extends Words {
  /** `count` seats of one kind stand side by side. */
  readonly seats: readonly (Named & { readonly count: number })[];
}

/** Points for what a resource has in common with a need, and from how many on the pair is suggested. */
export interface MatchWeights {
  readonly theme: number;
  /** Of the places only the nearest counts. */
  readonly sameUnit: number;
  readonly covers: number;
  readonly sameStreet: number;
  readonly timeWhole: number;
  readonly timePart: number;
  readonly enough: number;
  readonly atLeast: number;
}

/** Whole working days after the deadline of a line, when its street is told, and when the city is. */
export interface AlarmTerms {
  readonly streetAfterWorkdays: number;
  readonly cityAfterWorkdays: number;
}

/** What a city sets for its alliance, from a day on. */
export interface AlliancePolicy {
  readonly lists: Readonly<Record<List, Words>>;
  readonly kinds: readonly Named[];
  readonly themes: readonly Named[];
  readonly committees: Readonly<Record<CommitteeKind, CommitteeTemplate>>;
  readonly match: MatchWeights;
  readonly alarm: AlarmTerms;
}

export const knows = (list: readonly Named[], code: string): boolean => list.some((entry) => entry.code === code);

/** The seats of a template one by one, numbered from 1; of several of one kind each bears its own number. */
export function seatsOf(template: CommitteeTemplate): (Named & { readonly number: number })[] {
  const each = template.seats.flatMap(({ code, zh, ko, en, count }) =>
    Array.from({ length: count }, (_, at) => {
      const mark = count > 1 ? ` ${at + 1}` : '';
      return { code, zh: zh + mark, ko: ko + mark, en: en + mark };
    }),
  );
  return each.map((seat, at) => ({ ...seat, number: at + 1 }));
}
