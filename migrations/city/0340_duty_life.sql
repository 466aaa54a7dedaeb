-- The whole life of a duty: acting first in an emergency, exit with notice, expiry, renewal, revocation; packages that
-- are paid in advance and on acceptance; pools that are shared; what a unit spends and returns; the list of duties by edition.

PRAGMA defer_foreign_keys = ON;
CREATE TABLE duty_before AS SELECT * FROM duty;
DROP TABLE duty;
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
  method TEXT NOT NULL CONSTRAINT duty_method CHECK (method IN ('unit', 'package', 'workload', 'allocation', 'none')),
  measure TEXT,
  unit_price_fen INTEGER CONSTRAINT duty_unit_price CHECK (unit_price_fen BETWEEN 0 AND 10000000000000),
  difficulty TEXT,
  -- A pool that is shared among the carriers, and by what.
  pool_fen INTEGER CONSTRAINT duty_pool CHECK (pool_fen BETWEEN 0 AND 10000000000000),
  basis TEXT CONSTRAINT duty_basis CHECK (basis IN ('households', 'grids', 'people')),
  -- What the money may be spent on; an empty list binds to the duty alone.
  uses TEXT NOT NULL DEFAULT '[]' CONSTRAINT duty_uses CHECK (json_valid(uses)),
  -- The duty of an earlier term that this one goes on from.
  renews_id TEXT REFERENCES duty (id),
  -- An emergency: since when it is acted on, and by when it must be filed.
  acted_day TEXT,
  file_by TEXT,
  -- A notice of exit: the day from which nothing of it stands.
  exit_day TEXT,
  exit_reason TEXT,
  state TEXT NOT NULL CONSTRAINT duty_state CHECK (state IN
    ('draft', 'acting', 'submitted', 'admitted', 'rejected', 'active', 'withdrawn', 'revoked', 'expired')),
  drafted_by TEXT NOT NULL,
  drafted_by_name TEXT NOT NULL,
  submitted_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT duty_term CHECK (until_month >= from_month),
  CONSTRAINT duty_acted CHECK ((acted_day IS NULL) = (file_by IS NULL))
) STRICT;
INSERT INTO duty (id, code, ordinal, year, title, content, legal_basis, kind, department_id, line_id, from_month, until_month,
    method, measure, unit_price_fen, difficulty, state, drafted_by, drafted_by_name, submitted_by, version)
  SELECT id, code, ordinal, year, title, content, legal_basis, kind, department_id, line_id, from_month, until_month,
    method, measure, unit_price_fen, difficulty, state, drafted_by, drafted_by_name, submitted_by, version FROM duty_before;
DROP TABLE duty_before;
CREATE UNIQUE INDEX duty_code ON duty (code);
CREATE UNIQUE INDEX duty_ordinal ON duty (year, ordinal);
CREATE INDEX duty_department ON duty (department_id, state);
CREATE UNIQUE INDEX duty_renewed_once ON duty (renews_id) WHERE renews_id IS NOT NULL AND state NOT IN ('rejected', 'revoked');
CREATE INDEX duty_exit ON duty (exit_day) WHERE exit_day IS NOT NULL AND state = 'active';

ALTER TABLE duty_target ADD COLUMN weight TEXT;

-- 'month' of a priced duty; of a package the part in advance and the rest on acceptance.
ALTER TABLE duty_settlement ADD COLUMN part TEXT NOT NULL DEFAULT 'month'
  CONSTRAINT duty_settlement_part CHECK (part IN ('month', 'prepayment', 'balance'));
-- Until when it must be decided; later counts against the department.
ALTER TABLE duty_settlement ADD COLUMN verify_by TEXT;
ALTER TABLE duty_settlement ADD COLUMN freed_fen INTEGER NOT NULL DEFAULT 0
  CONSTRAINT duty_settlement_freed CHECK (freed_fen >= 0);
DROP INDEX duty_settlement_month;
CREATE UNIQUE INDEX duty_settlement_month ON duty_settlement (assignment_id, month, part) WHERE state <> 'returned';

-- What a unit did with what it received for a duty: spent within its purpose, or given back.
CREATE TABLE duty_spending (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES duty_assignment (id),
  kind TEXT NOT NULL CONSTRAINT duty_spending_kind CHECK (kind IN ('spent', 'returned')),
  day TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CONSTRAINT duty_spending_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  used_for TEXT NOT NULL,
  payee TEXT,
  note TEXT,
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL
) STRICT;
CREATE INDEX duty_spending_assignment ON duty_spending (assignment_id, day);

-- What a unit still owes when a package ended before its advance was earned and the money was no longer there.
CREATE TABLE duty_claim (
  assignment_id TEXT PRIMARY KEY REFERENCES duty_assignment (id),
  owed_fen INTEGER NOT NULL CONSTRAINT duty_claim_owed CHECK (owed_fen > 0),
  raised_at TEXT NOT NULL,
  raised_by TEXT NOT NULL
) STRICT;

-- The city's list of duties: an edition a file, in force from a day.
CREATE TABLE duty_catalogue (
  edition INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL,
  source TEXT NOT NULL,
  items INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL
) STRICT;
CREATE TABLE duty_catalogue_item (
  edition INTEGER NOT NULL REFERENCES duty_catalogue (edition),
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CONSTRAINT duty_catalogue_kind
    CHECK (kind IN ('duty', 'assist', 'temporary', 'emergency', 'negative')),
  title TEXT NOT NULL,
  plain_title TEXT NOT NULL,
  department_id TEXT REFERENCES unit (id),
  -- What else the list says: basis, price, term, parts; the shape of `CatalogueContent`.
  content TEXT NOT NULL CONSTRAINT duty_catalogue_content CHECK (json_valid(content)),
  PRIMARY KEY (edition, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_catalogue_title ON duty_catalogue_item (edition, plain_title);

ALTER TABLE duty_price_rule ADD COLUMN prepaid_share TEXT NOT NULL DEFAULT '0.5';
ALTER TABLE duty_price_rule ADD COLUMN proration TEXT NOT NULL DEFAULT 'months'
  CONSTRAINT duty_price_rule_proration CHECK (proration IN ('months', 'days'));
ALTER TABLE duty_price_rule ADD COLUMN year_days INTEGER NOT NULL DEFAULT 365
  CONSTRAINT duty_price_rule_year CHECK (year_days BETWEEN 300 AND 366);

-- Terms that stand already take the example values (示例) of what they did not name.
DROP TRIGGER duty_policy_no_update;
UPDATE duty_policy SET content = json_set(content, '$.workdays.filing', 3, '$.workdays.report', 5, '$.workdays.verify', 10,
    '$.workdays.exit', 10, '$.workdays.close', 20, '$.remindDays', 30)
  WHERE json_extract(content, '$.workdays.filing') IS NULL;
CREATE TRIGGER duty_policy_no_update BEFORE UPDATE ON duty_policy BEGIN SELECT RAISE(ABORT, 'append_only: duty_policy'); END;

CREATE TRIGGER duty_spending_no_update BEFORE UPDATE ON duty_spending BEGIN SELECT RAISE(ABORT, 'append_only: duty_spending'); END;
CREATE TRIGGER duty_spending_no_delete BEFORE DELETE ON duty_spending BEGIN SELECT RAISE(ABORT, 'append_only: duty_spending'); END;
CREATE TRIGGER duty_claim_no_update BEFORE UPDATE ON duty_claim BEGIN SELECT RAISE(ABORT, 'append_only: duty_claim'); END;
CREATE TRIGGER duty_claim_no_delete BEFORE DELETE ON duty_claim BEGIN SELECT RAISE(ABORT, 'append_only: duty_claim'); END;
CREATE TRIGGER duty_catalogue_no_update BEFORE UPDATE ON duty_catalogue BEGIN SELECT RAISE(ABORT, 'append_only: duty_catalogue'); END;
CREATE TRIGGER duty_catalogue_no_delete BEFORE DELETE ON duty_catalogue BEGIN SELECT RAISE(ABORT, 'append_only: duty_catalogue'); END;
CREATE TRIGGER duty_catalogue_item_no_update BEFORE UPDATE ON duty_catalogue_item BEGIN SELECT RAISE(ABORT, 'append_only: duty_catalogue_item'); END;
CREATE TRIGGER duty_catalogue_item_no_delete BEFORE DELETE ON duty_catalogue_item BEGIN SELECT RAISE(ABORT, 'append_only: duty_catalogue_item'); END;

-- Communities report and spend; departments and streets verify.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'duties.settle')
  WHERE code = 'community_officer' AND NOT EXISTS (SELECT 1 FROM json_each(permissions) WHERE value = 'duties.settle');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'duties.settle.approve')
  WHERE code IN ('department_officer', 'street_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(permissions) WHERE value = 'duties.settle.approve');
