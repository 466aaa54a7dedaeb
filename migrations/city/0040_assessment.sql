-- One year's assessment: the scheme it runs under, marks and ballots as they came, scores and grades worked out from them.
-- Scores and marks are integers in hundredths of a point.

-- A scheme as it stands from a day on; `content` is checked by the module's schema whenever it is read.
CREATE TABLE assessment_scheme (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  edition INTEGER NOT NULL,
  name TEXT NOT NULL CONSTRAINT assessment_scheme_name_length CHECK (length(name) BETWEEN 1 AND 100),
  content TEXT NOT NULL CONSTRAINT assessment_scheme_content_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  representative INTEGER NOT NULL CONSTRAINT assessment_scheme_representative CHECK (representative IN (0, 1)),
  from_day TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX assessment_scheme_edition ON assessment_scheme (code, edition);
CREATE TRIGGER assessment_scheme_no_update BEFORE UPDATE ON assessment_scheme
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_scheme'); END;
CREATE TRIGGER assessment_scheme_no_delete BEFORE DELETE ON assessment_scheme
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_scheme'); END;

CREATE TABLE assessment_cycle (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL CONSTRAINT assessment_cycle_year CHECK (year BETWEEN 2000 AND 2100),
  scheme_id TEXT NOT NULL REFERENCES assessment_scheme (id),
  state TEXT NOT NULL CONSTRAINT assessment_cycle_state
    CHECK (state IN ('planned', 'open', 'collected', 'calibrated', 'publicity', 'appeals', 'final')),
  publicity_from_day TEXT,
  publicity_until_day TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT assessment_cycle_publicity CHECK (publicity_until_day >= publicity_from_day)
) STRICT;
CREATE UNIQUE INDEX assessment_cycle_one_a_year ON assessment_cycle (year);

-- Who took the cycle to which state, and when: the step line, and whom a second person must differ from.
CREATE TABLE assessment_step (
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  PRIMARY KEY (cycle_id, state)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER assessment_step_no_update BEFORE UPDATE ON assessment_step
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_step'); END;
CREATE TRIGGER assessment_step_no_delete BEFORE DELETE ON assessment_step
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_step'); END;

-- A worker in a cycle. What the sheet says of them stands in the first half; score and grade are worked out from marks,
-- ballots and scheme whenever one of these changes, until the cycle is collected.
CREATE TABLE assessment_person (
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  worker_id TEXT NOT NULL REFERENCES worker (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  street_id TEXT NOT NULL REFERENCES unit (id),
  post_type TEXT NOT NULL,
  served_since_day TEXT NOT NULL,
  bonus INTEGER NOT NULL DEFAULT 0 CONSTRAINT assessment_person_bonus CHECK (bonus BETWEEN 0 AND 10000),
  bonus_reason TEXT,
  deduction INTEGER NOT NULL DEFAULT 0 CONSTRAINT assessment_person_deduction CHECK (deduction BETWEEN 0 AND 10000),
  deduction_reason TEXT,
  veto_reason TEXT,
  not_graded TEXT CONSTRAINT assessment_person_not_graded
    CHECK (not_graded IN ('probation', 'too_few_months', 'not_in_service', 'other')),
  remark TEXT,
  score INTEGER CONSTRAINT assessment_person_score CHECK (score BETWEEN 0 AND 20000),
  complete INTEGER NOT NULL DEFAULT 0 CONSTRAINT assessment_person_complete CHECK (complete IN (0, 1)),
  ranked_grade TEXT,
  grade TEXT CONSTRAINT assessment_person_grade
    CHECK (grade IN ('excellent', 'qualified', 'basic', 'unqualified')),
  grade_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (cycle_id, worker_id),
  CONSTRAINT assessment_person_not_graded_has_no_grade CHECK (not_graded IS NULL OR grade IS NULL),
  CONSTRAINT assessment_person_veto_is_unqualified CHECK (veto_reason IS NULL OR grade IS NULL OR grade = 'unqualified')
) STRICT;
CREATE INDEX assessment_person_unit ON assessment_person (cycle_id, unit_id);
CREATE INDEX assessment_person_street ON assessment_person (cycle_id, street_id, grade);
CREATE INDEX assessment_person_score_order ON assessment_person (cycle_id, score);
CREATE INDEX assessment_person_worker ON assessment_person (worker_id);

-- A mark by a rater, or a group's mean as an imported sheet gives it (`rater_id` null). A mark that is corrected stays,
-- ended; the new one stands.
CREATE TABLE assessment_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cycle_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  group_code TEXT NOT NULL,
  rater_id TEXT,
  score INTEGER NOT NULL CONSTRAINT assessment_mark_score CHECK (score BETWEEN 0 AND 10000),
  given_at TEXT NOT NULL,
  given_by TEXT NOT NULL,
  ended_at TEXT,
  FOREIGN KEY (cycle_id, worker_id) REFERENCES assessment_person (cycle_id, worker_id)
) STRICT;
CREATE UNIQUE INDEX assessment_mark_standing ON assessment_mark (cycle_id, worker_id, group_code, coalesce(rater_id, ''))
  WHERE ended_at IS NULL;
CREATE TRIGGER assessment_mark_no_update BEFORE UPDATE OF cycle_id, worker_id, group_code, rater_id, score, given_at, given_by
  ON assessment_mark BEGIN SELECT RAISE(ABORT, 'append_only: assessment_mark'); END;
CREATE TRIGGER assessment_mark_no_delete BEFORE DELETE ON assessment_mark
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_mark'); END;

-- The count of the residents' ballots of one community; whether it is valid is the scheme's to say.
CREATE TABLE assessment_ballot (
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  community_id TEXT NOT NULL REFERENCES unit (id),
  sent INTEGER NOT NULL CONSTRAINT assessment_ballot_sent CHECK (sent >= 0),
  returned INTEGER NOT NULL CONSTRAINT assessment_ballot_returned CHECK (returned BETWEEN 0 AND sent),
  ordinary INTEGER NOT NULL CONSTRAINT assessment_ballot_ordinary CHECK (ordinary BETWEEN 0 AND returned),
  invalid_reason TEXT CONSTRAINT assessment_ballot_invalid_reason CHECK (invalid_reason IN ('too_few', 'too_few_ordinary')),
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (cycle_id, community_id)
) STRICT, WITHOUT ROWID;

-- A grade moved by the panel: proposed by one, confirmed or refused by another; what was ranked stays beside it.
CREATE TABLE assessment_move (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  from_grade TEXT NOT NULL,
  to_grade TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_by_name TEXT NOT NULL,
  outcome TEXT CONSTRAINT assessment_move_outcome CHECK (outcome IN ('confirmed', 'declined')),
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  FOREIGN KEY (cycle_id, worker_id) REFERENCES assessment_person (cycle_id, worker_id),
  CONSTRAINT assessment_move_two_people CHECK (decided_by IS NULL OR decided_by <> proposed_by)
) STRICT;
CREATE UNIQUE INDEX assessment_move_open ON assessment_move (cycle_id, worker_id) WHERE outcome IS NULL;

-- The year's result. A correction is a new row that points to the one it corrects.
CREATE TABLE assessment_final (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  worker_id TEXT NOT NULL REFERENCES worker (id),
  grade TEXT CONSTRAINT assessment_final_grade CHECK (grade IN ('excellent', 'qualified', 'basic', 'unqualified')),
  grade_reason TEXT NOT NULL,
  score INTEGER,
  corrects_id TEXT REFERENCES assessment_final (id),
  finalised_at TEXT NOT NULL,
  finalised_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX assessment_final_first ON assessment_final (cycle_id, worker_id) WHERE corrects_id IS NULL;
CREATE UNIQUE INDEX assessment_final_corrected_once ON assessment_final (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX assessment_final_worker ON assessment_final (worker_id, year);
CREATE INDEX assessment_final_year ON assessment_final (year, worker_id);
CREATE TRIGGER assessment_final_no_update BEFORE UPDATE ON assessment_final
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_final'); END;
CREATE TRIGGER assessment_final_no_delete BEFORE DELETE ON assessment_final
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_final'); END;
