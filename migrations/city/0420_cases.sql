-- What residents ask for, in five steps: raised, deliberated, decided, handled jointly, rated.

-- Categories, working days of each step, how a meeting decides, what a rating counts: from a day on.
CREATE TABLE case_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT case_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE case_request (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  category TEXT NOT NULL,
  urgency TEXT NOT NULL CONSTRAINT case_request_urgency CHECK (urgency IN ('ordinary', 'urgent')),
  -- Where it is: a grid, else a community or a street.
  unit_id TEXT NOT NULL REFERENCES unit (id),
  spot TEXT,
  channel TEXT NOT NULL CONSTRAINT case_request_channel CHECK (channel IN ('link', 'doorstep', 'phone')),
  origin_kind TEXT CONSTRAINT case_request_origin_kind CHECK (origin_kind IN ('visit')),
  origin_id TEXT,
  -- Name, contact and address of who asks, sealed with the city's key.
  person_sealed TEXT,
  -- The code that opens it to who asked is drawn from this number; a new number, and the old code is dead.
  code_round INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL CONSTRAINT case_request_state CHECK (state IN ('raised', 'deliberated', 'decided', 'handling',
    'handled', 'reopened', 'closed', 'duplicate', 'referred', 'withdrawn')),
  round INTEGER NOT NULL DEFAULT 1,
  -- The deadline of the whole, given once; only days of waiting for the resident move it.
  due_day TEXT NOT NULL,
  deadline_day TEXT,
  remind_day TEXT,
  -- The step that began the present wait.
  wait_seq INTEGER NOT NULL DEFAULT 1,
  paused_day TEXT,
  lead_unit_id TEXT REFERENCES unit (id),
  target_id TEXT REFERENCES case_request (id),
  body_unit_id TEXT REFERENCES unit (id),
  body_name TEXT,
  handled_day TEXT,
  closed_day TEXT,
  rating TEXT CONSTRAINT case_request_rating CHECK (rating IN ('solved', 'partly', 'unsolved')),
  opened_day TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_by_name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT case_request_origin CHECK ((origin_kind IS NULL) = (origin_id IS NULL)),
  CONSTRAINT case_request_duplicate CHECK (state <> 'duplicate' OR (target_id IS NOT NULL AND target_id <> id)),
  CONSTRAINT case_request_referred CHECK (state <> 'referred' OR body_unit_id IS NOT NULL OR body_name IS NOT NULL),
  CONSTRAINT case_request_closed CHECK (state <> 'closed' OR (handled_day IS NOT NULL AND closed_day IS NOT NULL)),
  CONSTRAINT case_request_deadline CHECK ((state IN ('closed', 'duplicate', 'referred', 'withdrawn')) = (deadline_day IS NULL))
) STRICT;
CREATE UNIQUE INDEX case_request_number ON case_request (year, ordinal);
CREATE INDEX case_request_unit ON case_request (unit_id, state);
CREATE INDEX case_request_open ON case_request (deadline_day) WHERE deadline_day IS NOT NULL;
CREATE INDEX case_request_due ON case_request (due_day);
CREATE INDEX case_request_opened ON case_request (opened_day);
CREATE INDEX case_request_lead ON case_request (lead_unit_id) WHERE lead_unit_id IS NOT NULL;

-- Every step: who, when, and what was said; `told` is what the resident reads of it.
CREATE TABLE case_step (
  case_id TEXT NOT NULL REFERENCES case_request (id),
  seq INTEGER NOT NULL,
  round INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  text TEXT,
  told TEXT,
  document_number TEXT,
  late INTEGER NOT NULL CONSTRAINT case_step_late CHECK (late IN (0, 1)),
  PRIMARY KEY (case_id, seq)
) STRICT, WITHOUT ROWID;

-- Who took part in a deliberation, and what each said.
CREATE TABLE case_voice (
  case_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  said TEXT NOT NULL,
  PRIMARY KEY (case_id, seq, position),
  FOREIGN KEY (case_id, seq) REFERENCES case_step (case_id, seq)
) STRICT, WITHOUT ROWID;

-- The meeting of a step: minutes are the step's own text.
CREATE TABLE case_meeting (
  case_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  held_day TEXT NOT NULL,
  place TEXT NOT NULL,
  chair TEXT NOT NULL,
  votes_for INTEGER NOT NULL CONSTRAINT case_meeting_for CHECK (votes_for BETWEEN 0 AND 1000),
  votes_against INTEGER NOT NULL CONSTRAINT case_meeting_against CHECK (votes_against BETWEEN 0 AND 1000),
  votes_abstained INTEGER NOT NULL CONSTRAINT case_meeting_abstained CHECK (votes_abstained BETWEEN 0 AND 1000),
  decision TEXT NOT NULL,
  passed INTEGER NOT NULL CONSTRAINT case_meeting_passed CHECK (passed IN (0, 1)),
  PRIMARY KEY (case_id, seq),
  FOREIGN KEY (case_id, seq) REFERENCES case_step (case_id, seq)
) STRICT, WITHOUT ROWID;

-- Joined handling: parts of a round, one of them leads; each is reported back once.
CREATE TABLE case_part (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_request (id),
  round INTEGER NOT NULL,
  position INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  duty_id TEXT REFERENCES duty (id),
  leads INTEGER NOT NULL CONSTRAINT case_part_leads CHECK (leads IN (0, 1)),
  task TEXT NOT NULL,
  report TEXT,
  -- What the handling cost, counted for the duty of the part.
  cost_fen INTEGER CONSTRAINT case_part_cost CHECK (cost_fen BETWEEN 1 AND 10000000000000),
  reported_at TEXT,
  reported_by TEXT,
  reported_by_name TEXT,
  worker_id TEXT REFERENCES worker (id),
  late INTEGER NOT NULL DEFAULT 0 CONSTRAINT case_part_late CHECK (late IN (0, 1)),
  CONSTRAINT case_part_reported CHECK ((report IS NULL) = (reported_at IS NULL)),
  CONSTRAINT case_part_cost_of_duty CHECK (cost_fen IS NULL OR (duty_id IS NOT NULL AND report IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX case_part_position ON case_part (case_id, round, position);
CREATE UNIQUE INDEX case_part_lead ON case_part (case_id, round) WHERE leads = 1;
CREATE INDEX case_part_unit ON case_part (unit_id, case_id);
CREATE INDEX case_part_duty ON case_part (duty_id) WHERE duty_id IS NOT NULL;

-- What the resident said of a round; the points are those of the policy of that day. Units are kept as they stood.
CREATE TABLE case_rating (
  case_id TEXT NOT NULL REFERENCES case_request (id),
  round INTEGER NOT NULL,
  result TEXT NOT NULL CONSTRAINT case_rating_result CHECK (result IN ('solved', 'partly', 'unsolved')),
  points INTEGER NOT NULL,
  points_most INTEGER NOT NULL,
  comment TEXT,
  rated_day TEXT NOT NULL,
  rated_at TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  lead_unit_id TEXT NOT NULL REFERENCES unit (id),
  worker_id TEXT REFERENCES worker (id),
  PRIMARY KEY (case_id, round),
  CONSTRAINT case_rating_points CHECK (points BETWEEN 0 AND points_most AND points_most >= 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_rating_day ON case_rating (rated_day);

-- What the clock raised, once for each wait and, for the deadline of the whole, once for ever (`seq` 0).
CREATE TABLE case_notice (
  case_id TEXT NOT NULL REFERENCES case_request (id),
  kind TEXT NOT NULL CONSTRAINT case_notice_kind CHECK (kind IN ('reminder', 'step', 'whole')),
  seq INTEGER NOT NULL,
  state TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  -- A breach goes up: of a step to the street, of the whole to the city.
  raised_to TEXT REFERENCES unit (id),
  deadline_day TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  PRIMARY KEY (case_id, kind, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_notice_unit ON case_notice (unit_id, kind, deadline_day);

CREATE TRIGGER case_policy_no_update BEFORE UPDATE ON case_policy BEGIN SELECT RAISE(ABORT, 'append_only: case_policy'); END;
CREATE TRIGGER case_policy_no_delete BEFORE DELETE ON case_policy BEGIN SELECT RAISE(ABORT, 'append_only: case_policy'); END;
CREATE TRIGGER case_request_stands BEFORE UPDATE OF year, ordinal, content, opened_day, opened_by ON case_request
  BEGIN SELECT RAISE(ABORT, 'append_only: case_request'); END;
CREATE TRIGGER case_request_no_delete BEFORE DELETE ON case_request BEGIN SELECT RAISE(ABORT, 'append_only: case_request'); END;
CREATE TRIGGER case_step_no_update BEFORE UPDATE ON case_step BEGIN SELECT RAISE(ABORT, 'append_only: case_step'); END;
CREATE TRIGGER case_step_no_delete BEFORE DELETE ON case_step BEGIN SELECT RAISE(ABORT, 'append_only: case_step'); END;
CREATE TRIGGER case_voice_no_update BEFORE UPDATE ON case_voice BEGIN SELECT RAISE(ABORT, 'append_only: case_voice'); END;
CREATE TRIGGER case_voice_no_delete BEFORE DELETE ON case_voice BEGIN SELECT RAISE(ABORT, 'append_only: case_voice'); END;
CREATE TRIGGER case_meeting_no_update BEFORE UPDATE ON case_meeting BEGIN SELECT RAISE(ABORT, 'append_only: case_meeting'); END;
CREATE TRIGGER case_meeting_no_delete BEFORE DELETE ON case_meeting BEGIN SELECT RAISE(ABORT, 'append_only: case_meeting'); END;
CREATE TRIGGER case_part_reported_stands BEFORE UPDATE ON case_part WHEN OLD.report IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: case_part'); END;
CREATE TRIGGER case_part_no_delete BEFORE DELETE ON case_part BEGIN SELECT RAISE(ABORT, 'append_only: case_part'); END;
CREATE TRIGGER case_rating_no_update BEFORE UPDATE ON case_rating BEGIN SELECT RAISE(ABORT, 'append_only: case_rating'); END;
CREATE TRIGGER case_rating_no_delete BEFORE DELETE ON case_rating BEGIN SELECT RAISE(ABORT, 'append_only: case_rating'); END;
CREATE TRIGGER case_notice_no_update BEFORE UPDATE ON case_notice BEGIN SELECT RAISE(ABORT, 'append_only: case_notice'); END;
CREATE TRIGGER case_notice_no_delete BEFORE DELETE ON case_notice BEGIN SELECT RAISE(ABORT, 'append_only: case_notice'); END;

-- Cities that stand already begin with the examples (示例) that a new one is seeded with.
INSERT INTO case_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01',
    '{"categories":[{"code":"sanitation","zh":"环境卫生","ko":"환경 위생","en":"Sanitation"},{"code":"facilities","zh":"公共设施","ko":"공공시설","en":"Public facilities"},{"code":"property","zh":"物业管理","ko":"관리사무","en":"Property management"},{"code":"disputes","zh":"邻里纠纷","ko":"이웃 분쟁","en":"Disputes of neighbours"},{"code":"welfare","zh":"民生救助","ko":"생활 지원","en":"Welfare"},{"code":"safety","zh":"安全隐患","ko":"안전 위험","en":"Safety"},{"code":"other","zh":"其他","ko":"기타","en":"Other"}],"terms":{"ordinary":{"deliberate":3,"decide":3,"assign":1,"handle":8,"whole":15},"urgent":{"deliberate":1,"decide":1,"assign":1,"handle":4,"whole":7}},"rateWorkdays":7,"remindWorkdays":1,"passShare":"0.5","dutyRequired":["community","grid"],"points":{"solved":2,"partly":1,"unsolved":0}}',
    '示例：五步工作法各环节时限、类别与评价计分，参照公开的诉求办理时限（一般事项 15 个工作日、重点事项 7 个工作日）拟定，请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;

-- And give the new permissions to the roles that a new city gives them to.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'cases.read')
  WHERE code IN ('city_administrator', 'city_leader', 'auditor', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'cases.read');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'cases.write')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'cases.write');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'cases.decide')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'cases.decide');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'cases.handle')
  WHERE code IN ('city_administrator', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'cases.handle');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'cases.contact.read')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'cases.contact.read');
