-- Streets call departments (吹哨报到): the whistle, the call on each body, every step, every alert.

-- Times, signature, escalation and scoring from a day on.
CREATE TABLE whistle_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT whistle_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE whistle (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CONSTRAINT whistle_kind CHECK (kind IN ('resident', 'joint', 'emergency')),
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  place TEXT NOT NULL,
  street_id TEXT NOT NULL REFERENCES unit (id),
  state TEXT NOT NULL CONSTRAINT whistle_state CHECK (state IN ('drafted', 'returned', 'out', 'closed', 'withdrawn')),
  drafted_day TEXT NOT NULL,
  drafted_by TEXT NOT NULL,
  drafted_by_name TEXT NOT NULL,
  signed_by TEXT,
  signed_by_name TEXT,
  out_at TEXT,
  ended_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT whistle_second_person CHECK (signed_by IS NULL OR signed_by <> drafted_by),
  CONSTRAINT whistle_out CHECK (state NOT IN ('out', 'closed') OR out_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX whistle_number ON whistle (year, ordinal);
CREATE INDEX whistle_street ON whistle (street_id, state, drafted_day);

-- One body called by a whistle. The count of its times begins at `base_at` (when it was called) or, for work done again
-- and for the street's score, at `since_at`; a pause moves both by its length.
CREATE TABLE whistle_call (
  id TEXT PRIMARY KEY,
  whistle_id TEXT NOT NULL REFERENCES whistle (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  duty_id TEXT REFERENCES duty (id),
  named_by TEXT REFERENCES whistle_call (id),
  state TEXT NOT NULL CONSTRAINT whistle_call_state CHECK (state IN
    ('planned', 'called', 'accepted', 'arrived', 'handled', 'returned', 'scored', 'declined', 'unanswered', 'cancelled')),
  waits_for TEXT CONSTRAINT whistle_call_waits_for CHECK (waits_for IN ('street', 'department')),
  called_day TEXT,
  base_at TEXT,
  since_at TEXT,
  due_at TEXT,
  answer_due_at TEXT,
  answered_at TEXT,
  answered_late INTEGER NOT NULL DEFAULT 0 CONSTRAINT whistle_call_late CHECK (answered_late IN (0, 1)),
  returns INTEGER NOT NULL DEFAULT 0,
  paused_at TEXT,
  arrived_at TEXT,
  arrived_place TEXT,
  wait_seq INTEGER NOT NULL DEFAULT 1,
  next_tier INTEGER NOT NULL DEFAULT 0,
  next_alert_at TEXT,
  response_cents INTEGER CONSTRAINT whistle_call_response CHECK (response_cents BETWEEN 0 AND 10000),
  solution_cents INTEGER CONSTRAINT whistle_call_solution CHECK (solution_cents BETWEEN 0 AND 10000),
  satisfaction_cents INTEGER CONSTRAINT whistle_call_satisfaction CHECK (satisfaction_cents BETWEEN 0 AND 10000),
  score_cents INTEGER CONSTRAINT whistle_call_score CHECK (score_cents BETWEEN 0 AND 10000),
  points_cents INTEGER NOT NULL DEFAULT 0 CONSTRAINT whistle_call_points CHECK (points_cents >= 0),
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT whistle_call_scored CHECK ((state = 'scored') = (score_cents IS NOT NULL)),
  CONSTRAINT whistle_call_wait CHECK (state NOT IN ('called', 'accepted', 'arrived', 'returned', 'handled') OR due_at IS NOT NULL),
  CONSTRAINT whistle_call_arrival CHECK (arrived_at IS NULL OR arrived_place IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX whistle_call_one ON whistle_call (whistle_id, unit_id);
CREATE INDEX whistle_call_unit ON whistle_call (unit_id, state);
CREATE INDEX whistle_call_alert ON whistle_call (next_alert_at) WHERE next_alert_at IS NOT NULL;

CREATE TABLE whistle_step (
  whistle_id TEXT NOT NULL REFERENCES whistle (id),
  seq INTEGER NOT NULL,
  call_id TEXT REFERENCES whistle_call (id),
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  text TEXT,
  late INTEGER NOT NULL CONSTRAINT whistle_step_late CHECK (late IN (0, 1)),
  PRIMARY KEY (whistle_id, seq)
) STRICT, WITHOUT ROWID;

-- Tier 0 reminds before the last instant; tier 1 and above tell of a breach, ever higher. Each once for each wait.
CREATE TABLE whistle_alert (
  call_id TEXT NOT NULL REFERENCES whistle_call (id),
  wait_seq INTEGER NOT NULL,
  tier INTEGER NOT NULL,
  side TEXT NOT NULL CONSTRAINT whistle_alert_side CHECK (side IN ('street', 'department')),
  told TEXT NOT NULL CONSTRAINT whistle_alert_told CHECK (told IN ('side', 'city')),
  due_at TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  PRIMARY KEY (call_id, wait_seq, tier)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER whistle_policy_no_update BEFORE UPDATE ON whistle_policy BEGIN SELECT RAISE(ABORT, 'append_only: whistle_policy'); END;
CREATE TRIGGER whistle_policy_no_delete BEFORE DELETE ON whistle_policy BEGIN SELECT RAISE(ABORT, 'append_only: whistle_policy'); END;
CREATE TRIGGER whistle_step_no_update BEFORE UPDATE ON whistle_step BEGIN SELECT RAISE(ABORT, 'append_only: whistle_step'); END;
CREATE TRIGGER whistle_step_no_delete BEFORE DELETE ON whistle_step BEGIN SELECT RAISE(ABORT, 'append_only: whistle_step'); END;
CREATE TRIGGER whistle_alert_no_update BEFORE UPDATE ON whistle_alert BEGIN SELECT RAISE(ABORT, 'append_only: whistle_alert'); END;
CREATE TRIGGER whistle_alert_no_delete BEFORE DELETE ON whistle_alert BEGIN SELECT RAISE(ABORT, 'append_only: whistle_alert'); END;
CREATE TRIGGER whistle_call_stands BEFORE UPDATE ON whistle_call WHEN OLD.state IN ('scored', 'declined', 'unanswered', 'cancelled')
  BEGIN SELECT RAISE(ABORT, 'append_only: whistle_call'); END;
CREATE TRIGGER whistle_call_no_delete BEFORE DELETE ON whistle_call BEGIN SELECT RAISE(ABORT, 'append_only: whistle_call'); END;

-- Cities that stand already begin with the examples (示例) that a new one is seeded with, and their roles with the permissions.
INSERT INTO whistle_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01', '{"kinds":{"resident":{"sign":true,"dutyRequired":true,"answer":{"unit":"workdays","count":1},"arrive":{"unit":"workdays","count":3},"finish":{"unit":"workdays","count":15},"rework":{"unit":"workdays","count":3},"score":{"unit":"workdays","count":3},"remindShare":"0.75","tiers":[{"after":{"unit":"workdays","count":0},"to":"side"},{"after":{"unit":"workdays","count":2},"to":"city"}]},"joint":{"sign":true,"dutyRequired":true,"answer":{"unit":"minutes","count":240},"arrive":{"unit":"workdays","count":2},"finish":{"unit":"workdays","count":7},"rework":{"unit":"workdays","count":3},"score":{"unit":"workdays","count":3},"remindShare":"0.75","tiers":[{"after":{"unit":"workdays","count":0},"to":"side"},{"after":{"unit":"workdays","count":2},"to":"city"}]},"emergency":{"sign":false,"dutyRequired":false,"answer":{"unit":"minutes","count":10},"arrive":{"unit":"minutes","count":30},"finish":{"unit":"minutes","count":1440},"rework":{"unit":"minutes","count":120},"score":{"unit":"workdays","count":3},"remindShare":"0.75","tiers":[{"after":{"unit":"minutes","count":0},"to":"side"},{"after":{"unit":"minutes","count":30},"to":"city"}]}},"weights":{"response":"0.3","solution":"0.4","satisfaction":"0.3"},"points":{"late":"1","unanswered":"3","returnedTwice":"2"},"balance":{"many":"2","few":"0.5"}}',
    '示例：吹哨报到的时限、升级、评分与扣分；到场30分钟参照北京平谷做法，请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'whistles.read')
  WHERE code IN ('city_administrator', 'city_leader', 'auditor', 'hr_officer', 'department_officer', 'street_officer', 'community_officer');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'whistles.write', '$[#]', 'whistles.sign')
  WHERE code IN ('city_administrator', 'street_officer');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'whistles.answer')
  WHERE code IN ('city_administrator', 'department_officer');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'whistles.decide') WHERE code IN ('city_administrator', 'city_leader');
