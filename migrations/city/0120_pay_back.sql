-- Back pay and recoveries, and runs that are computed in steps.

-- When a posting was ended: what is recorded late about a month already paid is found by its instant.
ALTER TABLE posting ADD COLUMN ended_at TEXT;

-- How far back differences are settled, and what a recovery must leave: dated, the latest decision for the latest month holds.
CREATE TABLE pay_settlement_policy (
  id TEXT PRIMARY KEY,
  from_month TEXT NOT NULL,
  reach_months INTEGER NOT NULL CONSTRAINT pay_settlement_policy_reach CHECK (reach_months BETWEEN 1 AND 120),
  -- Net pay that a recovery never goes below, and the largest share of a month's pay that it takes.
  floor_fen INTEGER NOT NULL CONSTRAINT pay_settlement_policy_floor CHECK (floor_fen BETWEEN 0 AND 10000000000000),
  max_share_ppm INTEGER NOT NULL CONSTRAINT pay_settlement_policy_share CHECK (max_share_ppm BETWEEN 0 AND 1000000),
  source TEXT NOT NULL,
  trust TEXT NOT NULL CONSTRAINT pay_settlement_policy_trust CHECK (trust IN ('official', 'press', 'copy', 'example', 'city')),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL
) STRICT;
CREATE INDEX pay_settlement_policy_month ON pay_settlement_policy (from_month, id);

-- Cities that stand already settle by what a new city starts with.
INSERT INTO pay_settlement_policy (id, from_month, reach_months, floor_fen, max_share_ppm, source, trust, decided_at, decided_by)
  SELECT 'psp_standing', '2019-01', 24, 200000, 200000,
    '示例：扣款比例与最低工资保障参照《工资支付暂行规定》（劳部发〔1994〕489号）第十六条；追溯月数与最低工资数额由城市另定', 'example',
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'system'
  WHERE EXISTS (SELECT 1 FROM pay_scheme);

-- A worker's own instalment, smaller than what the policy would take; zero goes back to the policy. The latest row holds.
CREATE TABLE pay_instalment (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  monthly_fen INTEGER NOT NULL CONSTRAINT pay_instalment_amount CHECK (monthly_fen BETWEEN 0 AND 10000000000000),
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_name TEXT NOT NULL
) STRICT;
CREATE INDEX pay_instalment_worker ON pay_instalment (worker_id, id);

-- A claim that the city gives up: asked for by one person, decided by another.
CREATE TABLE pay_waiver (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  for_month TEXT NOT NULL,
  taxable INTEGER NOT NULL CONSTRAINT pay_waiver_taxable CHECK (taxable IN (0, 1)),
  amount_fen INTEGER NOT NULL CONSTRAINT pay_waiver_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  reason TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT pay_waiver_state CHECK (state IN ('asked', 'granted', 'refused')),
  version INTEGER NOT NULL DEFAULT 1,
  asked_at TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_name TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT,
  decided_name TEXT,
  CONSTRAINT pay_waiver_decided CHECK ((state = 'asked') = (decided_at IS NULL)),
  CONSTRAINT pay_waiver_second_person CHECK (decided_by IS NULL OR decided_by <> asked_by)
) STRICT;
CREATE UNIQUE INDEX pay_waiver_standing ON pay_waiver (worker_id, for_month, taxable) WHERE state = 'asked';
CREATE INDEX pay_waiver_worker ON pay_waiver (worker_id, for_month);

-- What of gross pay settles earlier months, and what of it is taken or deferred as a recovery.
ALTER TABLE payslip ADD COLUMN back_pay_fen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payslip ADD COLUMN recovery_fen INTEGER NOT NULL DEFAULT 0;
-- Who is not on post in the month is paid only what comes once and what is settled.
ALTER TABLE payslip ADD COLUMN on_post INTEGER NOT NULL DEFAULT 1 CONSTRAINT payslip_on_post CHECK (on_post IN (0, 1));
CREATE INDEX payslip_line_settling ON payslip_line (for_month, payslip_id) WHERE source = 'back_pay';
CREATE INDEX payslip_line_recovery ON payslip_line (payslip_id) WHERE source = 'recovery';

-- The last audit entry that stood when a run read its facts: what was recorded after it is what the next run looks at.
ALTER TABLE pay_run ADD COLUMN facts_seq INTEGER NOT NULL DEFAULT 0;
UPDATE pay_run SET facts_seq = coalesce((SELECT max(seq) FROM audit_entry WHERE subject_type = 'pay_run' AND subject_id = pay_run.id
  AND action IN ('pay.run.compute', 'pay.run.recompute')), 0);
-- Set while the slices of a run are being computed: nothing else may happen to it.
ALTER TABLE pay_run ADD COLUMN computing_job_id TEXT CONSTRAINT pay_run_computing CHECK (computing_job_id IS NULL OR state = 'computed');

CREATE INDEX pay_fact_worker ON pay_fact (worker_id, recorded_at, month);
CREATE INDEX pay_one_off_worker ON pay_one_off (worker_id, month);

-- Long work, cut into slices of workers by id; a slice done is never computed twice.
CREATE TABLE pay_job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT pay_job_kind CHECK (kind IN ('compute', 'preview')),
  run_id TEXT,
  month TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT pay_job_state CHECK (state IN ('running', 'done', 'failed')),
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,
  -- Ids of the rules, the watermark of the facts, and the draft's version.
  plan TEXT NOT NULL CONSTRAINT pay_job_plan_json CHECK (json_valid(plan)),
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  started_name TEXT NOT NULL,
  touched_at TEXT NOT NULL,
  finished_at TEXT,
  result TEXT CONSTRAINT pay_job_result_json CHECK (json_valid(result)),
  error TEXT,
  CONSTRAINT pay_job_progress CHECK (done BETWEEN 0 AND total),
  CONSTRAINT pay_job_finished CHECK ((state = 'running') = (finished_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX pay_job_running ON pay_job (month, kind) WHERE state = 'running';
CREATE INDEX pay_job_run ON pay_job (run_id, id);
CREATE INDEX pay_job_waiting ON pay_job (touched_at) WHERE state = 'running';

CREATE TABLE pay_job_slice (
  job_id TEXT NOT NULL REFERENCES pay_job (id),
  seq INTEGER NOT NULL,
  -- Ids greater than the one and up to the other, null for without end.
  after_id TEXT NOT NULL,
  up_to_id TEXT,
  workers INTEGER NOT NULL,
  done_at TEXT,
  hash TEXT,
  result TEXT CONSTRAINT pay_job_slice_result_json CHECK (json_valid(result)),
  PRIMARY KEY (job_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pay_settlement_policy_no_update BEFORE UPDATE ON pay_settlement_policy BEGIN SELECT RAISE(ABORT, 'append_only: pay_settlement_policy'); END;
CREATE TRIGGER pay_settlement_policy_no_delete BEFORE DELETE ON pay_settlement_policy BEGIN SELECT RAISE(ABORT, 'append_only: pay_settlement_policy'); END;
CREATE TRIGGER pay_instalment_no_update BEFORE UPDATE ON pay_instalment BEGIN SELECT RAISE(ABORT, 'append_only: pay_instalment'); END;
CREATE TRIGGER pay_instalment_no_delete BEFORE DELETE ON pay_instalment BEGIN SELECT RAISE(ABORT, 'append_only: pay_instalment'); END;
CREATE TRIGGER pay_waiver_no_delete BEFORE DELETE ON pay_waiver BEGIN SELECT RAISE(ABORT, 'append_only: pay_waiver'); END;
