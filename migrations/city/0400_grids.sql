-- One net, three heads (一网三长): who serves which grid, as what, from a day until a day.

-- Residents who serve without being on the roster. The contact is sealed; the index lets the same person be met again.
CREATE TABLE grid_volunteer (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL CONSTRAINT grid_volunteer_name_length CHECK (length(name) BETWEEN 1 AND 50),
  contact_sealed TEXT,
  contact_index TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT grid_volunteer_contact CHECK ((contact_sealed IS NULL) = (contact_index IS NULL))
) STRICT;
CREATE INDEX grid_volunteer_unit ON grid_volunteer (unit_id, name);
CREATE UNIQUE INDEX grid_volunteer_known ON grid_volunteer (unit_id, name, contact_index) WHERE contact_index IS NOT NULL;

-- `until_day` is exclusive; who ends today has ended. `area` names a party member's own area, a lane, a building, a stairway.
CREATE TABLE grid_member (
  id TEXT PRIMARY KEY,
  grid_id TEXT NOT NULL REFERENCES unit (id),
  role TEXT NOT NULL CONSTRAINT grid_member_role CHECK (
    role IN ('secretary', 'leader', 'party_member', 'worker', 'lane_head', 'building_head', 'stairway_head')
  ),
  area TEXT NOT NULL DEFAULT '' CONSTRAINT grid_member_area_length CHECK (length(area) <= 60),
  worker_id TEXT REFERENCES worker (id),
  volunteer_id TEXT REFERENCES grid_volunteer (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  begun_by TEXT NOT NULL CONSTRAINT grid_member_begun_by CHECK (begun_by IN ('appointment', 'handover', 'merge')),
  reason TEXT NOT NULL,
  end_reason TEXT,
  ended_at TEXT,
  ended_by TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT grid_member_one_person CHECK ((worker_id IS NULL) <> (volunteer_id IS NULL)),
  CONSTRAINT grid_member_area CHECK (role IN ('secretary', 'leader', 'worker') OR area <> ''),
  CONSTRAINT grid_member_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX grid_member_one_head ON grid_member (grid_id, role) WHERE until_day IS NULL AND role IN ('secretary', 'leader');
CREATE UNIQUE INDEX grid_member_one_place ON grid_member (grid_id, role, area)
  WHERE until_day IS NULL AND role IN ('lane_head', 'building_head', 'stairway_head');
CREATE UNIQUE INDEX grid_member_worker_once ON grid_member (grid_id, role, area, worker_id) WHERE until_day IS NULL;
CREATE UNIQUE INDEX grid_member_volunteer_once ON grid_member (grid_id, role, area, volunteer_id) WHERE until_day IS NULL;
CREATE INDEX grid_member_grid ON grid_member (grid_id, role, from_day);
CREATE INDEX grid_member_worker ON grid_member (worker_id, from_day) WHERE worker_id IS NOT NULL;
CREATE INDEX grid_member_volunteer ON grid_member (volunteer_id, from_day) WHERE volunteer_id IS NOT NULL;

-- What somebody held who leaves, and who takes each over: drawn up by one person, signed off by another.
CREATE TABLE grid_handover (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  worker_id TEXT REFERENCES worker (id),
  volunteer_id TEXT REFERENCES grid_volunteer (id),
  person_name TEXT NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT grid_handover_state CHECK (state IN ('open', 'signed')),
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_by_name TEXT NOT NULL,
  signed_at TEXT,
  signed_by TEXT,
  signed_by_name TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT grid_handover_one_person CHECK ((worker_id IS NULL) <> (volunteer_id IS NULL)),
  CONSTRAINT grid_handover_signed CHECK ((state = 'signed') = (signed_by IS NOT NULL)),
  CONSTRAINT grid_handover_second_person CHECK (signed_by IS NULL OR signed_by <> opened_by)
) STRICT;
CREATE INDEX grid_handover_unit ON grid_handover (unit_id, state);
CREATE INDEX grid_handover_day ON grid_handover (day, id);

-- `held` tells the size of what was handed over as it stood that day: counts by the sources of the board.
CREATE TABLE grid_handover_item (
  handover_id TEXT NOT NULL REFERENCES grid_handover (id),
  member_id TEXT NOT NULL REFERENCES grid_member (id),
  grid_id TEXT NOT NULL REFERENCES unit (id),
  held TEXT NOT NULL CONSTRAINT grid_handover_item_json CHECK (json_valid(held)),
  worker_id TEXT REFERENCES worker (id),
  volunteer_id TEXT REFERENCES grid_volunteer (id),
  note TEXT,
  PRIMARY KEY (handover_id, member_id),
  CONSTRAINT grid_handover_item_one_person CHECK (worker_id IS NULL OR volunteer_id IS NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX grid_handover_item_member ON grid_handover_item (member_id);

CREATE TRIGGER grid_member_no_rewrite BEFORE UPDATE OF grid_id, role, area, worker_id, volunteer_id, from_day ON grid_member
  BEGIN SELECT RAISE(ABORT, 'append_only: grid_member'); END;
CREATE TRIGGER grid_member_ended_stays BEFORE UPDATE ON grid_member WHEN OLD.until_day IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: grid_member'); END;
CREATE TRIGGER grid_member_no_delete BEFORE DELETE ON grid_member BEGIN SELECT RAISE(ABORT, 'append_only: grid_member'); END;
CREATE TRIGGER grid_handover_signed_stays BEFORE UPDATE ON grid_handover WHEN OLD.state = 'signed'
  BEGIN SELECT RAISE(ABORT, 'append_only: grid_handover'); END;
CREATE TRIGGER grid_handover_no_delete BEFORE DELETE ON grid_handover BEGIN SELECT RAISE(ABORT, 'append_only: grid_handover'); END;
