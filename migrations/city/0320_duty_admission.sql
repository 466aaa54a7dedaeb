-- Admission of a duty: streets concerned are heard, communities may object, a joint review decides and is published.

PRAGMA defer_foreign_keys = ON;
CREATE TABLE duty_before AS SELECT * FROM duty;
DROP TABLE duty;
CREATE TABLE duty (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT duty_kind CHECK (kind IN ('duty', 'assist', 'temporary', 'emergency')),
  department_id TEXT NOT NULL REFERENCES unit (id),
  line_id TEXT REFERENCES ledger_account (id),
  from_month TEXT NOT NULL,
  until_month TEXT NOT NULL,
  method TEXT NOT NULL CONSTRAINT duty_method CHECK (method IN ('unit', 'package', 'workload', 'none')),
  measure TEXT,
  unit_price_fen INTEGER CONSTRAINT duty_unit_price CHECK (unit_price_fen BETWEEN 0 AND 10000000000000),
  difficulty TEXT,
  state TEXT NOT NULL
    CONSTRAINT duty_state CHECK (state IN ('draft', 'submitted', 'admitted', 'rejected', 'active', 'withdrawn')),
  drafted_by TEXT NOT NULL,
  drafted_by_name TEXT NOT NULL,
  submitted_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT duty_term CHECK (until_month >= from_month)
) STRICT;
INSERT INTO duty (id, code, ordinal, year, title, content, legal_basis, kind, department_id, line_id, from_month, until_month,
    method, measure, unit_price_fen, difficulty, state, drafted_by, drafted_by_name, submitted_by, version)
  SELECT id, code, ordinal, year, title, content, legal_basis, kind, department_id, line_id, from_month, until_month,
    method, measure, unit_price_fen, difficulty, state, drafted_by, drafted_by_name, submitted_by, version FROM duty_before;
DROP TABLE duty_before;
CREATE UNIQUE INDEX duty_code ON duty (code);
CREATE UNIQUE INDEX duty_ordinal ON duty (year, ordinal);
CREATE INDEX duty_department ON duty (department_id, state);

-- Working days for hearing and review, and what a street's silence means: from a day on.
CREATE TABLE duty_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT duty_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

-- One round begins with each submission.
CREATE TABLE duty_admission (
  duty_id TEXT NOT NULL REFERENCES duty (id),
  round INTEGER NOT NULL,
  submitted_day TEXT NOT NULL,
  hearing_until TEXT NOT NULL,
  review_by TEXT NOT NULL,
  silence TEXT NOT NULL CONSTRAINT duty_admission_silence CHECK (silence IN ('agree', 'object')),
  -- The review ended: its outcome is public from this day.
  outcome TEXT CONSTRAINT duty_admission_outcome CHECK (outcome IN ('admit', 'conditions', 'return', 'reject')),
  conditions TEXT,
  reason TEXT,
  decided_day TEXT,
  decided_at TEXT,
  decided_by TEXT,
  decided_by_name TEXT,
  PRIMARY KEY (duty_id, round),
  CONSTRAINT duty_admission_decided CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (reason IS NULL)),
  CONSTRAINT duty_admission_conditions CHECK ((coalesce(outcome, '') = 'conditions') = (conditions IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_admission_published ON duty_admission (decided_day) WHERE outcome IS NOT NULL;
CREATE INDEX duty_admission_open ON duty_admission (hearing_until) WHERE outcome IS NULL;

-- Whoever is concerned: a street must answer, or its silence is taken; a community may.
CREATE TABLE duty_hearing (
  duty_id TEXT NOT NULL REFERENCES duty (id),
  round INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  side TEXT NOT NULL CONSTRAINT duty_hearing_side CHECK (side IN ('street', 'community')),
  opinion TEXT CONSTRAINT duty_hearing_opinion CHECK (opinion IN ('agree', 'object')),
  silent INTEGER NOT NULL DEFAULT 0 CONSTRAINT duty_hearing_silent CHECK (silent IN (0, 1)),
  reason TEXT,
  answered_at TEXT,
  answered_by TEXT,
  answered_by_name TEXT,
  PRIMARY KEY (duty_id, round, unit_id),
  CONSTRAINT duty_hearing_reason CHECK (coalesce(opinion, '') <> 'object' OR silent = 1 OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_hearing_unit ON duty_hearing (unit_id, opinion);

-- A deadline that passed unanswered, raised once.
CREATE TABLE duty_breach (
  duty_id TEXT NOT NULL REFERENCES duty (id),
  round INTEGER NOT NULL,
  side TEXT NOT NULL CONSTRAINT duty_breach_side CHECK (side IN ('street', 'review')),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  deadline_day TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  PRIMARY KEY (duty_id, round, side, unit_id)
) STRICT, WITHOUT ROWID;

-- A task that came without admission and was refused.
CREATE TABLE duty_refusal (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  department_id TEXT NOT NULL REFERENCES unit (id),
  what TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  note TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL
) STRICT;
CREATE INDEX duty_refusal_department ON duty_refusal (department_id, asked_on);
CREATE INDEX duty_refusal_unit ON duty_refusal (unit_id, asked_on);

CREATE TRIGGER duty_policy_no_update BEFORE UPDATE ON duty_policy BEGIN SELECT RAISE(ABORT, 'append_only: duty_policy'); END;
CREATE TRIGGER duty_policy_no_delete BEFORE DELETE ON duty_policy BEGIN SELECT RAISE(ABORT, 'append_only: duty_policy'); END;
CREATE TRIGGER duty_admission_stands BEFORE UPDATE ON duty_admission WHEN OLD.outcome IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: duty_admission'); END;
CREATE TRIGGER duty_admission_no_delete BEFORE DELETE ON duty_admission BEGIN SELECT RAISE(ABORT, 'append_only: duty_admission'); END;
CREATE TRIGGER duty_hearing_stands BEFORE UPDATE ON duty_hearing WHEN OLD.opinion IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: duty_hearing'); END;
CREATE TRIGGER duty_hearing_no_delete BEFORE DELETE ON duty_hearing BEGIN SELECT RAISE(ABORT, 'append_only: duty_hearing'); END;
CREATE TRIGGER duty_breach_no_update BEFORE UPDATE ON duty_breach BEGIN SELECT RAISE(ABORT, 'append_only: duty_breach'); END;
CREATE TRIGGER duty_breach_no_delete BEFORE DELETE ON duty_breach BEGIN SELECT RAISE(ABORT, 'append_only: duty_breach'); END;
CREATE TRIGGER duty_refusal_no_update BEFORE UPDATE ON duty_refusal BEGIN SELECT RAISE(ABORT, 'append_only: duty_refusal'); END;
CREATE TRIGGER duty_refusal_no_delete BEFORE DELETE ON duty_refusal BEGIN SELECT RAISE(ABORT, 'append_only: duty_refusal'); END;

-- Cities that stand already begin with the examples (示例) that a new one is seeded with.
INSERT INTO duty_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01', '{"workdays":{"hearing":5,"review":10},"silence":"agree"}',
    '示例：事项准入征求意见与联审的时限、街道逾期未答复的处理，请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;

-- What was submitted before goes to the review as it stands.
INSERT INTO duty_admission (duty_id, round, submitted_day, hearing_until, review_by, silence)
  SELECT d.id, 1, date(max(s.at), '+8 hours'), date(max(s.at), '+8 hours'), date(max(s.at), '+8 hours', '+14 days'), 'agree'
  FROM duty AS d JOIN duty_step AS s ON s.duty_id = d.id AND s.event = 'submit' WHERE d.state = 'submitted' GROUP BY d.id;

-- Streets and communities of cities that stand already speak as those of a new one.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'duties.hear')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(permissions) WHERE value = 'duties.hear');
