-- Who rates whom, what raters have typed so far, and by when each state of a cycle should be left.

-- One person's task to rate another for one group at one place: worked out from the tree, or set by hand with a reason.
-- It ends when somebody else takes over or nobody should; sent, it never changes again. What is given back to be rated
-- anew is ended and followed by a new row that points to it.
CREATE TABLE assessment_assignment (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  rater_kind TEXT NOT NULL CONSTRAINT assessment_assignment_rater_kind CHECK (rater_kind IN ('worker', 'user')),
  rater_id TEXT NOT NULL,
  rater_name TEXT NOT NULL,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  group_code TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  origin TEXT NOT NULL CONSTRAINT assessment_assignment_origin CHECK (origin IN ('tree', 'hand', 'returned')),
  reason TEXT,
  replaces_id TEXT REFERENCES assessment_assignment (id),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_by_name TEXT NOT NULL,
  sent_at TEXT,
  ended_at TEXT,
  ended_how TEXT CONSTRAINT assessment_assignment_ended_how
    CHECK (ended_how IN ('hand', 'returned', 'rater_left', 'rater_moved', 'not_rated', 'closed')),
  ended_reason TEXT,
  ended_by_name TEXT,
  CONSTRAINT assessment_assignment_not_self CHECK (rater_id <> worker_id),
  CONSTRAINT assessment_assignment_with_reason CHECK (origin = 'tree' OR reason IS NOT NULL),
  CONSTRAINT assessment_assignment_ended CHECK ((ended_at IS NULL) = (ended_how IS NULL))
) STRICT;
CREATE UNIQUE INDEX assessment_assignment_standing
  ON assessment_assignment (cycle_id, worker_id, group_code, unit_id, rater_id) WHERE ended_at IS NULL;
CREATE INDEX assessment_assignment_rater ON assessment_assignment (rater_id, cycle_id, group_code);
CREATE INDEX assessment_assignment_unit ON assessment_assignment (cycle_id, unit_id);
CREATE UNIQUE INDEX assessment_assignment_replaced_once ON assessment_assignment (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE TRIGGER assessment_assignment_no_update
  BEFORE UPDATE OF id, cycle_id, rater_kind, rater_id, rater_name, worker_id, group_code, unit_id, origin, reason, replaces_id, made_at, made_by, made_by_name
  ON assessment_assignment BEGIN SELECT RAISE(ABORT, 'append_only: assessment_assignment'); END;
CREATE TRIGGER assessment_assignment_sent_once BEFORE UPDATE OF sent_at ON assessment_assignment WHEN old.sent_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_assignment'); END;
CREATE TRIGGER assessment_assignment_ended_once BEFORE UPDATE ON assessment_assignment WHEN old.ended_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_assignment'); END;
CREATE TRIGGER assessment_assignment_no_delete BEFORE DELETE ON assessment_assignment
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_assignment'); END;

-- What a rater has typed and not sent: nobody else's to read, and gone once it is sent as a mark. `marks` is points in
-- hundredths by indicator, or under `score` where the group gives one mark.
CREATE TABLE assessment_draft (
  assignment_id TEXT PRIMARY KEY REFERENCES assessment_assignment (id),
  marks TEXT NOT NULL CONSTRAINT assessment_draft_marks CHECK (json_valid(marks)),
  version INTEGER NOT NULL DEFAULT 1,
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- By when a cycle should leave a state; the newest row of a state speaks, null takes the day back.
CREATE TABLE assessment_deadline (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  state TEXT NOT NULL CONSTRAINT assessment_deadline_state
    CHECK (state IN ('planned', 'open', 'collected', 'calibrated', 'publicity', 'appeals')),
  due_day TEXT,
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_deadline_cycle ON assessment_deadline (cycle_id, state, id);
CREATE TRIGGER assessment_deadline_no_update BEFORE UPDATE ON assessment_deadline
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_deadline'); END;
CREATE TRIGGER assessment_deadline_no_delete BEFORE DELETE ON assessment_deadline
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_deadline'); END;

-- Cities that stand already give the new permission to the roles that a new city gives it to.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'assessment.rate')
  WHERE code IN ('city_administrator', 'city_leader', 'hr_officer', 'department_officer', 'street_officer', 'community_officer', 'grid_worker', 'worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'assessment.rate');
