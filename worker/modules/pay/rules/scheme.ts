import type { Fen } from '../../../core/fen.ts';
import type { LevelFacts, LevelRule } from './level.ts';

export type PostType = LevelFacts['postType'];
export type Education = LevelFacts['education'];
export const postTypes = ['head', 'deputy', 'staff'] as const satisfies readonly PostType[];

export const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
export type Grade = (typeof grades)[number];

/** How far a figure may be relied on: where its text was read. `example` is 示例 and never policy. */
export const trusts = ['official', 'press', 'copy', 'example', 'city'] as const;
export type Trust = (typeof trusts)[number];

/** Amounts by key: a level, a post class, a certificate. A key that is absent earns nothing by certificate and is a gap by level or post. */
export type AmountTable = Readonly<Record<string, Fen>>;

/** Coefficients by level, decimal strings. */
export type CoefficientTable = Readonly<Record<string, string>>;

/** base × factor × share × coefficient of the level, monthly. */
export interface LevelFormula {
  readonly baseFen: Fen;
  readonly factor: string;
  readonly share: string;
  readonly coefficients: CoefficientTable;
}

/** How a fact of a month is counted. */
export const factUnits = ['day', 'hour', 'shift', 'time'] as const;
export type FactUnit = (typeof factUnits)[number];

/** A fact of a worker's month that a scheme asks for. */
export interface SchemeFact {
  readonly code: string;
  readonly name: string;
  readonly unit: FactUnit;
  /** The most that one worker can have in a month, a decimal in the unit. */
  readonly max: string;
}

/** A share of an item that one fund pays; the shares of an item add up to one. */
export interface FundShare {
  readonly fund: string;
  readonly share: string;
}

interface ItemOf<Kind extends string> {
  readonly kind: Kind;
  /** Unique in its scheme; a payslip line carries it. */
  readonly code: string;
  readonly name: string;
  readonly taxable: boolean;
  /** Whether it counts for the wage that insurance is based on. */
  readonly insurable: boolean;
  /** Whether tax law treats it as the year-end bonus; absent, it is pay of the month. */
  readonly bonus?: boolean | undefined;
  /** Which funds pay it; absent, the fund chosen at approval. */
  readonly funds?: readonly FundShare[] | undefined;
}

/** What one unit of a fact is worth: the monthly pay of the named items ÷ paid days ÷ hours of a day × factor. */
export interface PayShare {
  readonly items: readonly string[];
  readonly paidDays: string;
  /** Absent where the fact is counted in days. */
  readonly hoursPerDay?: string | undefined;
  readonly factor: string;
}

/** What a day of absence is measured by: so many paid days a month, or the calendar days of the month. */
export type DayBasis = { readonly by: 'paid_days'; readonly paidDays: string } | { readonly by: 'calendar_days' };

export const rhythms = ['monthly', 'quarterly', 'half_yearly', 'yearly'] as const;
export type Rhythm = (typeof rhythms)[number];

/** The year that ended is paid by its grade: what that comes to, less what was paid for the year, either sign. */
export interface YearSettlement {
  /** 1 for January to 12 for December of the year after. */
  readonly month: number;
  /** Who has no grade by then: nothing until there is one, or settled at the item's default grade. */
  readonly ungraded: 'wait' | 'default';
}

/** Pay that depends on a grade: a monthly standard, how often it is paid, what is paid ahead, when it is settled. */
export interface PerformanceRule {
  /** Of one month. */
  readonly standard: LevelFormula | Fen;
  /** The share of the standard that this item pays; absent, the whole. */
  readonly share?: string | undefined;
  readonly gradeCoefficients: Readonly<Record<Grade, string>>;
  /** The grade of who has none for last year (newcomers, probation). */
  readonly defaultGrade: Grade;
  /** Absent, monthly. A yearly item has no payment of its own: it is settled. */
  readonly rhythm?: Rhythm | undefined;
  /** The grade that regular payments are made at; absent, that of last year. */
  readonly paidAt?: Grade | undefined;
  /** Where the rhythm is longer than a month: what each month gets ahead; absent, nothing. Grade absent, the default. */
  readonly advance?: { readonly share: string; readonly grade?: Grade | undefined } | undefined;
  /** Absent, what was paid stays. */
  readonly settle?: YearSettlement | undefined;
  /** What is still unpaid when somebody leaves: paid with the last month (absent, too), or forfeited. */
  readonly leaver?: 'paid' | 'forfeits' | undefined;
}

/**
 * One item of a scheme: a closed union, one member a kind. A new kind is a member here, a case in `item.ts` or
 * `entry-items.ts`, a schema in `input/scheme.ts` and a form in the web.
 */
export type PayItem =
  | (ItemOf<'level_coefficient'> & { readonly formula: LevelFormula })
  | (ItemOf<'level_table'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'post_table'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'qualification'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'education'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'seniority'> & { readonly perYearFen: Fen; readonly capYears: number })
  | (ItemOf<'fixed'> & { readonly amountFen: Fen })
  | (ItemOf<'performance'> & PerformanceRule)
  | (ItemOf<'fact_unit'> & { readonly fact: string; readonly price: Fen | PayShare })
  | (ItemOf<'absence'> & {
      readonly fact: string;
      /** Whose pay is taken, in this order; never more than they come to in the month. */
      readonly items: readonly string[];
      readonly basis: DayBasis;
      /** The share of a day's pay that a day of absence costs. */
      readonly share: string;
    })
  | (ItemOf<'one_off'> & { readonly direction: 'add' | 'deduct' });

export type ItemKind = PayItem['kind'];
/** Items that rest on entries of the month. */
export type EntryItem = Extract<PayItem, { readonly kind: 'fact_unit' | 'absence' | 'one_off' }>;
/** Items that a month has of itself. */
export type RegularItem = Exclude<PayItem, EntryItem>;
export type PerformanceItem = Extract<PayItem, { readonly kind: 'performance' }>;

export const isEntryItem = (item: PayItem): item is EntryItem =>
  item.kind === 'fact_unit' || item.kind === 'absence' || item.kind === 'one_off';

/** Pay on probation of who came without experience. */
export interface ProbationPay {
  /** Months from the first day on post. */
  readonly months: number;
  /** The item that is replaced by the share of the mean. */
  readonly item: string;
  /** Mean base pay of the city's community workers, a month. */
  readonly meanBaseFen: Fen;
  readonly share: string;
  /** Items that are not paid on probation; absent, none. */
  readonly unpaid?: readonly string[] | undefined;
}

/** When a run calls for a look, and how loudly. `blocking` stops approval; `warning` must be accepted with a reason. */
export type Severity = 'blocking' | 'warning' | 'notice';
export const findingCodes = [
  'uncomputable',
  'negative',
  'zero',
  'no_account',
  'duplicate_account',
  'level_due',
  'changed',
  'joined',
  'left',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Looked for since editions were written that do not say how loudly: a warning there. */
type LaterFinding = 'duplicate_account' | 'level_due';

export interface CheckRule {
  /** Gross pay that moved by more than this share of last month's. */
  readonly changedBeyond: string;
  readonly severities: Readonly<Record<Exclude<FindingCode, LaterFinding>, Severity>> & {
    readonly [code in LaterFinding]?: Severity | undefined;
  };
}

/** How loudly a finding is told. */
export const severityOf = ({ severities }: CheckRule, code: FindingCode): Severity => severities[code] ?? 'warning';

/** By days on post, by working days on post, or in full as it stands at the end of the month. */
export const partMonths = ['calendar_days', 'paid_days', 'full_month'] as const;
export type PartMonth = (typeof partMonths)[number];

/** What a scheme edition says: everything but its name, source and dates. */
export interface SchemeDefinition {
  readonly levelRule: LevelRule;
  /** Which row of a post table a post type reads, where the table knows more posts than the roster. */
  readonly postClasses: Readonly<Partial<Record<PostType, string>>>;
  readonly items: readonly PayItem[];
  /** The facts of a month that the items rest on; absent, none. */
  readonly facts?: readonly SchemeFact[] | undefined;
  /** Pay of a month in which somebody is on post for a part of it, or in which post, unit or level change. */
  readonly partMonth: PartMonth;
  /** Where a part is paid by paid days: their number a month; absent, the working days of that month. */
  readonly paidDays?: string | undefined;
  /** Absent, nobody is paid otherwise on probation. */
  readonly probation?: ProbationPay | undefined;
  readonly checks: CheckRule;
  /** What the reader must know: which figures are examples, what the source leaves open. */
  readonly notes: readonly string[];
}
