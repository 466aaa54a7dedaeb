-- Of which source each yuan is: every transfer moves money of one source and one tranche, the voucher by which the source
-- gave it. What of it an account still has is a layer; the layers of an account add up to its balance.

ALTER TABLE fiscal_year ADD COLUMN draw_order TEXT NOT NULL DEFAULT 'oldest'
  CONSTRAINT fiscal_year_draw_order CHECK (draw_order IN ('oldest', 'proportional'));

-- What a source may be used for; a source without a row is free. `purposes` holds functionCodes (prefixes), economicCodes
-- (prefixes) and departmentIds: each list that is not empty must be met.
CREATE TABLE ledger_source (
  account_id TEXT PRIMARY KEY REFERENCES ledger_account (id),
  received_day TEXT NOT NULL,
  document_number TEXT NOT NULL,
  purposes TEXT CONSTRAINT ledger_source_purposes CHECK (purposes IS NULL OR json_valid(purposes)),
  -- The source of the year before from which this one carries on.
  carries_id TEXT REFERENCES ledger_account (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ledger_source_carries ON ledger_source (carries_id) WHERE carries_id IS NOT NULL;

CREATE TRIGGER ledger_source_no_update BEFORE UPDATE ON ledger_source BEGIN SELECT RAISE(ABORT, 'append_only: ledger_source'); END;
CREATE TRIGGER ledger_source_no_delete BEFORE DELETE ON ledger_source BEGIN SELECT RAISE(ABORT, 'append_only: ledger_source'); END;

ALTER TABLE ledger_transfer ADD COLUMN source_id TEXT;
ALTER TABLE ledger_transfer ADD COLUMN tranche_id TEXT;

-- A floor below zero is what a forced reversal left behind.
CREATE TABLE ledger_layer (
  account_id TEXT NOT NULL REFERENCES ledger_account (id),
  source_id TEXT NOT NULL REFERENCES ledger_account (id),
  tranche_id TEXT NOT NULL,
  born_day TEXT NOT NULL,
  floor_fen INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ledger_layer_floor CHECK (floor_fen BETWEEN -10000000000000 AND 0),
  balance_fen INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ledger_layer_balance CHECK (balance_fen BETWEEN floor_fen AND 10000000000000),
  PRIMARY KEY (account_id, source_id, tranche_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_layer_source ON ledger_layer (source_id);

-- Books from before this: nobody wrote down of which source money was, so it counts as of the year's first one.
DROP TRIGGER ledger_transfer_no_update;
UPDATE ledger_transfer SET tranche_id = 'earlier', source_id = (
  SELECT s.id FROM ledger_account AS d JOIN ledger_account AS s ON s.fiscal_year = d.fiscal_year AND s.kind = 'source'
  WHERE d.id = ledger_transfer.debit_account_id ORDER BY s.ordinal LIMIT 1);
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer BEGIN SELECT RAISE(ABORT, 'append_only: ledger_transfer'); END;
INSERT INTO ledger_layer (account_id, source_id, tranche_id, born_day, floor_fen, balance_fen)
  SELECT a.id, (SELECT s.id FROM ledger_account AS s WHERE s.fiscal_year = a.fiscal_year AND s.kind = 'source'
      ORDER BY s.ordinal LIMIT 1), 'earlier', CAST(a.fiscal_year AS TEXT) || '-01-01', min(0, a.balance_fen), a.balance_fen
  FROM ledger_account AS a WHERE a.kind <> 'source' AND a.balance_fen <> 0;
