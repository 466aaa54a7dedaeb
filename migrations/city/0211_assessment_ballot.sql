-- Ballots of residents: a box for each community, sheets of one-time links for it, and what was put into it. Nothing
-- ties a link to a vote: a link knows only that it was used, a vote only its box; votes carry no time, and both tables
-- are ordered by what is random, so that the order of coming is not kept either.

CREATE TABLE assessment_ballot_box (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES assessment_cycle (id),
  community_id TEXT NOT NULL REFERENCES unit (id),
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  counted_at TEXT,
  counted_by TEXT,
  counted_by_name TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT assessment_ballot_box_counted CHECK ((counted_at IS NULL) = (counted_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX assessment_ballot_box_place ON assessment_ballot_box (cycle_id, community_id);

-- Who stands on the ballot, under which number: settled when the box is opened, the same for everybody who votes.
CREATE TABLE assessment_ballot_candidate (
  box_id TEXT NOT NULL REFERENCES assessment_ballot_box (id),
  number INTEGER NOT NULL CONSTRAINT assessment_ballot_candidate_number CHECK (number > 0),
  worker_id TEXT NOT NULL REFERENCES worker (id),
  PRIMARY KEY (box_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX assessment_ballot_candidate_worker ON assessment_ballot_candidate (box_id, worker_id);
CREATE TRIGGER assessment_ballot_candidate_no_update BEFORE UPDATE ON assessment_ballot_candidate
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_candidate'); END;
CREATE TRIGGER assessment_ballot_candidate_no_delete BEFORE DELETE ON assessment_ballot_candidate
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_candidate'); END;

-- Links of one kind of voter printed in one go.
CREATE TABLE assessment_ballot_sheet (
  id TEXT PRIMARY KEY,
  box_id TEXT NOT NULL REFERENCES assessment_ballot_box (id),
  kind TEXT NOT NULL,
  links INTEGER NOT NULL CONSTRAINT assessment_ballot_sheet_links CHECK (links BETWEEN 1 AND 500),
  until_day TEXT NOT NULL,
  replaces_id TEXT REFERENCES assessment_ballot_sheet (id),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_by_name TEXT NOT NULL,
  revoked_at TEXT,
  revoked_by_name TEXT,
  revoked_reason TEXT,
  CONSTRAINT assessment_ballot_sheet_revoked_with_reason CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
) STRICT;
CREATE INDEX assessment_ballot_sheet_box ON assessment_ballot_sheet (box_id, id);
CREATE UNIQUE INDEX assessment_ballot_sheet_replaced_once ON assessment_ballot_sheet (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE TRIGGER assessment_ballot_sheet_no_update
  BEFORE UPDATE OF id, box_id, kind, links, until_day, replaces_id, made_at, made_by, made_by_name ON assessment_ballot_sheet
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_sheet'); END;
CREATE TRIGGER assessment_ballot_sheet_revoked_once BEFORE UPDATE ON assessment_ballot_sheet WHEN old.revoked_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_sheet'); END;
CREATE TRIGGER assessment_ballot_sheet_no_delete BEFORE DELETE ON assessment_ballot_sheet
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_sheet'); END;

-- A link is known by the keyed hash of its token alone; the token itself is on paper and nowhere else.
CREATE TABLE assessment_ballot_link (
  token_hash TEXT PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES assessment_ballot_sheet (id),
  used INTEGER NOT NULL DEFAULT 0 CONSTRAINT assessment_ballot_link_used CHECK (used IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_ballot_link_sheet ON assessment_ballot_link (sheet_id, used);
CREATE TRIGGER assessment_ballot_link_no_update BEFORE UPDATE OF token_hash, sheet_id ON assessment_ballot_link
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_link'); END;
CREATE TRIGGER assessment_ballot_link_used_once BEFORE UPDATE ON assessment_ballot_link WHEN old.used = 1
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_link'); END;
CREATE TRIGGER assessment_ballot_link_no_delete BEFORE DELETE ON assessment_ballot_link
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_link'); END;

-- One anonymous ballot: `answers` is [[number, question, answer], …]. The id is random, not made from the time.
CREATE TABLE assessment_ballot_vote (
  id TEXT PRIMARY KEY,
  box_id TEXT NOT NULL REFERENCES assessment_ballot_box (id),
  answers TEXT NOT NULL CONSTRAINT assessment_ballot_vote_answers CHECK (json_valid(answers))
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_ballot_vote_box ON assessment_ballot_vote (box_id);
CREATE TRIGGER assessment_ballot_vote_no_update BEFORE UPDATE ON assessment_ballot_vote
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_vote'); END;
CREATE TRIGGER assessment_ballot_vote_no_delete BEFORE DELETE ON assessment_ballot_vote
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_ballot_vote'); END;

-- A count of paper ballots as one person entered it, or as another confirmed it. Each person's latest entry speaks; the
-- count stands once two people's entries say the same.
CREATE TABLE assessment_paper_entry (
  id TEXT PRIMARY KEY,
  box_id TEXT NOT NULL REFERENCES assessment_ballot_box (id),
  count TEXT NOT NULL CONSTRAINT assessment_paper_entry_count CHECK (json_valid(count)),
  confirms_id TEXT REFERENCES assessment_paper_entry (id),
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_by_name TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_paper_entry_box ON assessment_paper_entry (box_id, id);
CREATE TRIGGER assessment_paper_entry_no_update BEFORE UPDATE ON assessment_paper_entry
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_paper_entry'); END;
CREATE TRIGGER assessment_paper_entry_no_delete BEFORE DELETE ON assessment_paper_entry
  BEGIN SELECT RAISE(ABORT, 'append_only: assessment_paper_entry'); END;
