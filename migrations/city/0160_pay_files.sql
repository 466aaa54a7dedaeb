-- Files that leave with the pay of a month, the formats they are written in, and which account a fund code draws on.

-- How a bank wants its file. A row never changes: the next one of the same code follows it, from its day on.
CREATE TABLE pay_bank_profile (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  from_day TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL CONSTRAINT pay_bank_profile_json CHECK (json_valid(definition)),
  source TEXT NOT NULL,
  trust TEXT NOT NULL CONSTRAINT pay_bank_profile_trust CHECK (trust IN ('official', 'press', 'copy', 'example', 'city')),
  in_use INTEGER NOT NULL DEFAULT 1 CONSTRAINT pay_bank_profile_in_use CHECK (in_use IN (0, 1)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX pay_bank_profile_day ON pay_bank_profile (code, from_day, id);

-- Columns of the files that authorities take in, from a month on; the templates of the house hold where a city has none.
CREATE TABLE pay_filing_form (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT pay_filing_form_kind CHECK (kind IN ('income_tax')),
  from_month TEXT NOT NULL,
  definition TEXT NOT NULL CONSTRAINT pay_filing_form_json CHECK (json_valid(definition)),
  source TEXT NOT NULL,
  trust TEXT NOT NULL CONSTRAINT pay_filing_form_trust CHECK (trust IN ('official', 'press', 'copy', 'example', 'city')),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX pay_filing_form_month ON pay_filing_form (kind, from_month, id);

-- Every file that was handed out: who took what, and the digest of its bytes.
CREATE TABLE pay_file (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES pay_run (id),
  kind TEXT NOT NULL
    CONSTRAINT pay_file_kind CHECK (kind IN ('bank', 'income_tax', 'insurance', 'summary', 'signature')),
  profile_id TEXT REFERENCES pay_bank_profile (id),
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  total_fen INTEGER NOT NULL CONSTRAINT pay_file_total CHECK (total_fen BETWEEN -10000000000000 AND 10000000000000),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_name TEXT NOT NULL,
  CONSTRAINT pay_file_part CHECK (part BETWEEN 1 AND parts)
) STRICT;
CREATE INDEX pay_file_run ON pay_file (run_id, id);

-- Which account a fund code of the schemes draws on in a fiscal year; of several rows the last recorded holds.
CREATE TABLE pay_fund (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL REFERENCES fiscal_year (year),
  name TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES ledger_account (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX pay_fund_code ON pay_fund (fiscal_year, code, id);

-- Who computed or approved pay before may take its files now; what they show of numbers stays a permission of its own.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'pay.files')
  WHERE code IN ('city_administrator', 'hr_officer', 'finance_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'pay.files');

CREATE TRIGGER pay_bank_profile_no_update BEFORE UPDATE ON pay_bank_profile BEGIN SELECT RAISE(ABORT, 'append_only: pay_bank_profile'); END;
CREATE TRIGGER pay_bank_profile_no_delete BEFORE DELETE ON pay_bank_profile BEGIN SELECT RAISE(ABORT, 'append_only: pay_bank_profile'); END;
CREATE TRIGGER pay_filing_form_no_update BEFORE UPDATE ON pay_filing_form BEGIN SELECT RAISE(ABORT, 'append_only: pay_filing_form'); END;
CREATE TRIGGER pay_filing_form_no_delete BEFORE DELETE ON pay_filing_form BEGIN SELECT RAISE(ABORT, 'append_only: pay_filing_form'); END;
CREATE TRIGGER pay_file_no_update BEFORE UPDATE ON pay_file BEGIN SELECT RAISE(ABORT, 'append_only: pay_file'); END;
CREATE TRIGGER pay_file_no_delete BEFORE DELETE ON pay_file BEGIN SELECT RAISE(ABORT, 'append_only: pay_file'); END;
CREATE TRIGGER pay_fund_no_update BEFORE UPDATE ON pay_fund BEGIN SELECT RAISE(ABORT, 'append_only: pay_fund'); END;
CREATE TRIGGER pay_fund_no_delete BEFORE DELETE ON pay_fund BEGIN SELECT RAISE(ABORT, 'append_only: pay_fund'); END;
