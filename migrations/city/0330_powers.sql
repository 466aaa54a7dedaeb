-- The five powers of a street over departments and their local branches, and whose a branch is (市属、街管、街用).

-- A branch is owned by a department, managed by one street and used by one or more, each from a day until a day (exclusive).
CREATE TABLE unit_relation (
  id TEXT PRIMARY KEY,
  branch_id TEXT NOT NULL REFERENCES unit (id),
  relation TEXT NOT NULL CONSTRAINT unit_relation_relation CHECK (relation IN ('owned', 'managed', 'used')),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  document_number TEXT,
  reason TEXT NOT NULL,
  end_reason TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT unit_relation_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX unit_relation_one ON unit_relation (branch_id, relation) WHERE until_day IS NULL AND relation <> 'used';
CREATE UNIQUE INDEX unit_relation_used ON unit_relation (branch_id, unit_id) WHERE until_day IS NULL AND relation = 'used';
CREATE INDEX unit_relation_unit ON unit_relation (unit_id, relation);

-- Deadlines in working days, what silence means, how much the street's score weighs: from a day on.
CREATE TABLE power_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT power_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

-- Consent before an appointment, a part in planning, a call on branches, a proposal: one matter between a street and a
-- department, with the deadline of whoever is waited for.
CREATE TABLE power_matter (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT power_matter_kind CHECK (kind IN ('consent', 'planning', 'mobilisation', 'proposal')),
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  document_number TEXT,
  street_id TEXT NOT NULL REFERENCES unit (id),
  department_id TEXT NOT NULL REFERENCES unit (id),
  branch_id TEXT REFERENCES unit (id),
  person_name TEXT,
  position TEXT,
  happens_on TEXT,
  happens_at TEXT,
  state TEXT NOT NULL,
  waits_for TEXT CONSTRAINT power_matter_waits_for CHECK (waits_for IN ('street', 'department', 'city')),
  deadline_day TEXT,
  opened_day TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_by_name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT power_matter_consent CHECK (kind <> 'consent' OR (person_name IS NOT NULL AND position IS NOT NULL)),
  CONSTRAINT power_matter_call CHECK (kind <> 'mobilisation' OR happens_on IS NOT NULL),
  CONSTRAINT power_matter_deadline CHECK ((waits_for IS NULL) = (deadline_day IS NULL))
) STRICT;
CREATE UNIQUE INDEX power_matter_number ON power_matter (kind, year, ordinal);
CREATE INDEX power_matter_street ON power_matter (street_id, kind, state);
CREATE INDEX power_matter_department ON power_matter (department_id, kind, state);
CREATE INDEX power_matter_due ON power_matter (deadline_day) WHERE deadline_day IS NOT NULL;

CREATE TABLE power_step (
  matter_id TEXT NOT NULL REFERENCES power_matter (id),
  seq INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  text TEXT,
  document_number TEXT,
  late INTEGER NOT NULL CONSTRAINT power_step_late CHECK (late IN (0, 1)),
  PRIMARY KEY (matter_id, seq)
) STRICT, WITHOUT ROWID;

-- The branches that a street called, and who came.
CREATE TABLE power_attendance (
  matter_id TEXT NOT NULL REFERENCES power_matter (id),
  branch_id TEXT NOT NULL REFERENCES unit (id),
  attended INTEGER CONSTRAINT power_attendance_attended CHECK (attended IN (0, 1)),
  note TEXT,
  score_cents INTEGER CONSTRAINT power_attendance_score CHECK (score_cents BETWEEN 0 AND 10000),
  PRIMARY KEY (matter_id, branch_id)
) STRICT, WITHOUT ROWID;

-- A deadline that passed unanswered, raised once for each wait.
CREATE TABLE power_breach (
  matter_id TEXT NOT NULL REFERENCES power_matter (id),
  seq INTEGER NOT NULL,
  side TEXT NOT NULL CONSTRAINT power_breach_side CHECK (side IN ('street', 'department', 'city')),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  deadline_day TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  PRIMARY KEY (matter_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX power_breach_unit ON power_breach (unit_id, deadline_day);

-- What a street thinks of a branch and its head in a year. Submitted stays.
CREATE TABLE branch_review (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  street_id TEXT NOT NULL REFERENCES unit (id),
  branch_id TEXT NOT NULL REFERENCES unit (id),
  score_cents INTEGER NOT NULL CONSTRAINT branch_review_score CHECK (score_cents BETWEEN 0 AND 10000),
  head_name TEXT NOT NULL,
  head_score_cents INTEGER NOT NULL CONSTRAINT branch_review_head_score CHECK (head_score_cents BETWEEN 0 AND 10000),
  opinion TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT branch_review_state CHECK (state IN ('draft', 'submitted')),
  drafted_by TEXT NOT NULL,
  submitted_at TEXT,
  submitted_by TEXT,
  submitted_by_name TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX branch_review_one ON branch_review (year, branch_id, street_id);
CREATE INDEX branch_review_street ON branch_review (street_id, year);

-- A department's result of a year: its own score and the streets' scores of its branches, final by a second person.
CREATE TABLE department_result (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  department_id TEXT NOT NULL REFERENCES unit (id),
  own_cents INTEGER NOT NULL CONSTRAINT department_result_own CHECK (own_cents BETWEEN 0 AND 10000),
  streets_cents INTEGER CONSTRAINT department_result_streets CHECK (streets_cents BETWEEN 0 AND 10000),
  share_ppm INTEGER NOT NULL CONSTRAINT department_result_share CHECK (share_ppm BETWEEN 0 AND 1000000),
  total_cents INTEGER NOT NULL CONSTRAINT department_result_total CHECK (total_cents BETWEEN 0 AND 10000),
  reviews INTEGER NOT NULL,
  state TEXT NOT NULL CONSTRAINT department_result_state CHECK (state IN ('proposed', 'final')),
  proposed_at TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_by_name TEXT NOT NULL,
  finalised_at TEXT,
  finalised_by TEXT,
  finalised_by_name TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT department_result_second_person CHECK (finalised_by IS NULL OR finalised_by <> proposed_by)
) STRICT;
CREATE UNIQUE INDEX department_result_one ON department_result (year, department_id);

CREATE TRIGGER unit_relation_no_rewrite BEFORE UPDATE OF branch_id, relation, unit_id, from_day ON unit_relation
  BEGIN SELECT RAISE(ABORT, 'append_only: unit_relation'); END;
CREATE TRIGGER unit_relation_no_delete BEFORE DELETE ON unit_relation BEGIN SELECT RAISE(ABORT, 'append_only: unit_relation'); END;
CREATE TRIGGER power_policy_no_update BEFORE UPDATE ON power_policy BEGIN SELECT RAISE(ABORT, 'append_only: power_policy'); END;
CREATE TRIGGER power_policy_no_delete BEFORE DELETE ON power_policy BEGIN SELECT RAISE(ABORT, 'append_only: power_policy'); END;
CREATE TRIGGER power_step_no_update BEFORE UPDATE ON power_step BEGIN SELECT RAISE(ABORT, 'append_only: power_step'); END;
CREATE TRIGGER power_step_no_delete BEFORE DELETE ON power_step BEGIN SELECT RAISE(ABORT, 'append_only: power_step'); END;
CREATE TRIGGER power_breach_no_update BEFORE UPDATE ON power_breach BEGIN SELECT RAISE(ABORT, 'append_only: power_breach'); END;
CREATE TRIGGER power_breach_no_delete BEFORE DELETE ON power_breach BEGIN SELECT RAISE(ABORT, 'append_only: power_breach'); END;
CREATE TRIGGER branch_review_stands BEFORE UPDATE ON branch_review WHEN OLD.state = 'submitted'
  BEGIN SELECT RAISE(ABORT, 'append_only: branch_review'); END;
CREATE TRIGGER branch_review_no_delete BEFORE DELETE ON branch_review BEGIN SELECT RAISE(ABORT, 'append_only: branch_review'); END;
CREATE TRIGGER department_result_stands BEFORE UPDATE ON department_result WHEN OLD.state = 'final'
  BEGIN SELECT RAISE(ABORT, 'append_only: department_result'); END;
CREATE TRIGGER department_result_no_delete BEFORE DELETE ON department_result BEGIN SELECT RAISE(ABORT, 'append_only: department_result'); END;

-- Cities that stand already begin with the examples (示例) that a new one is seeded with.
INSERT INTO power_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01',
    '{"workdays":{"consent":10,"opinion":10,"answer":15,"proposal":20,"above":10,"record":3},"silence":"agreed","streetShare":"0.3"}',
    '示例：街道“五权”的时限、逾期未答复的处理与街道评分占比，请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;
