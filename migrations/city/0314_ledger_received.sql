-- What an account ever received, beside what is left: a trial balance of all that is recorded reads rows of accounts and
-- counts no transfers. A cache like the balance: moved in the batch that posts, counted anew by verification.
ALTER TABLE ledger_account ADD COLUMN received_fen INTEGER NOT NULL DEFAULT 0
  CONSTRAINT ledger_account_received CHECK (received_fen >= 0);
UPDATE ledger_account SET received_fen = (
  SELECT coalesce(sum(x.amount_fen), 0) FROM ledger_transfer AS x WHERE x.credit_account_id = ledger_account.id);
