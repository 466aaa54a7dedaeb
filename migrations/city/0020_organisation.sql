-- The tree of units. `unit` holds what is so today; `unit_state` what was so from a day until a day.

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT unit_kind CHECK (
    kind IN ('city', 'street', 'community', 'grid', 'department', 'office', 'station')
  ),
  code TEXT,
  name TEXT NOT NULL CONSTRAINT unit_name_length CHECK (length(name) BETWEEN 1 AND 250),
  pinyin TEXT NOT NULL,
  parent_id TEXT REFERENCES unit (id),
  households INTEGER CONSTRAINT unit_households CHECK (households BETWEEN 0 AND 1000000),
  from_day TEXT NOT NULL,
  until_day TEXT,
  merged_into_id TEXT REFERENCES unit (id),
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT unit_period CHECK (until_day IS NULL OR until_day >= from_day),
  CONSTRAINT unit_root CHECK ((kind = 'city') = (parent_id IS NULL)),
  CONSTRAINT unit_merged_is_closed CHECK (merged_into_id IS NULL OR until_day IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX unit_sibling_name ON unit (parent_id, name) WHERE until_day IS NULL;
CREATE UNIQUE INDEX unit_code ON unit (code) WHERE until_day IS NULL AND code IS NOT NULL;
CREATE INDEX unit_parent ON unit (parent_id);
CREATE INDEX unit_kind_pinyin ON unit (kind, pinyin);
CREATE INDEX unit_merged_into ON unit (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Every unit and all above it, itself included. A closed unit keeps its rows; a merged one stands below its successor,
-- so that its history lies within the successor's scope.
CREATE TABLE unit_closure (
  ancestor_id TEXT NOT NULL REFERENCES unit (id),
  descendant_id TEXT NOT NULL REFERENCES unit (id),
  depth INTEGER NOT NULL CONSTRAINT unit_closure_depth CHECK (depth BETWEEN 0 AND 20),
  PRIMARY KEY (ancestor_id, descendant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_closure_descendant ON unit_closure (descendant_id, ancestor_id);

-- Name, place and size of a unit over time: a change ends the open row and adds one; `until_day` is exclusive.
CREATE TABLE unit_state (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  code TEXT,
  name TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  parent_id TEXT REFERENCES unit (id),
  households INTEGER,
  from_day TEXT NOT NULL,
  until_day TEXT,
  reason TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT unit_state_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX unit_state_open ON unit_state (unit_id) WHERE until_day IS NULL;
CREATE INDEX unit_state_unit ON unit_state (unit_id, from_day);
CREATE TRIGGER unit_state_no_update BEFORE UPDATE OF unit_id, code, name, parent_id, households, from_day ON unit_state
  BEGIN SELECT RAISE(ABORT, 'append_only: unit_state'); END;
CREATE TRIGGER unit_state_no_delete BEFORE DELETE ON unit_state
  BEGIN SELECT RAISE(ABORT, 'append_only: unit_state'); END;

-- Units that a new unit of `parent_kind` starts with; the city edits them, each with the source it was taken from.
CREATE TABLE unit_template (
  id TEXT PRIMARY KEY,
  parent_kind TEXT NOT NULL CONSTRAINT unit_template_parent_kind CHECK (
    parent_kind IN ('city', 'street', 'community', 'department')
  ),
  kind TEXT NOT NULL CONSTRAINT unit_template_kind CHECK (kind IN ('department', 'office', 'station')),
  name TEXT NOT NULL CONSTRAINT unit_template_name_length CHECK (length(name) BETWEEN 1 AND 250),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT unit_template_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX unit_template_name ON unit_template (parent_kind, name) WHERE until_day IS NULL;
