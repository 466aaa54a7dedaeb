-- Settlements of duties are drawn for a follow-up visit too: what a unit reported as done, and was paid for.

PRAGMA defer_foreign_keys = ON;
CREATE TABLE followup_before AS SELECT * FROM followup;
DROP TABLE followup;
CREATE TABLE followup (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  draw_id TEXT NOT NULL REFERENCES followup_draw (id),
  subject_kind TEXT NOT NULL CONSTRAINT followup_subject CHECK (subject_kind IN ('case', 'whistle', 'listing', 'duty')),
  subject_id TEXT NOT NULL,
  subject_round INTEGER NOT NULL,
  subject_number TEXT NOT NULL,
  title TEXT NOT NULL,
  -- Where it lies, and whose claim it is that it was solved.
  unit_id TEXT NOT NULL REFERENCES unit (id),
  target_unit_id TEXT NOT NULL REFERENCES unit (id),
  claim TEXT,
  closed_day TEXT NOT NULL,
  -- 'random', or the mark for which it is always visited.
  why TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT followup_state CHECK (state IN ('drawn', 'assigned', 'agreed', 'differs', 'missed')),
  drawn_day TEXT NOT NULL,
  due_day TEXT NOT NULL,
  visitor_id TEXT,
  visitor_name TEXT,
  how TEXT CONSTRAINT followup_how CHECK (how IN ('onsite', 'phone')),
  resident_word TEXT,
  no_word_reason TEXT,
  found_day TEXT,
  -- What a finding that differs did to the record.
  effect TEXT CONSTRAINT followup_effect CHECK (effect IN ('reopened', 'relisted', 'open_already', 'none')),
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT followup_visitor CHECK (state = 'drawn' OR visitor_id IS NOT NULL),
  CONSTRAINT followup_found CHECK ((state IN ('agreed', 'differs')) = (how IS NOT NULL)),
  CONSTRAINT followup_ended CHECK ((state IN ('agreed', 'differs', 'missed')) = (found_day IS NOT NULL)),
  CONSTRAINT followup_word CHECK (state NOT IN ('agreed', 'differs') OR ((resident_word IS NULL) <> (no_word_reason IS NULL))),
  CONSTRAINT followup_differs CHECK ((state = 'differs') = (effect IS NOT NULL))
) STRICT;
INSERT INTO followup SELECT * FROM followup_before;
DROP TABLE followup_before;
CREATE UNIQUE INDEX followup_number ON followup (year, ordinal);
CREATE UNIQUE INDEX followup_once ON followup (subject_kind, subject_id, subject_round);
CREATE INDEX followup_of_draw ON followup (draw_id);
CREATE INDEX followup_target ON followup (target_unit_id, state);
CREATE INDEX followup_place ON followup (unit_id, state);
CREATE INDEX followup_open ON followup (due_day) WHERE state IN ('drawn', 'assigned');
CREATE INDEX followup_visitor_open ON followup (visitor_id) WHERE state = 'assigned';
CREATE INDEX followup_found_day ON followup (found_day) WHERE found_day IS NOT NULL;
CREATE TRIGGER followup_stands BEFORE UPDATE ON followup WHEN OLD.state IN ('agreed', 'differs', 'missed')
  BEGIN SELECT RAISE(ABORT, 'append_only: followup'); END;
CREATE TRIGGER followup_drawn_stands BEFORE UPDATE OF draw_id, subject_kind, subject_id, subject_round, claim, why, drawn_day ON followup
  BEGIN SELECT RAISE(ABORT, 'append_only: followup'); END;
CREATE TRIGGER followup_no_delete BEFORE DELETE ON followup BEGIN SELECT RAISE(ABORT, 'append_only: followup'); END;
