-- Who handed in the facts of a month, and what workers answer to their payslips: confirmed, or objected and settled.

ALTER TABLE pay_fact ADD COLUMN recorded_name TEXT;
ALTER TABLE pay_one_off ADD COLUMN recorded_name TEXT;
ALTER TABLE pay_one_off ADD COLUMN withdrawn_name TEXT;
ALTER TABLE pay_one_off ADD COLUMN withdrawn_reason TEXT;

-- Whose pay would go to one card: asked of everybody at each run.
CREATE INDEX bank_account_card ON bank_account (card_index) WHERE until_day IS NULL;

-- A unit's word that its facts of a month are complete, also where there are none; the latest row holds.
CREATE TABLE pay_fact_report (
  id TEXT PRIMARY KEY,
  month TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_name TEXT NOT NULL
) STRICT;
CREATE INDEX pay_fact_report_month ON pay_fact_report (month, unit_id, id);

-- Within how many days of approval a payslip is to be confirmed; the latest decision for the latest month not after it holds.
CREATE TABLE payslip_policy (
  id TEXT PRIMARY KEY,
  from_month TEXT NOT NULL,
  confirm_days INTEGER NOT NULL CONSTRAINT payslip_policy_days CHECK (confirm_days BETWEEN 1 AND 365),
  source TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL
) STRICT;
CREATE INDEX payslip_policy_month ON payslip_policy (from_month, id);

-- A payslip of a draft is replaced when it is computed again: what was said of the old one stays, and binds the new one to nothing.
CREATE TABLE payslip_receipt (
  payslip_id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  month TEXT NOT NULL,
  net_fen INTEGER NOT NULL,
  confirmed_at TEXT NOT NULL
) STRICT;

CREATE TABLE payslip_objection (
  id TEXT PRIMARY KEY,
  payslip_id TEXT NOT NULL,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  month TEXT NOT NULL,
  -- The line it is about, by its name on the payslip; null is the whole of it.
  line_name TEXT,
  state TEXT NOT NULL CONSTRAINT payslip_objection_state CHECK (state IN ('open', 'answered', 'settled')),
  version INTEGER NOT NULL DEFAULT 1,
  opened_at TEXT NOT NULL,
  moved_at TEXT NOT NULL,
  settled_at TEXT,
  settled_name TEXT,
  CONSTRAINT payslip_objection_settled CHECK ((state = 'settled') = (settled_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX payslip_objection_standing ON payslip_objection (worker_id, month) WHERE state <> 'settled';
CREATE INDEX payslip_objection_state_at ON payslip_objection (state, opened_at);
CREATE INDEX payslip_objection_payslip ON payslip_objection (payslip_id);

CREATE TABLE payslip_message (
  id TEXT PRIMARY KEY,
  objection_id TEXT NOT NULL REFERENCES payslip_objection (id),
  side TEXT NOT NULL CONSTRAINT payslip_message_side CHECK (side IN ('worker', 'office')),
  author_id TEXT NOT NULL,
  author_name TEXT NOT NULL,
  text TEXT NOT NULL CONSTRAINT payslip_message_text CHECK (length(text) BETWEEN 1 AND 2000),
  written_at TEXT NOT NULL
) STRICT;
CREATE INDEX payslip_message_objection ON payslip_message (objection_id, id);

CREATE TRIGGER pay_fact_report_no_update BEFORE UPDATE ON pay_fact_report BEGIN SELECT RAISE(ABORT, 'append_only: pay_fact_report'); END;
CREATE TRIGGER pay_fact_report_no_delete BEFORE DELETE ON pay_fact_report BEGIN SELECT RAISE(ABORT, 'append_only: pay_fact_report'); END;
CREATE TRIGGER payslip_policy_no_update BEFORE UPDATE ON payslip_policy BEGIN SELECT RAISE(ABORT, 'append_only: payslip_policy'); END;
CREATE TRIGGER payslip_policy_no_delete BEFORE DELETE ON payslip_policy BEGIN SELECT RAISE(ABORT, 'append_only: payslip_policy'); END;
CREATE TRIGGER payslip_receipt_no_update BEFORE UPDATE ON payslip_receipt BEGIN SELECT RAISE(ABORT, 'append_only: payslip_receipt'); END;
CREATE TRIGGER payslip_receipt_no_delete BEFORE DELETE ON payslip_receipt BEGIN SELECT RAISE(ABORT, 'append_only: payslip_receipt'); END;
CREATE TRIGGER payslip_objection_no_delete BEFORE DELETE ON payslip_objection BEGIN SELECT RAISE(ABORT, 'append_only: payslip_objection'); END;
CREATE TRIGGER payslip_message_no_update BEFORE UPDATE ON payslip_message BEGIN SELECT RAISE(ABORT, 'append_only: payslip_message'); END;
CREATE TRIGGER payslip_message_no_delete BEFORE DELETE ON payslip_message BEGIN SELECT RAISE(ABORT, 'append_only: payslip_message'); END;

-- Cities that stand already give the new permissions to the roles that a new city gives them to.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'pay.attendance.read')
  WHERE code IN ('city_administrator', 'city_leader', 'auditor', 'hr_officer', 'finance_officer', 'street_officer', 'community_officer');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'pay.attendance.write')
  WHERE code IN ('city_administrator', 'hr_officer', 'street_officer', 'community_officer');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'pay.objections.answer')
  WHERE code IN ('city_administrator', 'hr_officer');
