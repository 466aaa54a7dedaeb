-- Money of the city: what is where (accounts), how it came there (transfers), what is promised (holds).
-- available = balance_fen - held_fen. A source has no floor; a negative floor is what a forced reversal left behind.

CREATE TABLE fiscal_year (
  year INTEGER PRIMARY KEY,
  state TEXT NOT NULL CONSTRAINT fiscal_year_state CHECK (state IN ('open', 'closed')),
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL
) STRICT;

-- Expenditure classification of a year: function (7 digits, what for) and economic (5 digits, on what).
CREATE TABLE expenditure_code (
  year INTEGER NOT NULL,
  classification TEXT NOT NULL
    CONSTRAINT expenditure_code_classification CHECK (classification IN ('function', 'economic')),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  checked INTEGER NOT NULL CONSTRAINT expenditure_code_checked CHECK (checked IN (0, 1)),
  PRIMARY KEY (year, classification, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_account (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL
    CONSTRAINT ledger_account_kind CHECK (kind IN ('source', 'line', 'duty', 'unit', 'payroll', 'spent')),
  fiscal_year INTEGER NOT NULL REFERENCES fiscal_year (year),
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  function_code TEXT,
  economic_code TEXT,
  subject_id TEXT,
  document_number TEXT,
  floor_fen INTEGER
    CONSTRAINT ledger_account_floor CHECK ((floor_fen IS NULL AND kind = 'source') OR floor_fen BETWEEN -10000000000000 AND 0),
  budget_fen INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ledger_account_budget CHECK (budget_fen BETWEEN -10000000000000 AND 10000000000000),
  balance_fen INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ledger_account_balance CHECK (balance_fen BETWEEN -10000000000000 AND 10000000000000),
  held_fen INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ledger_account_held CHECK (held_fen BETWEEN 0 AND 10000000000000),
  state TEXT NOT NULL DEFAULT 'open' CONSTRAINT ledger_account_state CHECK (state IN ('open', 'closed')),
  opened_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT ledger_account_available CHECK (floor_fen IS NULL OR balance_fen - held_fen >= floor_fen)
) STRICT;
CREATE UNIQUE INDEX ledger_account_code ON ledger_account (fiscal_year, code);
CREATE UNIQUE INDEX ledger_account_ordinal ON ledger_account (fiscal_year, kind, ordinal);
CREATE INDEX ledger_account_unit ON ledger_account (unit_id, fiscal_year);
CREATE UNIQUE INDEX ledger_account_of_unit ON ledger_account (fiscal_year, unit_id) WHERE kind = 'unit';
CREATE UNIQUE INDEX ledger_account_of_duty ON ledger_account (fiscal_year, subject_id) WHERE kind = 'duty';

-- A linked group of transfers, all or nothing; the voucher. nature tells what shapes a budget from what executes it.
CREATE TABLE ledger_transaction (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  nature TEXT NOT NULL CONSTRAINT ledger_transaction_nature CHECK (nature IN ('budget', 'execution')),
  fiscal_year INTEGER NOT NULL REFERENCES fiscal_year (year),
  effective_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  memo TEXT NOT NULL,
  document_number TEXT,
  subject_type TEXT,
  subject_id TEXT,
  made_by TEXT NOT NULL,
  made_by_name TEXT NOT NULL,
  checked_by TEXT,
  checked_by_name TEXT,
  reverses_id TEXT REFERENCES ledger_transaction (id),
  forced INTEGER NOT NULL DEFAULT 0 CONSTRAINT ledger_transaction_forced CHECK (forced IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX ledger_transaction_id ON ledger_transaction (id);
CREATE UNIQUE INDEX ledger_transaction_reverses ON ledger_transaction (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ledger_transaction_day ON ledger_transaction (effective_day);
CREATE INDEX ledger_transaction_subject ON ledger_transaction (subject_type, subject_id);

-- One account gives (debit), one receives (credit), one amount.
CREATE TABLE ledger_transfer (
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  line INTEGER NOT NULL,
  debit_account_id TEXT NOT NULL REFERENCES ledger_account (id),
  credit_account_id TEXT NOT NULL REFERENCES ledger_account (id),
  amount_fen INTEGER NOT NULL CONSTRAINT ledger_transfer_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  subject_id TEXT,
  effective_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (transaction_id, line),
  CONSTRAINT ledger_transfer_two_accounts CHECK (debit_account_id <> credit_account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_transfer_debit ON ledger_transfer (debit_account_id, effective_day);
CREATE INDEX ledger_transfer_credit ON ledger_transfer (credit_account_id, effective_day);

-- Reserved at once, ended once. Where a part is settled and the rest kept, a new hold of the same root carries the rest.
CREATE TABLE ledger_hold (
  id TEXT PRIMARY KEY,
  root_id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES ledger_account (id),
  amount_fen INTEGER NOT NULL CONSTRAINT ledger_hold_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  purpose TEXT NOT NULL,
  document_number TEXT,
  subject_type TEXT,
  subject_id TEXT,
  payee_unit_id TEXT REFERENCES unit (id),
  deadline_day TEXT,
  opened_day TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_by_name TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open'
    CONSTRAINT ledger_hold_state CHECK (state IN ('open', 'settled', 'voided', 'expired')),
  settled_fen INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ledger_hold_settled CHECK (settled_fen BETWEEN 0 AND 10000000000000),
  transaction_id TEXT REFERENCES ledger_transaction (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at TEXT,
  ended_by TEXT,
  CONSTRAINT ledger_hold_within CHECK (settled_fen <= amount_fen),
  CONSTRAINT ledger_hold_end CHECK ((state = 'open') = (ended_at IS NULL))
) STRICT;
CREATE INDEX ledger_hold_account ON ledger_hold (account_id, state);
CREATE INDEX ledger_hold_root ON ledger_hold (root_id);
CREATE INDEX ledger_hold_subject ON ledger_hold (subject_type, subject_id);
CREATE INDEX ledger_hold_payee ON ledger_hold (payee_unit_id);
CREATE INDEX ledger_hold_deadline ON ledger_hold (deadline_day) WHERE state = 'open';

-- Asked by one, decided by another.
CREATE TABLE ledger_reversal (
  id TEXT PRIMARY KEY,
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  reason TEXT NOT NULL,
  state TEXT NOT NULL
    CONSTRAINT ledger_reversal_state CHECK (state IN ('asked', 'posted', 'declined')),
  asked_at TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_by_name TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  decision_reason TEXT,
  posted_transaction_id TEXT REFERENCES ledger_transaction (id),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX ledger_reversal_asked ON ledger_reversal (transaction_id) WHERE state = 'asked';

CREATE TRIGGER ledger_transaction_no_update BEFORE UPDATE ON ledger_transaction BEGIN SELECT RAISE(ABORT, 'append_only: ledger_transaction'); END;
CREATE TRIGGER ledger_transaction_no_delete BEFORE DELETE ON ledger_transaction BEGIN SELECT RAISE(ABORT, 'append_only: ledger_transaction'); END;
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer BEGIN SELECT RAISE(ABORT, 'append_only: ledger_transfer'); END;
CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE ON ledger_transfer BEGIN SELECT RAISE(ABORT, 'append_only: ledger_transfer'); END;
CREATE TRIGGER ledger_hold_ends_once BEFORE UPDATE ON ledger_hold WHEN old.state <> 'open' BEGIN SELECT RAISE(ABORT, 'append_only: ledger_hold'); END;
CREATE TRIGGER ledger_hold_no_delete BEFORE DELETE ON ledger_hold BEGIN SELECT RAISE(ABORT, 'append_only: ledger_hold'); END;
