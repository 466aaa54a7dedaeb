-- What the house found when it counted the whole book anew: one row a night, never changed.
CREATE TABLE ledger_verification (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL CONSTRAINT ledger_verification_day UNIQUE,
  recorded_at TEXT NOT NULL,
  sound INTEGER NOT NULL CONSTRAINT ledger_verification_sound CHECK (sound IN (0, 1)),
  accounts INTEGER NOT NULL,
  transactions INTEGER NOT NULL,
  transfers INTEGER NOT NULL,
  open_holds INTEGER NOT NULL,
  problem_count INTEGER NOT NULL,
  -- The first of them, as JSON; the count is of all.
  problems TEXT NOT NULL,
  chain_after_seq INTEGER NOT NULL,
  chain_last_seq INTEGER NOT NULL,
  chain_complete INTEGER NOT NULL CONSTRAINT ledger_verification_chain_complete CHECK (chain_complete IN (0, 1)),
  -- Null where the chain stands.
  chain_bad_seq INTEGER,
  chain_fault TEXT
) STRICT;

CREATE TRIGGER ledger_verification_no_update BEFORE UPDATE ON ledger_verification BEGIN SELECT RAISE(ABORT, 'append_only: ledger_verification'); END;
CREATE TRIGGER ledger_verification_no_delete BEFORE DELETE ON ledger_verification BEGIN SELECT RAISE(ABORT, 'append_only: ledger_verification'); END;

-- A month without a row is open. Closed by one; opened again by a second person; then a new row closes it once more.
CREATE TABLE ledger_month (
  id TEXT PRIMARY KEY,
  month TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL REFERENCES fiscal_year (year),
  state TEXT NOT NULL CONSTRAINT ledger_month_state CHECK (state IN ('closed', 'asked', 'reopened')),
  closed_at TEXT NOT NULL,
  closed_by TEXT NOT NULL,
  closed_by_name TEXT NOT NULL,
  asked_at TEXT,
  asked_by TEXT,
  asked_by_name TEXT,
  reason TEXT,
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT ledger_month_of_year CHECK (substr(month, 1, 4) = CAST(fiscal_year AS TEXT))
) STRICT;
CREATE UNIQUE INDEX ledger_month_closed ON ledger_month (month) WHERE state <> 'reopened';
CREATE INDEX ledger_month_year ON ledger_month (fiscal_year);

CREATE TRIGGER ledger_month_reopened_stays BEFORE UPDATE ON ledger_month WHEN old.state = 'reopened' BEGIN SELECT RAISE(ABORT, 'append_only: ledger_month'); END;
CREATE TRIGGER ledger_month_no_delete BEFORE DELETE ON ledger_month BEGIN SELECT RAISE(ABORT, 'append_only: ledger_month'); END;
