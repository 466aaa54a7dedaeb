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

interface ItemOf<Kind extends string> {
  readonly kind: Kind;
  /** Unique in its scheme; a payslip line carries it. */
  readonly code: string;
  readonly name: string;
  readonly taxable: boolean;
  /** Whether it counts for the wage that insurance is based on. */
  readonly insurable: boolean;
}

/**
 * One item of a scheme: a closed union, one member a kind. A new kind is a member here, a case in `item.ts`, a schema
 * in `input/scheme.ts` and a form in the web.
 */
export type PayItem =
  | (ItemOf<'level_coefficient'> & { readonly formula: LevelFormula })
  | (ItemOf<'level_table'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'post_table'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'qualification'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'education'> & { readonly amountsFen: AmountTable })
  | (ItemOf<'seniority'> & { readonly perYearFen: Fen; readonly capYears: number })
  | (ItemOf<'fixed'> & { readonly amountFen: Fen })
  | (ItemOf<'performance'> & {
      readonly standard: LevelFormula | Fen;
      readonly gradeCoefficients: Readonly<Record<Grade, string>>;
      /** The grade of who has none for last year (newcomers, probation). */
      readonly defaultGrade: Grade;
    });

export type ItemKind = PayItem['kind'];

/** When a run calls for a look, and how loudly. `blocking` stops approval; `warning` must be accepted with a reason. */
export type Severity = 'blocking' | 'warning' | 'notice';
export const findingCodes = ['uncomputable', 'negative', 'zero', 'no_account', 'changed', 'joined', 'left'] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface CheckRule {
  /** Gross pay that moved by more than this share of last month's. */
  readonly changedBeyond: string;
  readonly severities: Readonly<Record<FindingCode, Severity>>;
}

/** What a scheme edition says: everything but its name, source and dates. */
export interface SchemeDefinition {
  readonly levelRule: LevelRule;
  /** Which row of a post table a post type reads, where the table knows more posts than the roster. */
  readonly postClasses: Readonly<Partial<Record<PostType, string>>>;
  readonly items: readonly PayItem[];
  /** Pay of a month in which somebody is on post for a part of it. */
  readonly partMonth: 'calendar_days' | 'full_month';
  readonly checks: CheckRule;
  /** What the reader must know: which figures are examples, what the source leaves open. */
  readonly notes: readonly string[];
}
