-- From which amount on a settlement or a payment by hand takes two people; from a day on.
CREATE TABLE ledger_limit (
  id TEXT PRIMARY KEY,
  from_day TEXT NOT NULL,
  settlement_fen INTEGER NOT NULL
    CONSTRAINT ledger_limit_settlement CHECK (settlement_fen BETWEEN 0 AND 10000000000000),
  document_number TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ledger_limit_day ON ledger_limit (from_day);
CREATE TRIGGER ledger_limit_no_update BEFORE UPDATE ON ledger_limit BEGIN SELECT RAISE(ABORT, 'append_only: ledger_limit'); END;
CREATE TRIGGER ledger_limit_no_delete BEFORE DELETE ON ledger_limit BEGIN SELECT RAISE(ABORT, 'append_only: ledger_limit'); END;

-- How a year ends: asked by one with what becomes of each account's money, decided by another.
CREATE TABLE ledger_year_close (
  id TEXT PRIMARY KEY,
  fiscal_year INTEGER NOT NULL REFERENCES fiscal_year (year),
  state TEXT NOT NULL CONSTRAINT ledger_year_close_state CHECK (state IN ('asked', 'posted', 'declined')),
  document_number TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- lines, units and holds: what is done by rule; exceptions: the accounts that are treated otherwise.
  decision TEXT NOT NULL CONSTRAINT ledger_year_close_decision CHECK (json_valid(decision)),
  asked_at TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_by_name TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  decision_reason TEXT,
  returned_fen INTEGER,
  carried_fen INTEGER,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX ledger_year_close_one ON ledger_year_close (fiscal_year) WHERE state <> 'declined';
CREATE TRIGGER ledger_year_close_stays BEFORE UPDATE ON ledger_year_close WHEN old.state <> 'asked' BEGIN SELECT RAISE(ABORT, 'append_only: ledger_year_close'); END;
CREATE TRIGGER ledger_year_close_no_delete BEFORE DELETE ON ledger_year_close BEGIN SELECT RAISE(ABORT, 'append_only: ledger_year_close'); END;
