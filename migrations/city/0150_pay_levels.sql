-- Levels that begin on a day, say what brought them (a grade, a decision with its document), and can be taken back.

DROP TRIGGER worker_level_no_update;
DROP TRIGGER worker_level_no_delete;

CREATE TABLE worker_level_next (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  from_month TEXT NOT NULL,
  -- The day of that month on which it begins: another post begins on its own day.
  day_of_month INTEGER NOT NULL DEFAULT 1 CONSTRAINT worker_level_day CHECK (day_of_month BETWEEN 1 AND 31),
  level INTEGER NOT NULL CONSTRAINT worker_level_level CHECK (level BETWEEN 1 AND 60),
  cause TEXT NOT NULL CONSTRAINT worker_level_cause CHECK (cause IN ('initial', 'derived', 'rise', 'promotion', 'post_change',
    'demotion', 'early_step', 'probation_end', 'grade_corrected', 'corrected', 'decided', 'cancelled')),
  scheme_id TEXT NOT NULL REFERENCES pay_scheme (id),
  derivation TEXT NOT NULL CONSTRAINT worker_level_derivation_json CHECK (json_valid(derivation)),
  -- The result of a year that brought it.
  grade_year INTEGER,
  grade TEXT CONSTRAINT worker_level_grade CHECK (grade IN ('excellent', 'qualified', 'basic', 'unqualified')),
  grade_final_id TEXT,
  reason TEXT,
  document_number TEXT,
  -- The event that this one takes back: it holds the level that stood before.
  cancels_id TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_name TEXT,
  CONSTRAINT worker_level_cancels CHECK ((cause = 'cancelled') = (cancels_id IS NOT NULL))
) STRICT;
INSERT INTO worker_level_next (id, worker_id, from_month, level, cause, scheme_id, derivation, recorded_at, recorded_by)
  SELECT id, worker_id, from_month, level, cause, scheme_id, derivation, recorded_at, recorded_by FROM worker_level;
DROP TABLE worker_level;
ALTER TABLE worker_level_next RENAME TO worker_level;

CREATE INDEX worker_level_worker ON worker_level (worker_id, from_month, day_of_month, id);
CREATE UNIQUE INDEX worker_level_cancelled_once ON worker_level (cancels_id) WHERE cancels_id IS NOT NULL;
CREATE TRIGGER worker_level_no_update BEFORE UPDATE ON worker_level BEGIN SELECT RAISE(ABORT, 'append_only: worker_level'); END;
CREATE TRIGGER worker_level_no_delete BEFORE DELETE ON worker_level BEGIN SELECT RAISE(ABORT, 'append_only: worker_level'); END;
