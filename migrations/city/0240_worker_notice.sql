-- What the result of a year brings a worker beside pay: a contract to be looked at, something they are eligible for. Each is
-- a day with the result that it names; a result that is corrected takes it back by another row, never by changing this one.
CREATE TABLE worker_notice (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  kind TEXT NOT NULL CONSTRAINT worker_notice_kind CHECK (kind IN ('contract_warning', 'eligibility')),
  code TEXT NOT NULL,
  -- As the rule called it that day.
  zh TEXT NOT NULL,
  ko TEXT NOT NULL,
  en TEXT NOT NULL,
  on_day TEXT NOT NULL,
  year INTEGER NOT NULL,
  -- The grade of that year; of a row that takes back, the grade that stands instead.
  grade TEXT CONSTRAINT worker_notice_grade CHECK (grade IN ('excellent', 'qualified', 'basic', 'unqualified')),
  -- All years that it rests on, the newest first.
  years TEXT NOT NULL CONSTRAINT worker_notice_years_json CHECK (json_valid(years)),
  final_id TEXT NOT NULL,
  revokes_id TEXT REFERENCES worker_notice (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL,
  CONSTRAINT worker_notice_rests_on_grade CHECK (grade IS NOT NULL OR revokes_id IS NOT NULL)
) STRICT;
CREATE INDEX worker_notice_worker ON worker_notice (worker_id, on_day);
CREATE INDEX worker_notice_kind_year ON worker_notice (kind, year);
CREATE UNIQUE INDEX worker_notice_revoked_once ON worker_notice (revokes_id) WHERE revokes_id IS NOT NULL;
CREATE TRIGGER worker_notice_no_update BEFORE UPDATE ON worker_notice
  BEGIN SELECT RAISE(ABORT, 'append_only: worker_notice'); END;
CREATE TRIGGER worker_notice_no_delete BEFORE DELETE ON worker_notice
  BEGIN SELECT RAISE(ABORT, 'append_only: worker_notice'); END;
