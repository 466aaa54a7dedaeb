-- A duty handed down has three legs: who carries it (assignment), the power it needs (grant), the money (hold).

-- How volume and quality become money, from a day on.
CREATE TABLE duty_price_rule (
  from_day TEXT PRIMARY KEY,
  quality_bands TEXT NOT NULL CONSTRAINT duty_price_rule_bands CHECK (json_valid(quality_bands)),
  paid_days_per_month TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

CREATE TABLE duty (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT duty_kind CHECK (kind IN ('duty', 'assist', 'temporary', 'emergency')),
  department_id TEXT NOT NULL REFERENCES unit (id),
  line_id TEXT REFERENCES ledger_account (id),
  from_month TEXT NOT NULL,
  until_month TEXT NOT NULL,
  method TEXT NOT NULL CONSTRAINT duty_method CHECK (method IN ('unit', 'package', 'workload', 'none')),
  measure TEXT,
  unit_price_fen INTEGER CONSTRAINT duty_unit_price CHECK (unit_price_fen BETWEEN 0 AND 10000000000000),
  difficulty TEXT,
  state TEXT NOT NULL
    CONSTRAINT duty_state CHECK (state IN ('draft', 'submitted', 'admitted', 'active', 'withdrawn')),
  drafted_by TEXT NOT NULL,
  drafted_by_name TEXT NOT NULL,
  submitted_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT duty_term CHECK (until_month >= from_month)
) STRICT;
CREATE UNIQUE INDEX duty_code ON duty (code);
CREATE UNIQUE INDEX duty_ordinal ON duty (year, ordinal);
CREATE INDEX duty_department ON duty (department_id, state);

-- Units that are to carry it, each with its part. monthly_volume is a decimal; amount_fen is for the whole term.
CREATE TABLE duty_target (
  duty_id TEXT NOT NULL REFERENCES duty (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  position INTEGER NOT NULL,
  monthly_volume TEXT,
  amount_fen INTEGER NOT NULL CONSTRAINT duty_target_amount CHECK (amount_fen BETWEEN 0 AND 10000000000000),
  PRIMARY KEY (duty_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_target_unit ON duty_target (unit_id);

-- Authorities that the work needs: what, over what, and which department has it to give.
CREATE TABLE duty_authority (
  duty_id TEXT NOT NULL REFERENCES duty (id),
  position INTEGER NOT NULL,
  what TEXT NOT NULL,
  over_what TEXT NOT NULL,
  department_id TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (duty_id, position)
) STRICT, WITHOUT ROWID;

-- Every step that was taken, by whom.
CREATE TABLE duty_step (
  duty_id TEXT NOT NULL REFERENCES duty (id),
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (duty_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_assignment (
  id TEXT PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duty (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  hold_root_id TEXT NOT NULL REFERENCES ledger_hold (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  assigned_at TEXT NOT NULL,
  CONSTRAINT duty_assignment_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX duty_assignment_one ON duty_assignment (duty_id, unit_id);
CREATE INDEX duty_assignment_unit ON duty_assignment (unit_id);

CREATE TABLE authority_grant (
  id TEXT PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duty (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  department_id TEXT NOT NULL REFERENCES unit (id),
  what TEXT NOT NULL,
  over_what TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  granted_at TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  ended_at TEXT,
  CONSTRAINT authority_grant_period CHECK (until_day >= from_day)
) STRICT;
CREATE INDEX authority_grant_duty ON authority_grant (duty_id, unit_id);
CREATE INDEX authority_grant_unit ON authority_grant (unit_id);

-- A month of one unit: reported by one, verified and paid by another. volume and score are decimals.
CREATE TABLE duty_settlement (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES duty_assignment (id),
  month TEXT NOT NULL,
  state TEXT NOT NULL
    CONSTRAINT duty_settlement_state CHECK (state IN ('reported', 'verified', 'returned')),
  reported_volume TEXT NOT NULL,
  evidence TEXT NOT NULL,
  reported_at TEXT NOT NULL,
  reported_by TEXT NOT NULL,
  reported_by_name TEXT NOT NULL,
  verified_volume TEXT,
  score TEXT,
  quality_ppm INTEGER CONSTRAINT duty_settlement_quality CHECK (quality_ppm BETWEEN 0 AND 10000000),
  due_fen INTEGER CONSTRAINT duty_settlement_due CHECK (due_fen BETWEEN 0 AND 10000000000000),
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  decision_reason TEXT,
  transaction_id TEXT REFERENCES ledger_transaction (id),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX duty_settlement_month ON duty_settlement (assignment_id, month) WHERE state <> 'returned';
CREATE INDEX duty_settlement_state ON duty_settlement (state);

CREATE TRIGGER duty_step_no_update BEFORE UPDATE ON duty_step BEGIN SELECT RAISE(ABORT, 'append_only: duty_step'); END;
CREATE TRIGGER duty_step_no_delete BEFORE DELETE ON duty_step BEGIN SELECT RAISE(ABORT, 'append_only: duty_step'); END;
