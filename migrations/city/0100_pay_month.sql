-- What happened in a month (shifts, overtime, absence; additions and deductions that come once), and lines that know
-- which month they settle, whether they are taxed and insured, where they were earned and which funds pay them.

-- A quantity of one fact of one worker's month, in thousandths of its unit; the latest row recorded holds, zero withdraws.
CREATE TABLE pay_fact (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  month TEXT NOT NULL,
  code TEXT NOT NULL,
  quantity_milli INTEGER NOT NULL CONSTRAINT pay_fact_quantity CHECK (quantity_milli BETWEEN 0 AND 1000000000),
  note TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX pay_fact_month ON pay_fact (month, worker_id, code, id);

-- An amount paid or taken once, under a one-off item of the scheme; always above zero, the item gives its sign.
CREATE TABLE pay_one_off (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  month TEXT NOT NULL,
  item_code TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CONSTRAINT pay_one_off_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  reason TEXT NOT NULL,
  document_number TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT
) STRICT;
CREATE INDEX pay_one_off_month ON pay_one_off (month, worker_id, id);

DROP TRIGGER payslip_line_no_insert;
DROP TRIGGER payslip_line_no_update;
DROP TRIGGER payslip_line_no_delete;

CREATE TABLE payslip_line_next (
  payslip_id TEXT NOT NULL REFERENCES payslip (id),
  seq INTEGER NOT NULL,
  side TEXT NOT NULL CONSTRAINT payslip_line_side CHECK (side IN ('earning', 'deduction', 'employer')),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CONSTRAINT payslip_line_amount CHECK (amount_fen BETWEEN -10000000000000 AND 10000000000000),
  formula TEXT NOT NULL,
  inputs TEXT NOT NULL CONSTRAINT payslip_line_inputs_json CHECK (json_valid(inputs)),
  source TEXT NOT NULL
    CONSTRAINT payslip_line_source CHECK (source IN ('scheme', 'fact', 'one_off', 'insurance', 'tax', 'back_pay', 'recovery')),
  -- The month whose pay this line settles: its payslip's own, or an earlier one.
  for_month TEXT NOT NULL,
  taxable INTEGER NOT NULL CONSTRAINT payslip_line_taxable CHECK (taxable IN (0, 1)),
  insurable INTEGER NOT NULL CONSTRAINT payslip_line_insurable CHECK (insurable IN (0, 1)),
  -- Where it was earned, when that is not the payslip's own unit.
  unit_id TEXT,
  -- [{"fund", "fen"}]: which funds pay it; null is the fund chosen at approval.
  funds TEXT CONSTRAINT payslip_line_funds_json CHECK (json_valid(funds)),
  PRIMARY KEY (payslip_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO payslip_line_next
  SELECT l.payslip_id, l.seq, l.side, l.code, l.name, l.amount_fen, l.formula, l.inputs, l.source, p.month,
    CASE l.side WHEN 'earning' THEN 1 ELSE 0 END, CASE l.side WHEN 'earning' THEN 1 ELSE 0 END, NULL, NULL
  FROM payslip_line AS l JOIN payslip AS p ON p.id = l.payslip_id;
DROP TABLE payslip_line;
ALTER TABLE payslip_line_next RENAME TO payslip_line;

CREATE TRIGGER payslip_line_no_insert BEFORE INSERT ON payslip_line
  WHEN (SELECT r.state FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id WHERE p.id = NEW.payslip_id) <> 'computed'
  BEGIN SELECT RAISE(ABORT, 'append_only: payslip_line'); END;
CREATE TRIGGER payslip_line_no_update BEFORE UPDATE ON payslip_line BEGIN SELECT RAISE(ABORT, 'append_only: payslip_line'); END;
CREATE TRIGGER payslip_line_no_delete BEFORE DELETE ON payslip_line
  WHEN (SELECT r.state FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id WHERE p.id = OLD.payslip_id) <> 'computed'
  BEGIN SELECT RAISE(ABORT, 'append_only: payslip_line'); END;
CREATE TRIGGER pay_fact_no_update BEFORE UPDATE ON pay_fact BEGIN SELECT RAISE(ABORT, 'append_only: pay_fact'); END;
CREATE TRIGGER pay_fact_no_delete BEFORE DELETE ON pay_fact BEGIN SELECT RAISE(ABORT, 'append_only: pay_fact'); END;
CREATE TRIGGER pay_one_off_no_delete BEFORE DELETE ON pay_one_off BEGIN SELECT RAISE(ABORT, 'append_only: pay_one_off'); END;
