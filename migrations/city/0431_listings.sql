-- Listing and delisting (挂牌销号): a problem on a numbered plate with owner, deadline, evidence, light and a second person.

-- Kinds with their working days by level, when the light turns, how long a check may take: from a day on.
CREATE TABLE listing_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT listing_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE listing (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL CONSTRAINT listing_level CHECK (level IN ('ordinary', 'major', 'urgent')),
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  -- What the public board says of it; without, it shows kind and place alone.
  public_text TEXT,
  -- Where it is, and who is to put it right.
  unit_id TEXT NOT NULL REFERENCES unit (id),
  spot TEXT,
  owner_unit_id TEXT NOT NULL REFERENCES unit (id),
  owner_name TEXT NOT NULL,
  source_kind TEXT NOT NULL CONSTRAINT listing_source_kind CHECK (source_kind IN ('typed', 'case', 'whistle', 'followup')),
  source_id TEXT,
  source_number TEXT,
  state TEXT NOT NULL CONSTRAINT listing_state CHECK (state IN
    ('listed', 'asking', 'paused', 'reported', 'delisted', 'revoked')),
  round INTEGER NOT NULL DEFAULT 1,
  -- Given once with the number; listing anew keeps it.
  first_due_day TEXT NOT NULL,
  -- The first one with what another person granted and with the days it stood still.
  due_day TEXT NOT NULL,
  yellow_day TEXT NOT NULL,
  -- From when the time runs, moved by the days it stood still; after it a breach goes up to the city.
  base_day TEXT NOT NULL,
  city_day TEXT NOT NULL,
  -- The step that gave the present deadline, and the one that began the present check: what is raised is raised once for each.
  due_seq INTEGER NOT NULL DEFAULT 1,
  check_day TEXT,
  check_seq INTEGER NOT NULL DEFAULT 0,
  paused_day TEXT,
  asked_workdays INTEGER CONSTRAINT listing_asked CHECK (asked_workdays BETWEEN 1 AND 250),
  asked_by TEXT,
  extensions INTEGER NOT NULL DEFAULT 0,
  round_began_at TEXT NOT NULL,
  reported_day TEXT,
  reported_by TEXT,
  delisted_day TEXT,
  -- The resident's word on what was done, or why there is none.
  resident_word TEXT,
  no_word_reason TEXT,
  listed_day TEXT NOT NULL,
  listed_by TEXT NOT NULL,
  listed_by_name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT listing_source CHECK ((source_kind = 'typed') = (source_id IS NULL)),
  CONSTRAINT listing_asking CHECK ((state = 'asking') = (asked_workdays IS NOT NULL)),
  CONSTRAINT listing_pause CHECK ((state = 'paused') = (paused_day IS NOT NULL)),
  CONSTRAINT listing_check CHECK ((state = 'reported') = (check_day IS NOT NULL)),
  CONSTRAINT listing_word CHECK (state <> 'delisted' OR ((resident_word IS NULL) <> (no_word_reason IS NULL))),
  CONSTRAINT listing_delisted CHECK (state <> 'delisted' OR (delisted_day IS NOT NULL AND reported_day IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX listing_number ON listing (year, ordinal);
CREATE UNIQUE INDEX listing_from_source ON listing (source_kind, source_id)
  WHERE source_id IS NOT NULL AND state NOT IN ('delisted', 'revoked');
CREATE INDEX listing_unit ON listing (unit_id, state);
CREATE INDEX listing_owner ON listing (owner_unit_id, state);
CREATE INDEX listing_open ON listing (due_day) WHERE state NOT IN ('delisted', 'revoked');
CREATE INDEX listing_delisted_day ON listing (delisted_day) WHERE state = 'delisted';

CREATE TABLE listing_step (
  listing_id TEXT NOT NULL REFERENCES listing (id),
  seq INTEGER NOT NULL,
  round INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  text TEXT,
  late INTEGER NOT NULL CONSTRAINT listing_step_late CHECK (late IN (0, 1)),
  PRIMARY KEY (listing_id, seq)
) STRICT, WITHOUT ROWID;

-- What the clock raised: yellow and red of a deadline, red further up to the city, a check that nobody made. Once each.
CREATE TABLE listing_notice (
  listing_id TEXT NOT NULL REFERENCES listing (id),
  kind TEXT NOT NULL CONSTRAINT listing_notice_kind CHECK (kind IN ('yellow', 'red', 'city', 'check')),
  seq INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  raised_to TEXT REFERENCES unit (id),
  deadline_day TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  PRIMARY KEY (listing_id, kind, seq)
) STRICT, WITHOUT ROWID;

-- Public boards by link, one standing for a unit.
CREATE TABLE listing_link (
  id TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  names TEXT NOT NULL CONSTRAINT listing_link_names CHECK (names IN ('surname', 'ends', 'none')),
  made_at TEXT NOT NULL,
  made_by_name TEXT NOT NULL,
  ended_at TEXT,
  ended_by_name TEXT
) STRICT;
CREATE UNIQUE INDEX listing_link_token ON listing_link (token);
CREATE UNIQUE INDEX listing_link_standing ON listing_link (unit_id) WHERE ended_at IS NULL;

CREATE TRIGGER listing_policy_no_update BEFORE UPDATE ON listing_policy BEGIN SELECT RAISE(ABORT, 'append_only: listing_policy'); END;
CREATE TRIGGER listing_policy_no_delete BEFORE DELETE ON listing_policy BEGIN SELECT RAISE(ABORT, 'append_only: listing_policy'); END;
CREATE TRIGGER listing_stands BEFORE UPDATE OF year, ordinal, first_due_day, content, listed_day, listed_by, source_kind, source_id ON listing
  BEGIN SELECT RAISE(ABORT, 'append_only: listing'); END;
CREATE TRIGGER listing_no_delete BEFORE DELETE ON listing BEGIN SELECT RAISE(ABORT, 'append_only: listing'); END;
CREATE TRIGGER listing_step_no_update BEFORE UPDATE ON listing_step BEGIN SELECT RAISE(ABORT, 'append_only: listing_step'); END;
CREATE TRIGGER listing_step_no_delete BEFORE DELETE ON listing_step BEGIN SELECT RAISE(ABORT, 'append_only: listing_step'); END;
CREATE TRIGGER listing_notice_no_update BEFORE UPDATE ON listing_notice BEGIN SELECT RAISE(ABORT, 'append_only: listing_notice'); END;
CREATE TRIGGER listing_notice_no_delete BEFORE DELETE ON listing_notice BEGIN SELECT RAISE(ABORT, 'append_only: listing_notice'); END;
CREATE TRIGGER listing_link_no_delete BEFORE DELETE ON listing_link BEGIN SELECT RAISE(ABORT, 'append_only: listing_link'); END;

-- Cities that stand already begin with the example (示例) that a new one is seeded with.
INSERT INTO listing_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01', '{"kinds":[{"code":"livelihood","zh":"民生实事","ko":"민생 현안","en":"Livelihood","workdays":{"ordinary":20,"major":15,"urgent":7}},{"code":"environment","zh":"环境整治","ko":"환경 정비","en":"Environment","workdays":{"ordinary":15,"major":10,"urgent":5}},{"code":"safety","zh":"安全隐患","ko":"안전 위험","en":"Safety","workdays":{"ordinary":10,"major":5,"urgent":2}},{"code":"dispute","zh":"矛盾纠纷","ko":"분쟁","en":"Disputes","workdays":{"ordinary":15,"major":10,"urgent":5}},{"code":"service","zh":"作风服务","ko":"업무 태도·서비스","en":"Conduct and service","workdays":{"ordinary":15,"major":10,"urgent":5}},{"code":"other","zh":"其他","ko":"기타","en":"Other","workdays":{"ordinary":20,"major":15,"urgent":7}}],"yellowShare":"0.75","checkWorkdays":3,"cityAfterWorkdays":5,"maxExtensions":2,"maxExtensionWorkdays":10,"boardDays":90}',
    '示例：挂牌销号的问题类别、整改时限、核验与延期，黄灯为时限过四分之三，请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;

-- And give the new permissions to the roles that a new city gives them to.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'listings.read')
  WHERE code IN ('city_administrator', 'city_leader', 'auditor', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'listings.read');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'listings.write')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'listings.write');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'listings.handle')
  WHERE code IN ('city_administrator', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'listings.handle');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'listings.check')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'listings.check');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'listings.publish')
  WHERE code IN ('city_administrator', 'street_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'listings.publish');
