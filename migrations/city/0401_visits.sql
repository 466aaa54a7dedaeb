-- Households, what is difficult for them, and who visited them when (民情). Names, numbers, contacts, addresses and every
-- text about people are sealed; what lists need (grid, building, kinds, risk, days) is not.

-- Kinds of difficulty, the city's own list, each from a day until a day (exclusive).
CREATE TABLE difficulty_kind (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL CONSTRAINT difficulty_kind_name CHECK (length(name) BETWEEN 1 AND 50),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT difficulty_kind_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;

-- How often to visit by risk and kind, from a day on.
CREATE TABLE visit_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT visit_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE household (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  grid_id TEXT NOT NULL REFERENCES unit (id),
  -- The building or lane: coarse enough for lists.
  place TEXT NOT NULL CONSTRAINT household_place_length CHECK (length(place) BETWEEN 1 AND 60),
  address_sealed TEXT NOT NULL,
  address_index TEXT NOT NULL,
  kinds TEXT NOT NULL DEFAULT '[]' CONSTRAINT household_kinds_json CHECK (json_valid(kinds)),
  risk TEXT NOT NULL CONSTRAINT household_risk CHECK (risk IN ('high', 'medium', 'low', 'none')),
  risk_rank INTEGER NOT NULL CONSTRAINT household_risk_rank CHECK (risk_rank BETWEEN 1 AND 4),
  registered_day TEXT NOT NULL,
  last_visit_day TEXT,
  due_day TEXT,
  -- By which policy and calendars the due day was worked out.
  plan_key TEXT NOT NULL,
  merged_into_id TEXT REFERENCES household (id),
  left_day TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT household_not_into_itself CHECK (merged_into_id IS NULL OR merged_into_id <> id)
) STRICT;
CREATE UNIQUE INDEX household_ordinal ON household (ordinal);
CREATE INDEX household_grid ON household (grid_id, due_day, risk_rank, id) WHERE merged_into_id IS NULL AND left_day IS NULL;
CREATE INDEX household_due ON household (due_day, risk_rank, id) WHERE merged_into_id IS NULL AND left_day IS NULL;
CREATE INDEX household_address ON household (address_index);
CREATE INDEX household_plan ON household (plan_key) WHERE merged_into_id IS NULL AND left_day IS NULL;
CREATE INDEX household_merged ON household (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE household_member (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id),
  name_sealed TEXT NOT NULL,
  name_index TEXT NOT NULL,
  identity_sealed TEXT,
  identity_index TEXT,
  contact_sealed TEXT,
  relation TEXT NOT NULL CONSTRAINT household_member_relation CHECK (relation IN ('head', 'spouse', 'child', 'parent', 'other')),
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT household_member_identity CHECK ((identity_sealed IS NULL) = (identity_index IS NULL)),
  CONSTRAINT household_member_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX household_member_household ON household_member (household_id);
CREATE INDEX household_member_name ON household_member (name_index) WHERE until_day IS NULL;
CREATE INDEX household_member_identity_index ON household_member (identity_index) WHERE until_day IS NULL AND identity_index IS NOT NULL;

CREATE TABLE household_kind (
  household_id TEXT NOT NULL REFERENCES household (id),
  kind TEXT NOT NULL REFERENCES difficulty_kind (code),
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL,
  CONSTRAINT household_kind_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX household_kind_open ON household_kind (household_id, kind) WHERE until_day IS NULL;

-- Each level with its cause; the newest is the one that stands.
CREATE TABLE household_risk (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id),
  level TEXT NOT NULL CONSTRAINT household_risk_level CHECK (level IN ('high', 'medium', 'low', 'none')),
  cause_sealed TEXT NOT NULL,
  day TEXT NOT NULL,
  visit_id TEXT,
  merge_id TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL
) STRICT;
CREATE INDEX household_risk_household ON household_risk (household_id, id);

CREATE TABLE household_visit (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id),
  grid_id TEXT NOT NULL REFERENCES unit (id),
  day TEXT NOT NULL,
  way TEXT NOT NULL CONSTRAINT household_visit_way CHECK (way IN ('home', 'phone', 'elsewhere')),
  outcome TEXT NOT NULL CONSTRAINT household_visit_outcome CHECK (outcome IN ('met', 'absent', 'refused')),
  note_sealed TEXT,
  -- The due day that this visit met; null for one that met none.
  due_day TEXT,
  recorded_at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  worker_id TEXT REFERENCES worker (id)
) STRICT;
CREATE INDEX household_visit_household ON household_visit (household_id, day);
CREATE INDEX household_visit_day ON household_visit (day, id);
CREATE INDEX household_visit_due ON household_visit (due_day, grid_id) WHERE due_day IS NOT NULL;

CREATE TABLE household_need (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id),
  visit_id TEXT REFERENCES household_visit (id),
  text_sealed TEXT NOT NULL,
  day TEXT NOT NULL,
  closed_day TEXT,
  outcome_sealed TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL,
  CONSTRAINT household_need_closed CHECK ((closed_day IS NULL) = (outcome_sealed IS NULL))
) STRICT;
CREATE INDEX household_need_household ON household_need (household_id);

-- Two records of one household: the first points to the second, nothing is moved, and so it can be undone.
CREATE TABLE household_merge (
  id TEXT PRIMARY KEY,
  from_id TEXT NOT NULL REFERENCES household (id),
  into_id TEXT NOT NULL REFERENCES household (id),
  risk_before TEXT NOT NULL,
  reason TEXT NOT NULL,
  merged_at TEXT NOT NULL,
  merged_by TEXT NOT NULL,
  merged_by_name TEXT NOT NULL,
  undone_at TEXT,
  undone_by_name TEXT,
  undone_reason TEXT
) STRICT;
CREATE UNIQUE INDEX household_merge_open ON household_merge (from_id) WHERE undone_at IS NULL;
CREATE INDEX household_merge_into ON household_merge (into_id);

CREATE TRIGGER visit_policy_no_update BEFORE UPDATE ON visit_policy BEGIN SELECT RAISE(ABORT, 'append_only: visit_policy'); END;
CREATE TRIGGER visit_policy_no_delete BEFORE DELETE ON visit_policy BEGIN SELECT RAISE(ABORT, 'append_only: visit_policy'); END;
CREATE TRIGGER household_visit_no_update BEFORE UPDATE ON household_visit BEGIN SELECT RAISE(ABORT, 'append_only: household_visit'); END;
CREATE TRIGGER household_visit_no_delete BEFORE DELETE ON household_visit BEGIN SELECT RAISE(ABORT, 'append_only: household_visit'); END;
CREATE TRIGGER household_risk_no_update BEFORE UPDATE ON household_risk BEGIN SELECT RAISE(ABORT, 'append_only: household_risk'); END;
CREATE TRIGGER household_risk_no_delete BEFORE DELETE ON household_risk BEGIN SELECT RAISE(ABORT, 'append_only: household_risk'); END;
CREATE TRIGGER household_member_no_rewrite BEFORE UPDATE OF household_id, name_sealed, identity_sealed, contact_sealed, relation, from_day
  ON household_member BEGIN SELECT RAISE(ABORT, 'append_only: household_member'); END;
CREATE TRIGGER household_member_no_delete BEFORE DELETE ON household_member BEGIN SELECT RAISE(ABORT, 'append_only: household_member'); END;
CREATE TRIGGER household_no_delete BEFORE DELETE ON household BEGIN SELECT RAISE(ABORT, 'append_only: household'); END;
CREATE TRIGGER household_need_no_rewrite BEFORE UPDATE OF household_id, visit_id, text_sealed, day ON household_need
  BEGIN SELECT RAISE(ABORT, 'append_only: household_need'); END;
CREATE TRIGGER household_need_no_delete BEFORE DELETE ON household_need BEGIN SELECT RAISE(ABORT, 'append_only: household_need'); END;
CREATE TRIGGER household_merge_undone_once BEFORE UPDATE ON household_merge WHEN OLD.undone_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: household_merge'); END;
CREATE TRIGGER household_merge_no_delete BEFORE DELETE ON household_merge BEGIN SELECT RAISE(ABORT, 'append_only: household_merge'); END;

-- Cities that stand already begin with the examples (示例) that a new one is seeded with.
INSERT INTO difficulty_kind (code, name, position, source, from_day)
  SELECT value ->> 0, value ->> 1, CAST(key AS INTEGER) + 1, '示例：困难类别，请按本地文件增减。', '1900-01-01'
  FROM json_each('[["alone_elder","独居老人"],["disabled","残疾人家庭"],["low_income","低保或低收入家庭"],["ill","重病患者家庭"],["left_child","困境或留守儿童"],["lost_family","失独家庭"],["mental","精神障碍患者家庭"],["jobless","就业困难家庭"]]')
  WHERE EXISTS (SELECT 1 FROM unit WHERE kind = 'city');
INSERT INTO visit_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01',
    '{"byRisk":{"high":{"every":5,"unit":"workday"},"medium":{"every":1,"unit":"month"},"low":{"every":3,"unit":"month"},"none":{"every":12,"unit":"month"}},"byKind":{"alone_elder":{"every":7,"unit":"day"}},"shift":"before","counts":["home","elsewhere"]}',
    '示例：走访频次，请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;
