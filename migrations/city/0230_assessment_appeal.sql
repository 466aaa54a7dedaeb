-- What follows the grades: the public list and objections to it, appeals and what they change, workers' own summaries.

-- A list of a cycle put up by link. Another link ends the one before; the token is known to whoever reads the notice.
CREATE TABLE assessment_public_list (
  token TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  names TEXT NOT NULL CONSTRAINT assessment_public_list_names CHECK (names IN ('surname', 'ends', 'full')),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX assessment_public_list_standing ON assessment_public_list (cycle_id) WHERE ended_at IS NULL;
CREATE TRIGGER assessment_public_list_no_update BEFORE UPDATE OF token, cycle_id, names, created_at, created_by
  ON assessment_public_list BEGIN SELECT RAISE(ABORT, 'append_only: assessment_public_list'); END;
CREATE TRIGGER assessment_public_list_no_delete BEFORE DELETE ON assessment_public_list
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_public_list'); END;

-- An objection during publicity, entered by an officer or sent from the public page. Who objects is sealed.
CREATE TABLE assessment_objection (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  source TEXT NOT NULL CONSTRAINT assessment_objection_source CHECK (source IN ('office', 'public')),
  sealed_person TEXT NOT NULL,
  about TEXT NOT NULL,
  content TEXT NOT NULL,
  document TEXT,
  received_day TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  outcome TEXT CONSTRAINT assessment_objection_outcome CHECK (outcome IN ('founded', 'unfounded')),
  answer TEXT,
  answered_at TEXT,
  answered_by TEXT,
  answered_by_name TEXT,
  CONSTRAINT assessment_objection_answered CHECK ((outcome IS NULL) = (answered_at IS NULL) AND (outcome IS NULL) = (answer IS NULL))
) STRICT;
CREATE INDEX assessment_objection_cycle ON assessment_objection (cycle_id, outcome);
CREATE TRIGGER assessment_objection_no_update
  BEFORE UPDATE OF id, cycle_id, source, sealed_person, about, content, document, received_day, entered_at, entered_by
  ON assessment_objection BEGIN SELECT RAISE(ABORT, 'append_only: assessment_objection'); END;
CREATE TRIGGER assessment_objection_answered_once BEFORE UPDATE ON assessment_objection WHEN old.outcome IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_objection'); END;
CREATE TRIGGER assessment_objection_no_delete BEFORE DELETE ON assessment_objection
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_objection'); END;

-- A worker's appeal: the first to who assessed, the second to the city.
CREATE TABLE assessment_appeal (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  level INTEGER NOT NULL CONSTRAINT assessment_appeal_level CHECK (level IN (1, 2)),
  content TEXT NOT NULL,
  filed_day TEXT NOT NULL,
  filed_at TEXT NOT NULL,
  FOREIGN KEY (cycle_id, worker_id) REFERENCES assessment_person (cycle_id, worker_id)
) STRICT;
CREATE UNIQUE INDEX assessment_appeal_once ON assessment_appeal (cycle_id, worker_id, level);
CREATE TRIGGER assessment_appeal_no_update BEFORE UPDATE ON assessment_appeal
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_appeal'); END;
CREATE TRIGGER assessment_appeal_no_delete BEFORE DELETE ON assessment_appeal
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_appeal'); END;

-- An answer drafted by one and confirmed, or declined, by another. `points` are what it adds to the score, hundredths.
CREATE TABLE assessment_appeal_answer (
  id TEXT PRIMARY KEY,
  appeal_id TEXT NOT NULL REFERENCES assessment_appeal (id),
  outcome TEXT NOT NULL CONSTRAINT assessment_appeal_answer_outcome CHECK (outcome IN ('upheld', 'changed')),
  points INTEGER NOT NULL CONSTRAINT assessment_appeal_answer_points CHECK (points BETWEEN -20000 AND 20000),
  answer TEXT NOT NULL,
  document TEXT,
  drafted_at TEXT NOT NULL,
  drafted_by TEXT NOT NULL,
  drafted_by_name TEXT NOT NULL,
  decision TEXT CONSTRAINT assessment_appeal_answer_decision CHECK (decision IN ('confirmed', 'declined')),
  decided_day TEXT,
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  CONSTRAINT assessment_appeal_answer_two_people CHECK (decided_by IS NULL OR decided_by <> drafted_by),
  CONSTRAINT assessment_appeal_answer_changes CHECK ((outcome = 'changed') = (points <> 0)),
  CONSTRAINT assessment_appeal_answer_decided CHECK ((decision IS NULL) = (decided_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX assessment_appeal_answer_one ON assessment_appeal_answer (appeal_id) WHERE decision IS NOT 'declined';
CREATE TRIGGER assessment_appeal_answer_no_update
  BEFORE UPDATE OF id, appeal_id, outcome, points, answer, document, drafted_at, drafted_by, drafted_by_name
  ON assessment_appeal_answer BEGIN SELECT RAISE(ABORT, 'append_only: assessment_appeal_answer'); END;
CREATE TRIGGER assessment_appeal_answer_decided_once BEFORE UPDATE ON assessment_appeal_answer WHEN old.decision IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_appeal_answer'); END;
CREATE TRIGGER assessment_appeal_answer_no_delete BEFORE DELETE ON assessment_appeal_answer
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_appeal_answer'); END;

-- Who moved when an appeal changed a score: before and after, kept for whoever moved and for who looks the pool over.
CREATE TABLE assessment_rerank (
  appeal_id TEXT NOT NULL REFERENCES assessment_appeal (id),
  cycle_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  from_score INTEGER,
  to_score INTEGER,
  from_grade TEXT,
  to_grade TEXT,
  from_reason TEXT NOT NULL,
  to_reason TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (appeal_id, worker_id),
  FOREIGN KEY (cycle_id, worker_id) REFERENCES assessment_person (cycle_id, worker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_rerank_worker ON assessment_rerank (cycle_id, worker_id);
CREATE TRIGGER assessment_rerank_no_update BEFORE UPDATE ON assessment_rerank
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_rerank'); END;
CREATE TRIGGER assessment_rerank_no_delete BEFORE DELETE ON assessment_rerank
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_rerank'); END;

-- What a worker says of their own year; each time it is written anew, the words before stay.
CREATE TABLE assessment_summary (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  content TEXT NOT NULL,
  written_at TEXT NOT NULL,
  ended_at TEXT,
  FOREIGN KEY (cycle_id, worker_id) REFERENCES assessment_person (cycle_id, worker_id)
) STRICT;
CREATE UNIQUE INDEX assessment_summary_standing ON assessment_summary (cycle_id, worker_id) WHERE ended_at IS NULL;
CREATE TRIGGER assessment_summary_no_update BEFORE UPDATE OF id, cycle_id, worker_id, content, written_at
  ON assessment_summary BEGIN SELECT RAISE(ABORT, 'append_only: assessment_summary'); END;
CREATE TRIGGER assessment_summary_no_delete BEFORE DELETE ON assessment_summary
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_summary'); END;
