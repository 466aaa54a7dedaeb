import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { compare, fromFen, parseDecimal, times } from '../../../core/ratio.ts';
import { severityOf, type CheckRule, type FindingCode, type Severity } from './scheme.ts';

/** What a run says of one worker that somebody must see before it is approved. */
export interface Finding {
  readonly workerId: string;
  readonly name: string;
  readonly code: FindingCode | SettlementCode;
  readonly severity: Severity;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What is told of earlier months, whatever the scheme: nothing to solve, but to be seen. */
export const settlementCodes = ['back_pay', 'recovery_open', 'beyond_reach', 'tax_correction'] as const;
export type SettlementCode = (typeof settlementCodes)[number];

export interface CheckedPay {
  readonly workerId: string;
  readonly name: string;
  /** Of the month itself, without what settles earlier ones. */
  readonly grossFen: Fen;
  /** What the month settles of earlier ones: told beside a change, never counted as one. Absent, nothing. */
  readonly settledFen?: Fen | undefined;
  readonly netFen: Fen;
  readonly hasAccount: boolean;
  readonly sharesAccountWith?: string | undefined;
  readonly onPost: boolean;
}

export interface EarlierPay {
  readonly workerId: string;
  readonly name: string;
  readonly grossFen: Fen;
  readonly settledFen?: Fen | undefined;
}

/** What moved, and what is paid with back pay and recoveries, where either month had any. */
const changeOf = (last: EarlierPay, now: CheckedPay): Finding['facts'] => ({
  beforeFen: last.grossFen,
  afterFen: now.grossFen,
  ...((last.settledFen ?? 0) === 0 && (now.settledFen ?? 0) === 0
    ? {}
    : {
        paidBeforeFen: sumFen([last.grossFen, last.settledFen ?? 0]),
        paidAfterFen: sumFen([now.grossFen, now.settledFen ?? 0]),
      }),
});

/** Whether pay moved by more than a share of what it was; from nothing, any change is one. */
export function movedBeyond(beforeFen: Fen, afterFen: Fen, share: string): boolean {
  const moved = fen(Math.abs(sumFen([afterFen, -beforeFen])));
  return compare(fromFen(moved), times(fromFen(fen(Math.abs(beforeFen))), parseDecimal(share))) > 0;
}

/**
 * Compares a month with the one before. Gross pay of the month itself is compared: cumulative tax moves net pay by
 * itself, and back pay comes once. Without
 * a month before (`earlier` null) nobody joined, left or changed.
 */
export function checkRun(
  rule: CheckRule,
  now: readonly CheckedPay[],
  earlier: readonly EarlierPay[] | null,
): Finding[] {
  const found = (
    pay: { workerId: string; name: string },
    code: FindingCode,
    facts: Finding['facts'] = {},
  ): Finding => ({
    workerId: pay.workerId,
    name: pay.name,
    code,
    severity: severityOf(rule, code),
    facts,
  });
  const before = new Map(earlier?.map((pay) => [pay.workerId, pay]));
  const present = new Set(now.filter(({ onPost }) => onPost).map(({ workerId }) => workerId));
  return [
    ...now.flatMap((pay) => {
      const last = before.get(pay.workerId);
      return [
        pay.netFen < 0 && found(pay, 'negative', { netFen: pay.netFen }),
        pay.netFen === 0 && pay.onPost && found(pay, 'zero'),
        !pay.hasAccount && found(pay, 'no_account'),
        pay.sharesAccountWith !== undefined && found(pay, 'duplicate_account', { with: pay.sharesAccountWith }),
        last && pay.onPost && movedBeyond(last.grossFen, pay.grossFen, rule.changedBeyond)
          ? found(pay, 'changed', changeOf(last, pay))
          : false,
        earlier && !last && pay.onPost && found(pay, 'joined', { grossFen: pay.grossFen }),
      ].filter((finding) => typeof finding === 'object' && finding !== null);
    }),
    ...(earlier ?? []).flatMap((pay) =>
      present.has(pay.workerId) ? [] : [found(pay, 'left', { grossFen: pay.grossFen })],
    ),
  ];
}
