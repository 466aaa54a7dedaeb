import type { Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { takeForeseen, type Foresee, type Foresight, type Reach } from '../../../platform/foresight.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { reachOf } from '../../../platform/scope.ts';
import type { Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import { decidePosting, type TransactionKind, type TransferDraft } from '../rules/posting.ts';
import { sweepable } from '../rules/reversal.ts';
import { accountsInReach, fiscalYears } from '../store/facts.ts';
import { planTransfers } from '../store/posting.ts';
import { limitOn, type LimitRow } from '../store/limit.ts';
import { refuseAboveLimit } from './sources.ts';

export interface Posting {
  readonly kind: TransactionKind;
  readonly effectiveDay?: Day | undefined;
  readonly documentNumber?: string | undefined;
  readonly memo: string;
  readonly transfers: readonly TransferDraft[];
}

export interface Sweep {
  readonly toAccountId: string;
  readonly effectiveDay?: Day | undefined;
  readonly documentNumber?: string | undefined;
  readonly memo: string;
}

type PostingReads = [FiscalYear, AccountFacts, LimitRow];

const postingReads = (
  reach: Reach,
  accountIds: readonly string[],
  today: Day,
): readonly [Statement, Statement, Statement] => [
  fiscalYears(),
  accountsInReach(reach, 'ledger.write', accountIds),
  limitOn(today),
];

/** Facts of a posting by a person: only accounts within the actor's scope count. */
export async function loadPosting(ctx: CityContext, accountIds: readonly string[]) {
  const [years, accounts, [limit]] =
    takeForeseen<PostingReads>(ctx, accountIds.join(' ')) ??
    (await ctx.db.reads<PostingReads>(postingReads(reachOf(ctx), accountIds, ctx.today)));
  return { years, accounts, today: ctx.today, limit };
}

const accountIdsOf = (transfers: Posting['transfers']): string[] => [
  ...new Set(
    transfers.flatMap(({ debitAccountId, creditAccountId, purposeId }) => [
      debitAccountId,
      creditAccountId,
      ...(purposeId ? [purposeId] : []),
    ]),
  ),
];

/** The facts of a posting, for the gate to read along; those of a long group are read afterwards. */
export function foreseePosting({ transfers }: Posting, { today, reach }: Parameters<Foresee>[1]): Foresight | null {
  if (transfers.length > limits.foreseenTransfers) return null;
  const ids = accountIdsOf(transfers);
  return { key: ids.join(' '), reads: postingReads(reach, ids, today) };
}

/** Posts a linked group: all its transfers, or none. */
export function post(ctx: CityContext, input: Posting): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const facts = await loadPosting(ctx, accountIdsOf(input.transfers));
    const effectiveDay = input.effectiveDay ?? ctx.today;
    return (
      decidePosting(facts, { ...input, effectiveDay }) ??
      refuseAboveLimit(facts.limit, input, facts.accounts) ??
      postingPlan(ctx, { ...input, effectiveDay }, facts.accounts)
    );
  });
}

/** Moves all that is available on an account to another: a line's unused money back to its source, say. */
export function sweep(ctx: CityContext, accountId: string, input: Sweep): Promise<{ id: string; amountFen: Fen }> {
  return commit(ctx, async () => {
    const facts = await loadPosting(ctx, [accountId, input.toAccountId]);
    const account = facts.accounts.find(({ id }) => id === accountId);
    const target = facts.accounts.find(({ id }) => id === input.toAccountId);
    if (!account || !target) return platformRefusals.refuse('not_found');
    const effectiveDay = input.effectiveDay ?? ctx.today;
    const kind = sweepKind(account, target);
    const amount = sweepable(account, target);
    const probe = { debitAccountId: accountId, creditAccountId: input.toAccountId, amountFen: 1 as Fen };
    if (isRefusal(amount)) {
      // What else would stand in its way is told first, but not that a single fen is short.
      const accounts = [{ ...account, floorFen: null }, target];
      const refused = decidePosting({ ...facts, accounts }, { kind, effectiveDay, transfers: [probe] });
      return refused && refused.code !== 'source_short' ? refused : amount;
    }
    const transfers = [{ ...probe, amountFen: amount }];
    const refused = decidePosting(facts, { kind, effectiveDay, transfers });
    if (refused) return refused;
    const plan = postingPlan(ctx, { ...input, kind, effectiveDay, transfers }, facts.accounts);
    return { ...plan, answer: { ...plan.answer, amountFen: amount } };
  });
}

function sweepKind(from: AccountFacts, to: AccountFacts): TransactionKind {
  if (from.kind === 'line') return to.kind === 'source' ? 'return' : 'adjustment';
  return 'refund';
}

function postingPlan(
  ctx: CityContext,
  posting: Posting & { readonly effectiveDay: Day },
  accounts: readonly AccountFacts[],
): Plan<{ id: string }> {
  const id = ctx.newId('txn');
  const { kind, effectiveDay, documentNumber, memo, transfers } = posting;
  const amountFen = transfers.reduce((total, each) => total + each.amountFen, 0);
  return {
    audit: {
      action: `ledger.${kind}.post`,
      subject: { type: 'ledger_transaction', id },
      payload: {
        kind,
        effectiveDay,
        documentNumber: documentNumber ?? null,
        memo,
        transfers: transfers.length,
        amountFen,
      },
    },
    writes: planTransfers(
      ctx,
      { id, kind, effectiveDay, memo, documentNumber: documentNumber ?? null, transfers },
      accounts,
    ),
    answer: { id },
  };
}
