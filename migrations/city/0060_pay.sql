-- Schemes and policies as dated data, what is known of each worker for pay, and the pay of each month.

-- A scheme is a chain of editions under one code. An edition never changes: the next one follows it.
CREATE TABLE pay_scheme (
  id TEXT PRIMARY KEY,
  scheme_code TEXT NOT NULL,
  edition INTEGER NOT NULL CONSTRAINT pay_scheme_edition CHECK (edition >= 1),
  name TEXT NOT NULL,
  template_code TEXT,
  source TEXT NOT NULL,
  trust TEXT NOT NULL CONSTRAINT pay_scheme_trust CHECK (trust IN ('official', 'press', 'copy', 'example', 'city')),
  definition TEXT NOT NULL CONSTRAINT pay_scheme_definition_json CHECK (json_valid(definition)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX pay_scheme_chain ON pay_scheme (scheme_code, edition);

-- From which month the city pays by which edition; the latest decision for the latest month not after it holds.
CREATE TABLE pay_adoption (
  id TEXT PRIMARY KEY,
  scheme_id TEXT NOT NULL REFERENCES pay_scheme (id),
  from_month TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL
) STRICT;
CREATE INDEX pay_adoption_month ON pay_adoption (from_month, id);

CREATE TABLE insurance_policy (
  id TEXT PRIMARY KEY,
  from_month TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  trust TEXT NOT NULL CONSTRAINT insurance_policy_trust CHECK (trust IN ('official', 'press', 'copy', 'example', 'city')),
  definition TEXT NOT NULL CONSTRAINT insurance_policy_definition_json CHECK (json_valid(definition)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX insurance_policy_month ON insurance_policy (from_month, id);

CREATE TABLE income_tax_policy (
  id TEXT PRIMARY KEY,
  from_month TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  definition TEXT NOT NULL CONSTRAINT income_tax_policy_definition_json CHECK (json_valid(definition)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX income_tax_policy_month ON income_tax_policy (from_month, id);

-- What a worker declares for withholding, by item; last_month is the last month in which it counts.
CREATE TABLE special_deduction (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  item TEXT NOT NULL CONSTRAINT special_deduction_item CHECK (item IN ('children_education', 'infant_care', 'continuing_education', 'housing_loan', 'rent', 'elderly_support', 'private_pension')),
  from_month TEXT NOT NULL,
  last_month TEXT,
  monthly_fen INTEGER NOT NULL CONSTRAINT special_deduction_monthly CHECK (monthly_fen BETWEEN 1 AND 10000000000000),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  CONSTRAINT special_deduction_span CHECK (last_month IS NULL OR last_month >= from_month)
) STRICT;
CREATE UNIQUE INDEX special_deduction_standing ON special_deduction (worker_id, item, from_month) WHERE withdrawn_at IS NULL;

-- What was paid and withheld this year before this system took over, and the year's two special rules.
CREATE TABLE tax_opening (
  worker_id TEXT NOT NULL REFERENCES worker (id),
  year INTEGER NOT NULL,
  months INTEGER NOT NULL CONSTRAINT tax_opening_months CHECK (months BETWEEN 0 AND 11),
  income_fen INTEGER NOT NULL CONSTRAINT tax_opening_income CHECK (income_fen BETWEEN 0 AND 10000000000000),
  insurance_fen INTEGER NOT NULL CONSTRAINT tax_opening_insurance CHECK (insurance_fen BETWEEN 0 AND 10000000000000),
  special_fen INTEGER NOT NULL CONSTRAINT tax_opening_special CHECK (special_fen BETWEEN 0 AND 10000000000000),
  tax_fen INTEGER NOT NULL CONSTRAINT tax_opening_tax CHECK (tax_fen BETWEEN 0 AND 10000000000000),
  first_job INTEGER NOT NULL DEFAULT 0 CONSTRAINT tax_opening_first_job CHECK (first_job IN (0, 1)),
  upfront INTEGER NOT NULL DEFAULT 0 CONSTRAINT tax_opening_upfront CHECK (upfront IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (worker_id, year)
) STRICT, WITHOUT ROWID;

-- The wage that insurance counts from a month on: normally last year's monthly mean.
CREATE TABLE declared_wage (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  from_month TEXT NOT NULL,
  wage_fen INTEGER NOT NULL CONSTRAINT declared_wage_amount CHECK (wage_fen BETWEEN 0 AND 10000000000000),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX declared_wage_worker ON declared_wage (worker_id, from_month, id);

-- Every change of level is an event that says how it came; the latest recorded for the latest month holds.
CREATE TABLE worker_level (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  from_month TEXT NOT NULL,
  level INTEGER NOT NULL CONSTRAINT worker_level_level CHECK (level BETWEEN 1 AND 60),
  cause TEXT NOT NULL CONSTRAINT worker_level_cause CHECK (cause IN ('initial', 'derived', 'decided')),
  scheme_id TEXT NOT NULL REFERENCES pay_scheme (id),
  derivation TEXT NOT NULL CONSTRAINT worker_level_derivation_json CHECK (json_valid(derivation)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX worker_level_worker ON worker_level (worker_id, from_month, id);

CREATE TABLE pay_run (
  id TEXT PRIMARY KEY,
  month TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT pay_run_state CHECK (state IN ('computed', 'approved', 'paid', 'closed')),
  scheme_id TEXT NOT NULL REFERENCES pay_scheme (id),
  insurance_policy_id TEXT NOT NULL REFERENCES insurance_policy (id),
  income_tax_policy_id TEXT NOT NULL REFERENCES income_tax_policy (id),
  snapshot_hash TEXT NOT NULL,
  workers INTEGER NOT NULL,
  gross_fen INTEGER NOT NULL CONSTRAINT pay_run_gross CHECK (gross_fen BETWEEN -10000000000000 AND 10000000000000),
  deducted_fen INTEGER NOT NULL CONSTRAINT pay_run_deducted CHECK (deducted_fen BETWEEN -10000000000000 AND 10000000000000),
  tax_fen INTEGER NOT NULL CONSTRAINT pay_run_tax CHECK (tax_fen BETWEEN 0 AND 10000000000000),
  net_fen INTEGER NOT NULL CONSTRAINT pay_run_net CHECK (net_fen BETWEEN -10000000000000 AND 10000000000000),
  employer_fen INTEGER NOT NULL CONSTRAINT pay_run_employer CHECK (employer_fen BETWEEN -10000000000000 AND 10000000000000),
  computed_at TEXT NOT NULL,
  computed_by TEXT NOT NULL,
  computed_name TEXT NOT NULL,
  approved_at TEXT,
  approved_by TEXT,
  approved_name TEXT,
  funding_account_id TEXT,
  ledger_transaction_id TEXT,
  paid_at TEXT,
  paid_by TEXT,
  paid_name TEXT,
  closed_at TEXT,
  closed_by TEXT,
  closed_name TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT pay_run_balance CHECK (gross_fen - deducted_fen = net_fen),
  CONSTRAINT pay_run_second_person CHECK (approved_by IS NULL OR approved_by <> computed_by)
) STRICT;
CREATE UNIQUE INDEX pay_run_month ON pay_run (month);

-- One worker's pay of one run; facts is the snapshot of the inputs it was computed from.
CREATE TABLE payslip (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES pay_run (id),
  worker_id TEXT NOT NULL REFERENCES worker (id),
  month TEXT NOT NULL,
  name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  post_type TEXT NOT NULL,
  level INTEGER NOT NULL,
  grade TEXT,
  gross_fen INTEGER NOT NULL,
  insurance_fen INTEGER NOT NULL,
  housing_fen INTEGER NOT NULL,
  tax_fen INTEGER NOT NULL CONSTRAINT payslip_tax CHECK (tax_fen >= 0),
  net_fen INTEGER NOT NULL,
  employer_fen INTEGER NOT NULL,
  insurance_wage_fen INTEGER NOT NULL,
  taxable_income_fen INTEGER NOT NULL,
  cumulative_income_fen INTEGER NOT NULL,
  cumulative_insurance_fen INTEGER NOT NULL,
  cumulative_special_fen INTEGER NOT NULL,
  cumulative_taxable_fen INTEGER NOT NULL,
  cumulative_withheld_fen INTEGER NOT NULL,
  over_withheld_fen INTEGER NOT NULL,
  months_counted INTEGER NOT NULL,
  facts TEXT NOT NULL CONSTRAINT payslip_facts_json CHECK (json_valid(facts)),
  CONSTRAINT payslip_balance CHECK (gross_fen - insurance_fen - housing_fen - tax_fen = net_fen)
) STRICT;
CREATE UNIQUE INDEX payslip_run_worker ON payslip (run_id, worker_id);
CREATE INDEX payslip_worker_month ON payslip (worker_id, month);

CREATE TABLE payslip_line (
  payslip_id TEXT NOT NULL REFERENCES payslip (id),
  seq INTEGER NOT NULL,
  side TEXT NOT NULL CONSTRAINT payslip_line_side CHECK (side IN ('earning', 'deduction', 'employer')),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CONSTRAINT payslip_line_amount CHECK (amount_fen BETWEEN -10000000000000 AND 10000000000000),
  formula TEXT NOT NULL,
  inputs TEXT NOT NULL CONSTRAINT payslip_line_inputs_json CHECK (json_valid(inputs)),
  source TEXT NOT NULL CONSTRAINT payslip_line_source CHECK (source IN ('scheme', 'insurance', 'tax')),
  PRIMARY KEY (payslip_id, seq)
) STRICT, WITHOUT ROWID;

-- What the check of a run found, and who accepted a warning and why.
CREATE TABLE pay_finding (
  run_id TEXT NOT NULL REFERENCES pay_run (id),
  worker_id TEXT NOT NULL REFERENCES worker (id),
  code TEXT NOT NULL,
  severity TEXT NOT NULL CONSTRAINT pay_finding_severity CHECK (severity IN ('blocking', 'warning', 'notice')),
  name TEXT NOT NULL,
  facts TEXT NOT NULL CONSTRAINT pay_finding_facts_json CHECK (json_valid(facts)),
  accepted_at TEXT,
  accepted_by TEXT,
  accepted_reason TEXT,
  PRIMARY KEY (run_id, code, worker_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pay_scheme_no_update BEFORE UPDATE ON pay_scheme BEGIN SELECT RAISE(ABORT, 'append_only: pay_scheme'); END;
CREATE TRIGGER pay_scheme_no_delete BEFORE DELETE ON pay_scheme BEGIN SELECT RAISE(ABORT, 'append_only: pay_scheme'); END;
CREATE TRIGGER pay_adoption_no_update BEFORE UPDATE ON pay_adoption BEGIN SELECT RAISE(ABORT, 'append_only: pay_adoption'); END;
CREATE TRIGGER pay_adoption_no_delete BEFORE DELETE ON pay_adoption BEGIN SELECT RAISE(ABORT, 'append_only: pay_adoption'); END;
CREATE TRIGGER insurance_policy_no_update BEFORE UPDATE ON insurance_policy BEGIN SELECT RAISE(ABORT, 'append_only: insurance_policy'); END;
CREATE TRIGGER insurance_policy_no_delete BEFORE DELETE ON insurance_policy BEGIN SELECT RAISE(ABORT, 'append_only: insurance_policy'); END;
CREATE TRIGGER income_tax_policy_no_update BEFORE UPDATE ON income_tax_policy BEGIN SELECT RAISE(ABORT, 'append_only: income_tax_policy'); END;
CREATE TRIGGER income_tax_policy_no_delete BEFORE DELETE ON income_tax_policy BEGIN SELECT RAISE(ABORT, 'append_only: income_tax_policy'); END;
CREATE TRIGGER declared_wage_no_update BEFORE UPDATE ON declared_wage BEGIN SELECT RAISE(ABORT, 'append_only: declared_wage'); END;
CREATE TRIGGER declared_wage_no_delete BEFORE DELETE ON declared_wage BEGIN SELECT RAISE(ABORT, 'append_only: declared_wage'); END;
CREATE TRIGGER worker_level_no_update BEFORE UPDATE ON worker_level BEGIN SELECT RAISE(ABORT, 'append_only: worker_level'); END;
CREATE TRIGGER worker_level_no_delete BEFORE DELETE ON worker_level BEGIN SELECT RAISE(ABORT, 'append_only: worker_level'); END;

-- A run that was approved stands: its payslips and lines can be replaced only while it is being computed.
CREATE TRIGGER payslip_no_insert BEFORE INSERT ON payslip
  WHEN (SELECT state FROM pay_run WHERE id = NEW.run_id) <> 'computed' BEGIN SELECT RAISE(ABORT, 'append_only: payslip'); END;
CREATE TRIGGER payslip_no_update BEFORE UPDATE ON payslip BEGIN SELECT RAISE(ABORT, 'append_only: payslip'); END;
CREATE TRIGGER payslip_no_delete BEFORE DELETE ON payslip
  WHEN (SELECT state FROM pay_run WHERE id = OLD.run_id) <> 'computed' BEGIN SELECT RAISE(ABORT, 'append_only: payslip'); END;
CREATE TRIGGER payslip_line_no_insert BEFORE INSERT ON payslip_line
  WHEN (SELECT r.state FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id WHERE p.id = NEW.payslip_id) <> 'computed'
  BEGIN SELECT RAISE(ABORT, 'append_only: payslip_line'); END;
CREATE TRIGGER payslip_line_no_update BEFORE UPDATE ON payslip_line BEGIN SELECT RAISE(ABORT, 'append_only: payslip_line'); END;
CREATE TRIGGER payslip_line_no_delete BEFORE DELETE ON payslip_line
  WHEN (SELECT r.state FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id WHERE p.id = OLD.payslip_id) <> 'computed'
  BEGIN SELECT RAISE(ABORT, 'append_only: payslip_line'); END;
CREATE TRIGGER pay_run_no_delete BEFORE DELETE ON pay_run BEGIN SELECT RAISE(ABORT, 'append_only: pay_run'); END;
CREATE TRIGGER pay_run_no_return BEFORE UPDATE ON pay_run WHEN OLD.state IN ('paid', 'closed') AND NEW.state IN ('computed', 'approved')
  BEGIN SELECT RAISE(ABORT, 'append_only: pay_run'); END;
