-- Tasks of raters who left or moved, as the clock found them and could not hand them over by itself: what waits for a
-- person. A row stands until its task is handed over, sent or ended, or its rater is back.
CREATE TABLE assessment_orphan (
  assignment_id TEXT PRIMARY KEY REFERENCES assessment_assignment (id),
  why TEXT NOT NULL CONSTRAINT assessment_orphan_why CHECK (why IN ('rater_left', 'rater_moved')),
  found_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
