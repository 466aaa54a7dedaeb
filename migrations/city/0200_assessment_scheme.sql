-- Marks of single raters with the place they speak for, marks through the year, events that two people stand for, and
-- figures taken from the product's own records. Points are integers in hundredths.

-- Where a worker stood during the year, when it was more than one place: [[unit, whole months], …].
ALTER TABLE assessment_person ADD COLUMN places TEXT CONSTRAINT assessment_person_places CHECK (json_valid(places));

-- Of a single rater's mark: the name at the time, the place it speaks for, the points of each indicator.
ALTER TABLE assessment_mark ADD COLUMN rater_name TEXT;
ALTER TABLE assessment_mark ADD COLUMN unit_id TEXT REFERENCES unit (id);
ALTER TABLE assessment_mark ADD COLUMN parts TEXT CONSTRAINT assessment_mark_parts CHECK (json_valid(parts));
DROP INDEX assessment_mark_standing;
CREATE UNIQUE INDEX assessment_mark_standing
  ON assessment_mark (cycle_id, worker_id, group_code, coalesce(rater_id, ''), coalesce(unit_id, '')) WHERE ended_at IS NULL;
CREATE TRIGGER assessment_mark_no_rewrite BEFORE UPDATE OF rater_name, unit_id, parts ON assessment_mark
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_mark'); END;

-- A mark of a month (2026-03) or a quarter (2026-Q1) by one of the groups that follow the work. A correction ends the
-- standing mark and adds one.
CREATE TABLE assessment_regular_mark (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  period TEXT NOT NULL CONSTRAINT assessment_regular_mark_period
    CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
  group_code TEXT NOT NULL,
  score INTEGER NOT NULL CONSTRAINT assessment_regular_mark_score CHECK (score BETWEEN 0 AND 10000),
  cause TEXT,
  given_at TEXT NOT NULL,
  given_by TEXT NOT NULL,
  given_by_name TEXT NOT NULL,
  ended_at TEXT,
  FOREIGN KEY (cycle_id, worker_id) REFERENCES assessment_person (cycle_id, worker_id)
) STRICT;
CREATE UNIQUE INDEX assessment_regular_mark_standing ON assessment_regular_mark (cycle_id, worker_id, period, group_code)
  WHERE ended_at IS NULL;
CREATE TRIGGER assessment_regular_mark_no_update
  BEFORE UPDATE OF id, cycle_id, worker_id, period, group_code, score, cause, given_at, given_by, given_by_name
  ON assessment_regular_mark BEGIN SELECT RAISE(ABORT, 'append_only: assessment_regular_mark'); END;
CREATE TRIGGER assessment_regular_mark_ended_once BEFORE UPDATE ON assessment_regular_mark WHEN old.ended_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_regular_mark'); END;
CREATE TRIGGER assessment_regular_mark_no_delete BEFORE DELETE ON assessment_regular_mark
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_regular_mark'); END;

-- A bonus, deduction or veto: proposed by one with a document, confirmed or declined by another. `points` are for one
-- time, as the scheme had them. An event that turns out wrong is ended by another pair: a row that points to it.
CREATE TABLE assessment_event (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT assessment_event_kind CHECK (kind IN ('bonus', 'deduction', 'veto')),
  item TEXT NOT NULL,
  item_name TEXT NOT NULL,
  times INTEGER NOT NULL CONSTRAINT assessment_event_times CHECK (times BETWEEN 1 AND 100),
  points INTEGER NOT NULL CONSTRAINT assessment_event_points CHECK (points BETWEEN 0 AND 10000),
  on_day TEXT NOT NULL,
  document TEXT NOT NULL,
  cause TEXT NOT NULL,
  cancels_id TEXT REFERENCES assessment_event (id),
  proposed_at TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_by_name TEXT NOT NULL,
  outcome TEXT CONSTRAINT assessment_event_outcome CHECK (outcome IN ('confirmed', 'declined')),
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  FOREIGN KEY (cycle_id, worker_id) REFERENCES assessment_person (cycle_id, worker_id),
  CONSTRAINT assessment_event_two_people CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT assessment_event_decided CHECK ((outcome IS NULL) = (decided_by IS NULL))
) STRICT;
CREATE INDEX assessment_event_worker ON assessment_event (cycle_id, worker_id, outcome);
CREATE UNIQUE INDEX assessment_event_cancelled_once ON assessment_event (cancels_id)
  WHERE cancels_id IS NOT NULL AND outcome IS NOT 'declined';
CREATE TRIGGER assessment_event_no_update
  BEFORE UPDATE OF id, cycle_id, worker_id, kind, item, item_name, times, points, on_day, document, cause, cancels_id, proposed_at, proposed_by, proposed_by_name
  ON assessment_event BEGIN SELECT RAISE(ABORT, 'append_only: assessment_event'); END;
CREATE TRIGGER assessment_event_decided_once BEFORE UPDATE ON assessment_event WHEN old.outcome IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_event'); END;
CREATE TRIGGER assessment_event_no_delete BEFORE DELETE ON assessment_event
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_event'); END;

-- What the records of the product say of a unit or worker for an indicator: so much done of so much due, with a link to
-- the records. Taken anew, the figure before ends and stays.
CREATE TABLE assessment_figure (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  indicator TEXT NOT NULL,
  source TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  done INTEGER NOT NULL,
  due INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  link TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  taken_by TEXT NOT NULL,
  ended_at TEXT,
  CONSTRAINT assessment_figure_share CHECK (done BETWEEN 0 AND due),
  CONSTRAINT assessment_figure_period CHECK (until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX assessment_figure_standing ON assessment_figure (cycle_id, subject_id, indicator) WHERE ended_at IS NULL;
CREATE TRIGGER assessment_figure_no_update
  BEFORE UPDATE OF id, cycle_id, indicator, source, subject_id, done, due, from_day, until_day, link, taken_at, taken_by
  ON assessment_figure BEGIN SELECT RAISE(ABORT, 'append_only: assessment_figure'); END;
CREATE TRIGGER assessment_figure_ended_once BEFORE UPDATE ON assessment_figure WHEN old.ended_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_figure'); END;
CREATE TRIGGER assessment_figure_no_delete BEFORE DELETE ON assessment_figure
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_figure'); END;
