-- Which part of a voucher of a duty paid for the handling of a part of a request; a link made in error is ended, never taken out.
CREATE TABLE case_cost (
  id TEXT PRIMARY KEY,
  part_id TEXT NOT NULL REFERENCES case_part (id),
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  amount_fen INTEGER NOT NULL CONSTRAINT case_cost_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  purpose TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  linked_by_name TEXT NOT NULL,
  ended_at TEXT,
  ended_by_name TEXT,
  end_reason TEXT,
  CONSTRAINT case_cost_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX case_cost_standing ON case_cost (part_id, transaction_id) WHERE ended_at IS NULL;
CREATE INDEX case_cost_voucher ON case_cost (transaction_id) WHERE ended_at IS NULL;
CREATE TRIGGER case_cost_stands BEFORE UPDATE OF part_id, transaction_id, amount_fen ON case_cost
  BEGIN SELECT RAISE(ABORT, 'append_only: case_cost'); END;
CREATE TRIGGER case_cost_no_delete BEFORE DELETE ON case_cost BEGIN SELECT RAISE(ABORT, 'append_only: case_cost'); END;

-- Weeks of what was closed, on a dashboard over many years.
CREATE INDEX case_request_closed ON case_request (closed_day) WHERE closed_day IS NOT NULL;
