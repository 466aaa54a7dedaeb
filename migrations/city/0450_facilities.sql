-- Facilities (阵地): centres, stations and members' posts, what they offer, who has booked them, what was spent on them.

-- Kinds, services and how many of a kind each street is to have: from a day on.
CREATE TABLE facility_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT facility_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE facility (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  opened_day TEXT NOT NULL,
  -- The first day on which it is no more.
  closed_day TEXT,
  close_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT facility_life CHECK (closed_day IS NULL OR closed_day >= opened_day),
  CONSTRAINT facility_closing CHECK ((closed_day IS NULL) = (close_reason IS NULL))
) STRICT;
CREATE INDEX facility_unit ON facility (unit_id, kind);

-- What is true of it from a day on; of one day the latest entry counts.
CREATE TABLE facility_edition (
  facility_id TEXT NOT NULL REFERENCES facility (id),
  seq INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  -- Hundredths of a square metre.
  area_hundredths INTEGER NOT NULL CONSTRAINT facility_edition_area CHECK (area_hundredths BETWEEN 1 AND 100000000),
  manager_name TEXT NOT NULL,
  opening TEXT NOT NULL CONSTRAINT facility_edition_opening CHECK (json_valid(opening)),
  services TEXT NOT NULL CONSTRAINT facility_edition_services CHECK (json_valid(services)),
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL,
  PRIMARY KEY (facility_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX facility_edition_day ON facility_edition (facility_id, from_day, seq);

CREATE TABLE facility_booking (
  id TEXT PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facility (id),
  day TEXT NOT NULL,
  -- HH:MM of that day in Asia/Shanghai; the end is not part of it.
  from_time TEXT NOT NULL,
  until_time TEXT NOT NULL,
  purpose TEXT NOT NULL,
  organiser TEXT NOT NULL,
  people INTEGER NOT NULL CONSTRAINT facility_booking_people CHECK (people BETWEEN 1 AND 10000),
  state TEXT NOT NULL DEFAULT 'booked' CONSTRAINT facility_booking_state CHECK (state IN ('booked', 'cancelled')),
  booked_at TEXT NOT NULL,
  booked_by TEXT NOT NULL,
  booked_by_name TEXT NOT NULL,
  cancelled_at TEXT,
  cancelled_by_name TEXT,
  cancel_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT facility_booking_span CHECK (from_time < until_time),
  CONSTRAINT facility_booking_cancelled CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;
CREATE INDEX facility_booking_day ON facility_booking (facility_id, day, from_time) WHERE state = 'booked';
CREATE INDEX facility_booking_calendar ON facility_booking (day, from_time);

-- Which part of a voucher of the ledger was spent on a facility; a link made in error is ended, never taken out.
CREATE TABLE facility_spending (
  id TEXT PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facility (id),
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  amount_fen INTEGER NOT NULL CONSTRAINT facility_spending_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  purpose TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  linked_by_name TEXT NOT NULL,
  ended_at TEXT,
  ended_by_name TEXT,
  end_reason TEXT,
  CONSTRAINT facility_spending_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX facility_spending_standing ON facility_spending (facility_id, transaction_id) WHERE ended_at IS NULL;
CREATE INDEX facility_spending_voucher ON facility_spending (transaction_id) WHERE ended_at IS NULL;

CREATE TRIGGER facility_policy_no_update BEFORE UPDATE ON facility_policy BEGIN SELECT RAISE(ABORT, 'append_only: facility_policy'); END;
CREATE TRIGGER facility_policy_no_delete BEFORE DELETE ON facility_policy BEGIN SELECT RAISE(ABORT, 'append_only: facility_policy'); END;
CREATE TRIGGER facility_no_delete BEFORE DELETE ON facility BEGIN SELECT RAISE(ABORT, 'append_only: facility'); END;
CREATE TRIGGER facility_edition_no_update BEFORE UPDATE ON facility_edition BEGIN SELECT RAISE(ABORT, 'append_only: facility_edition'); END;
CREATE TRIGGER facility_edition_no_delete BEFORE DELETE ON facility_edition BEGIN SELECT RAISE(ABORT, 'append_only: facility_edition'); END;
CREATE TRIGGER facility_booking_no_delete BEFORE DELETE ON facility_booking BEGIN SELECT RAISE(ABORT, 'append_only: facility_booking'); END;
CREATE TRIGGER facility_spending_stands BEFORE UPDATE OF facility_id, transaction_id, amount_fen ON facility_spending
  BEGIN SELECT RAISE(ABORT, 'append_only: facility_spending'); END;
CREATE TRIGGER facility_spending_no_delete BEFORE DELETE ON facility_spending BEGIN SELECT RAISE(ABORT, 'append_only: facility_spending'); END;

-- Cities that stand already begin with the example (示例) that a new one is seeded with.
INSERT INTO facility_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01',
    '{"kinds":[{"code":"centre","zh":"标准化党群服务中心","ko":"표준 당군 서비스센터","en":"Standard centre"},{"code":"station","zh":"党群服务站","ko":"당군 서비스 스테이션","en":"Station"},{"code":"district_centre","zh":"商圈服务中心","ko":"상권 서비스센터","en":"Shopping district centre"},{"code":"members_post","zh":"党员驿站","ko":"당원 쉼터","en":"Members’ post"}],"services":[{"code":"meeting","zh":"议事协商","ko":"회의·협의","en":"Meetings"},{"code":"service","zh":"便民服务","ko":"주민 편의","en":"Public services"},{"code":"training","zh":"学习培训","ko":"학습·교육","en":"Training"},{"code":"culture","zh":"文体活动","ko":"문화·체육","en":"Culture and sport"},{"code":"rest","zh":"歇脚休息","ko":"휴식","en":"Rest"},{"code":"mediation","zh":"矛盾调解","ko":"분쟁 조정","en":"Mediation"}],"coverage":[{"kind":"centre","atLeast":1},{"kind":"station","atLeast":2}]}',
    '示例：延吉市公开介绍中的“1标2站”，名称与数量请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;

-- And give the new permissions to the roles that a new city gives them to.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'facilities.read')
  WHERE code IN ('city_administrator', 'city_leader', 'auditor', 'finance_officer', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'facilities.read');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'facilities.write')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'facilities.write');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'facilities.book')
  WHERE code IN ('city_administrator', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'facilities.book');
