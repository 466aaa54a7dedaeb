/**
 * The door of the ledger. Other modules read facts, decide with the same rules, and put the planners' statements into
 * their own plans: money moves in the batch of the command that moves it.
 */
export { ClaimEnd, ClaimInput, ClaimVoucherList, ClaimVoucherQuery } from './claim-input.ts';
export { holdFiles, monthFiles, reversalFiles, voucherFiles, yearFiles } from './evidence.ts';
export { ledgerFollower } from './follower.ts';
export { expireHoldsDaily, verifyNightly, type ChainWalk } from './commands/nightly.ts';
export { ledgerSeed } from './seed.ts';
export { limitOn, needsTwo, type LimitRow } from './store/limit.ts';
export { accountLabel, availableFen, type AccountFacts, type AccountKind, type FiscalYear } from './rules/chart.ts';
export { decideSettle, withoutHold, type HoldDraft, type HoldFacts } from './rules/holding.ts';
export {
  decidePosting,
  type PostingDraft,
  type PostingFacts,
  type TransactionKind,
  type TransferDraft,
} from './rules/posting.ts';
export { accountsAfter } from './rules/after.ts';
export { mirrored } from './rules/reversal.ts';
export { openedAccount, planAccounts, type NewAccount } from './store/chart.ts';
export {
  accountColumns,
  accountsById,
  anyAccountsById,
  fiscalYears,
  openHoldsByRoot,
  unitAccounts,
} from './store/facts.ts';
export { planHolds, planSettle, planVoid, type HoldOpening, type Settlement } from './store/holding.ts';
export { planTransfers, type Stamp, type Subject, type TransactionDraft } from './store/posting.ts';
export { ledgerInbox } from './inbox.ts';
export {
  claimFacts,
  voucherClaims,
  voucherColumns,
  voucherInReach,
  voucherStands,
  type ClaimRow,
  type Holder,
  type VoucherClaim,
  type VoucherRow,
} from './store/vouchers.ts';
