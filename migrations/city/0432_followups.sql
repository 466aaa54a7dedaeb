-- Follow-up visits (跟踪回访): drawn at random and by rule from what was closed; what is found is set against what was claimed.

-- Share of a month, what is always visited, working days for the visit: from a day on.
CREATE TABLE followup_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT followup_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

-- A draw with everything that it takes to draw it again: seed, rules, and all that could have been drawn.
CREATE TABLE followup_draw (
  id TEXT PRIMARY KEY,
  -- The month that the clock drew from; null for a further draw by hand.
  month TEXT,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  seed TEXT NOT NULL,
  rules TEXT NOT NULL CONSTRAINT followup_draw_rules CHECK (json_valid(rules)),
  population TEXT NOT NULL CONSTRAINT followup_draw_population CHECK (json_valid(population)),
  population_count INTEGER NOT NULL,
  population_digest TEXT NOT NULL,
  drawn_count INTEGER NOT NULL,
  reason TEXT,
  drawn_at TEXT NOT NULL,
  drawn_by_name TEXT NOT NULL,
  CONSTRAINT followup_draw_span CHECK (from_day <= until_day)
) STRICT;
CREATE UNIQUE INDEX followup_draw_month ON followup_draw (month) WHERE month IS NOT NULL;
CREATE INDEX followup_draw_at ON followup_draw (drawn_at);

CREATE TABLE followup (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  draw_id TEXT NOT NULL REFERENCES followup_draw (id),
  subject_kind TEXT NOT NULL CONSTRAINT followup_subject CHECK (subject_kind IN ('case', 'whistle', 'listing')),
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
CREATE UNIQUE INDEX followup_number ON followup (year, ordinal);
CREATE UNIQUE INDEX followup_once ON followup (subject_kind, subject_id, subject_round);
CREATE INDEX followup_of_draw ON followup (draw_id);
CREATE INDEX followup_target ON followup (target_unit_id, state);
CREATE INDEX followup_place ON followup (unit_id, state);
CREATE INDEX followup_open ON followup (due_day) WHERE state IN ('drawn', 'assigned');
CREATE INDEX followup_visitor_open ON followup (visitor_id) WHERE state = 'assigned';
CREATE INDEX followup_found_day ON followup (found_day) WHERE found_day IS NOT NULL;

CREATE TABLE followup_step (
  followup_id TEXT NOT NULL REFERENCES followup (id),
  seq INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  text TEXT,
  late INTEGER NOT NULL CONSTRAINT followup_step_late CHECK (late IN (0, 1)),
  PRIMARY KEY (followup_id, seq)
) STRICT, WITHOUT ROWID;

-- A visit that nobody made in time goes up to the street, or the city where there is none; once.
CREATE TABLE followup_notice (
  followup_id TEXT PRIMARY KEY REFERENCES followup (id),
  raised_to TEXT NOT NULL REFERENCES unit (id),
  deadline_day TEXT NOT NULL,
  raised_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER followup_policy_no_update BEFORE UPDATE ON followup_policy BEGIN SELECT RAISE(ABORT, 'append_only: followup_policy'); END;
CREATE TRIGGER followup_policy_no_delete BEFORE DELETE ON followup_policy BEGIN SELECT RAISE(ABORT, 'append_only: followup_policy'); END;
CREATE TRIGGER followup_draw_no_update BEFORE UPDATE ON followup_draw BEGIN SELECT RAISE(ABORT, 'append_only: followup_draw'); END;
CREATE TRIGGER followup_draw_no_delete BEFORE DELETE ON followup_draw BEGIN SELECT RAISE(ABORT, 'append_only: followup_draw'); END;
CREATE TRIGGER followup_stands BEFORE UPDATE ON followup WHEN OLD.state IN ('agreed', 'differs', 'missed')
  BEGIN SELECT RAISE(ABORT, 'append_only: followup'); END;
CREATE TRIGGER followup_drawn_stands BEFORE UPDATE OF draw_id, subject_kind, subject_id, subject_round, claim, why, drawn_day ON followup
  BEGIN SELECT RAISE(ABORT, 'append_only: followup'); END;
CREATE TRIGGER followup_no_delete BEFORE DELETE ON followup BEGIN SELECT RAISE(ABORT, 'append_only: followup'); END;
CREATE TRIGGER followup_step_no_update BEFORE UPDATE ON followup_step BEGIN SELECT RAISE(ABORT, 'append_only: followup_step'); END;
CREATE TRIGGER followup_step_no_delete BEFORE DELETE ON followup_step BEGIN SELECT RAISE(ABORT, 'append_only: followup_step'); END;
CREATE TRIGGER followup_notice_no_update BEFORE UPDATE ON followup_notice BEGIN SELECT RAISE(ABORT, 'append_only: followup_notice'); END;
CREATE TRIGGER followup_notice_no_delete BEFORE DELETE ON followup_notice BEGIN SELECT RAISE(ABORT, 'append_only: followup_notice'); END;

-- Cities that stand already begin with the example (示例) that a new one is seeded with, and their roles with the permissions.
INSERT INTO followup_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01', '{"rules":[{"kind":"case","share":"0.1","atLeast":3,"always":["partly","reopened"]},{"kind":"whistle","share":"0.1","atLeast":2,"always":["returned"]},{"kind":"listing","share":"0.2","atLeast":2,"always":["relisted","unheard"]}],"visitWorkdays":10,"photoRequired":true}',
    '示例：跟踪回访的抽取比例、必访情形与回访时限，请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'followups.read')
  WHERE code IN ('city_administrator', 'city_leader', 'auditor', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'followups.read');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'followups.manage')
  WHERE code IN ('city_administrator', 'street_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'followups.manage');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'followups.visit')
  WHERE code IN ('city_administrator', 'city_leader', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'followups.visit');
