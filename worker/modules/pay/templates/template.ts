import { fen, type Fen } from '../../../core/fen.ts';
import { ppmToDecimal } from '../../../core/ratio.ts';
import type { CheckRule, CoefficientTable, SchemeDefinition, Trust } from '../rules/scheme.ts';

/** A scheme that a city may start from. It is copied, never referred to: what a city pays by is its own. */
export interface SchemeTemplate {
  readonly code: string;
  readonly name: string;
  /** Document, place and year; what was read and what was not. */
  readonly source: string;
  readonly trust: Trust;
  readonly definition: SchemeDefinition;
}

/** Whole yuan, as the sources print them. */
export const yuan = (amount: number): Fen => fen(amount * 100);

/** Amounts of the levels from 1 up. */
export const byLevel = (amounts: readonly number[]): Record<string, Fen> =>
  Object.fromEntries(amounts.map((amount, index) => [String(index + 1), yuan(amount)]));

/** 示例: k(L) = 1.00 + 0.05 × (L − 1) for levels 1–18. No source prints the full table. */
export const exampleCoefficients: CoefficientTable = Object.fromEntries(
  Array.from({ length: 18 }, (_, index) => [String(index + 1), ppmToDecimal(1_000_000 + 50_000 * index)]),
);

/** 示例: excellent 1.2, qualified 1, basic 0.6, unqualified nothing. */
export const exampleGradeCoefficients = { excellent: '1.2', qualified: '1', basic: '0.6', unqualified: '0' } as const;

/** Ranges that every readable source states alike: staff 1–12, deputy 4–15, head 7–18. */
export const eighteenLevels = {
  floors: { staff: 1, deputy: 4, head: 7 },
  ceilings: { staff: 12, deputy: 15, head: 18 },
} as const;

/**
 * 示例: how grades and probation move a level. A year unqualified is no service and takes a step; after a basic year nobody
 * rises, two in a row take a step; three excellent years in a row bring one more.
 */
export const exampleLevelChanges = {
  excludedGrades: ['unqualified'],
  heldBackGrades: ['basic', 'unqualified'],
  earlyStep: { grade: 'excellent', years: 3, levels: 1 },
  demotions: [
    { grade: 'unqualified', years: 1, levels: 1 },
    { grade: 'basic', years: 2, levels: 1 },
  ],
} as const;

export const twelveLevels = {
  floors: { staff: 1, deputy: 1, head: 1 },
  ceilings: { staff: 12, deputy: 12, head: 12 },
} as const;

/** 示例: what a run calls out before it can be approved. A city changes it with its scheme. */
export const exampleChecks: CheckRule = {
  changedBeyond: '0.1',
  severities: {
    uncomputable: 'blocking',
    negative: 'blocking',
    zero: 'warning',
    no_account: 'warning',
    duplicate_account: 'warning',
    level_due: 'warning',
    changed: 'warning',
    joined: 'notice',
    left: 'notice',
  },
};
