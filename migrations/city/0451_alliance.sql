-- Alliance (区域化党建): member organisations, committees, four lists of commitments, members who check in.

-- Names of the lists, kinds, themes, committees and points of matching: from a day on.
CREATE TABLE alliance_policy (
  from_day TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT alliance_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE alliance_organisation (
  id TEXT PRIMARY KEY,
  -- Unified social credit code (GB 32100), as it is printed.
  credit_code TEXT NOT NULL,
  -- The street or community it sits in.
  unit_id TEXT NOT NULL REFERENCES unit (id),
  joined_day TEXT NOT NULL,
  -- The first day on which it is no member any more.
  left_day TEXT,
  leave_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT alliance_organisation_code CHECK (length(credit_code) = 18),
  CONSTRAINT alliance_organisation_life CHECK (left_day IS NULL OR left_day >= joined_day),
  CONSTRAINT alliance_organisation_leaving CHECK ((left_day IS NULL) = (leave_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX alliance_organisation_member ON alliance_organisation (credit_code) WHERE left_day IS NULL;
CREATE INDEX alliance_organisation_unit ON alliance_organisation (unit_id);

-- What is true of it from a day on; of one day the latest entry counts. The telephone number is sealed.
CREATE TABLE alliance_organisation_edition (
  organisation_id TEXT NOT NULL REFERENCES alliance_organisation (id),
  seq INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT,
  party_members INTEGER NOT NULL CONSTRAINT alliance_organisation_members CHECK (party_members BETWEEN 0 AND 1000000),
  contact_name TEXT NOT NULL,
  contact_sealed TEXT,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL,
  PRIMARY KEY (organisation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE alliance_committee (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT alliance_committee_kind CHECK (kind IN ('street', 'community')),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  -- The edition of the policy that its seats were taken from.
  template_day TEXT NOT NULL,
  set_day TEXT NOT NULL,
  ended_day TEXT,
  end_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT alliance_committee_life CHECK (ended_day IS NULL OR ended_day >= set_day),
  CONSTRAINT alliance_committee_end CHECK ((ended_day IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX alliance_committee_standing ON alliance_committee (unit_id) WHERE ended_day IS NULL;

CREATE TABLE alliance_seat (
  committee_id TEXT NOT NULL REFERENCES alliance_committee (id),
  number INTEGER NOT NULL,
  code TEXT NOT NULL,
  zh TEXT NOT NULL,
  ko TEXT NOT NULL,
  en TEXT NOT NULL,
  PRIMARY KEY (committee_id, number)
) STRICT, WITHOUT ROWID;

-- Who holds a seat from a day until another, which is not part of it.
CREATE TABLE alliance_holding (
  id TEXT PRIMARY KEY,
  committee_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  organisation_id TEXT REFERENCES alliance_organisation (id),
  person_name TEXT,
  from_day TEXT NOT NULL,
  until_day TEXT,
  end_reason TEXT,
  -- What was handed to the next holder.
  handed_over TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL,
  FOREIGN KEY (committee_id, number) REFERENCES alliance_seat (committee_id, number),
  CONSTRAINT alliance_holding_holder CHECK (organisation_id IS NOT NULL OR person_name IS NOT NULL),
  CONSTRAINT alliance_holding_life CHECK (until_day IS NULL OR until_day >= from_day),
  CONSTRAINT alliance_holding_end CHECK ((until_day IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX alliance_holding_standing ON alliance_holding (committee_id, number) WHERE until_day IS NULL;
CREATE INDEX alliance_holding_organisation ON alliance_holding (organisation_id) WHERE until_day IS NULL;

-- One line of one of the four lists.
CREATE TABLE alliance_line (
  id TEXT PRIMARY KEY,
  list TEXT NOT NULL CONSTRAINT alliance_line_list CHECK (list IN ('need', 'resource', 'project', 'result')),
  title TEXT NOT NULL,
  detail TEXT,
  theme TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  organisation_id TEXT REFERENCES alliance_organisation (id),
  -- A need asks for so much, a resource and a project promise it, a result is what came of it.
  promised_minutes INTEGER NOT NULL CONSTRAINT alliance_line_minutes CHECK (promised_minutes BETWEEN 0 AND 60000000),
  promised_fen INTEGER NOT NULL CONSTRAINT alliance_line_fen CHECK (promised_fen BETWEEN 0 AND 10000000000000),
  -- The sum of its progress.
  delivered_minutes INTEGER NOT NULL DEFAULT 0,
  delivered_fen INTEGER NOT NULL DEFAULT 0,
  from_day TEXT NOT NULL,
  due_day TEXT NOT NULL,
  first_due_day TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT alliance_line_state CHECK (state IN ('open', 'underway', 'done', 'confirmed', 'cancelled')),
  -- When its owner said it is done, and who entered that: somebody else confirms.
  done_day TEXT,
  done_by TEXT,
  need_id TEXT REFERENCES alliance_line (id),
  resource_id TEXT REFERENCES alliance_line (id),
  project_id TEXT REFERENCES alliance_line (id),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_by_name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT alliance_line_owner CHECK (list IN ('need', 'result') OR organisation_id IS NOT NULL),
  CONSTRAINT alliance_line_span CHECK (due_day >= from_day),
  CONSTRAINT alliance_line_done CHECK ((done_day IS NULL) = (done_by IS NULL)),
  CONSTRAINT alliance_line_source CHECK ((list = 'result') = (project_id IS NOT NULL))
) STRICT;
CREATE INDEX alliance_line_list ON alliance_line (list, state, due_day);
CREATE INDEX alliance_line_unit ON alliance_line (unit_id, list, due_day);
CREATE INDEX alliance_line_organisation ON alliance_line (organisation_id, due_day);
CREATE UNIQUE INDEX alliance_line_need ON alliance_line (need_id) WHERE state <> 'cancelled' AND list = 'project';
CREATE INDEX alliance_line_by_need ON alliance_line (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX alliance_line_resource ON alliance_line (resource_id) WHERE resource_id IS NOT NULL;
CREATE UNIQUE INDEX alliance_line_project ON alliance_line (project_id) WHERE project_id IS NOT NULL;

-- Everything that happened to a line; progress brings minutes and fen with it.
CREATE TABLE alliance_step (
  id TEXT PRIMARY KEY,
  line_id TEXT NOT NULL REFERENCES alliance_line (id),
  seq INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  text TEXT,
  day TEXT NOT NULL,
  minutes INTEGER NOT NULL DEFAULT 0 CONSTRAINT alliance_step_minutes CHECK (minutes >= 0),
  amount_fen INTEGER NOT NULL DEFAULT 0 CONSTRAINT alliance_step_fen CHECK (amount_fen >= 0),
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX alliance_step_order ON alliance_step (line_id, seq);

-- Which part of a voucher of the ledger paid for a line; a link made in error is ended, never taken out.
CREATE TABLE alliance_spending (
  id TEXT PRIMARY KEY,
  line_id TEXT NOT NULL REFERENCES alliance_line (id),
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  amount_fen INTEGER NOT NULL CONSTRAINT alliance_spending_amount CHECK (amount_fen BETWEEN 1 AND 10000000000000),
  purpose TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  linked_by_name TEXT NOT NULL,
  ended_at TEXT,
  ended_by_name TEXT,
  end_reason TEXT,
  CONSTRAINT alliance_spending_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX alliance_spending_standing ON alliance_spending (line_id, transaction_id) WHERE ended_at IS NULL;
CREATE INDEX alliance_spending_voucher ON alliance_spending (transaction_id) WHERE ended_at IS NULL;

-- A party member of an organisation (在职党员), known by name and contact; the contact is sealed.
CREATE TABLE alliance_member (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES alliance_organisation (id),
  name TEXT NOT NULL,
  contact_index TEXT NOT NULL,
  contact_sealed TEXT,
  first_day TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX alliance_member_known ON alliance_member (organisation_id, name, contact_index);

-- One day's service of a member in a community (报到), told by phone or entered at a desk, counted once confirmed.
CREATE TABLE alliance_check_in (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES alliance_member (id),
  organisation_id TEXT NOT NULL REFERENCES alliance_organisation (id),
  community_id TEXT NOT NULL REFERENCES unit (id),
  day TEXT NOT NULL,
  minutes INTEGER NOT NULL CONSTRAINT alliance_check_in_minutes CHECK (minutes BETWEEN 1 AND 1440),
  service TEXT NOT NULL,
  way TEXT NOT NULL CONSTRAINT alliance_check_in_way CHECK (way IN ('phone', 'desk')),
  state TEXT NOT NULL DEFAULT 'told' CONSTRAINT alliance_check_in_state CHECK (state IN ('told', 'confirmed', 'refused')),
  told_at TEXT NOT NULL,
  told_by TEXT NOT NULL,
  told_by_name TEXT NOT NULL,
  decided_at TEXT,
  decided_by_name TEXT,
  reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT alliance_check_in_decided CHECK ((state = 'told') = (decided_at IS NULL))
) STRICT;
CREATE INDEX alliance_check_in_community ON alliance_check_in (community_id, day);
CREATE INDEX alliance_check_in_organisation ON alliance_check_in (organisation_id, day);
CREATE INDEX alliance_check_in_waiting ON alliance_check_in (community_id, day) WHERE state = 'told';
CREATE INDEX alliance_check_in_member ON alliance_check_in (member_id, day);

CREATE TRIGGER alliance_policy_no_update BEFORE UPDATE ON alliance_policy BEGIN SELECT RAISE(ABORT, 'append_only: alliance_policy'); END;
CREATE TRIGGER alliance_policy_no_delete BEFORE DELETE ON alliance_policy BEGIN SELECT RAISE(ABORT, 'append_only: alliance_policy'); END;
CREATE TRIGGER alliance_organisation_no_delete BEFORE DELETE ON alliance_organisation BEGIN SELECT RAISE(ABORT, 'append_only: alliance_organisation'); END;
CREATE TRIGGER alliance_edition_no_update BEFORE UPDATE ON alliance_organisation_edition BEGIN SELECT RAISE(ABORT, 'append_only: alliance_organisation_edition'); END;
CREATE TRIGGER alliance_edition_no_delete BEFORE DELETE ON alliance_organisation_edition BEGIN SELECT RAISE(ABORT, 'append_only: alliance_organisation_edition'); END;
CREATE TRIGGER alliance_committee_no_delete BEFORE DELETE ON alliance_committee BEGIN SELECT RAISE(ABORT, 'append_only: alliance_committee'); END;
CREATE TRIGGER alliance_seat_no_update BEFORE UPDATE ON alliance_seat BEGIN SELECT RAISE(ABORT, 'append_only: alliance_seat'); END;
CREATE TRIGGER alliance_seat_no_delete BEFORE DELETE ON alliance_seat BEGIN SELECT RAISE(ABORT, 'append_only: alliance_seat'); END;
CREATE TRIGGER alliance_holding_stands BEFORE UPDATE OF committee_id, number, organisation_id, person_name, from_day ON alliance_holding
  BEGIN SELECT RAISE(ABORT, 'append_only: alliance_holding'); END;
CREATE TRIGGER alliance_holding_no_delete BEFORE DELETE ON alliance_holding BEGIN SELECT RAISE(ABORT, 'append_only: alliance_holding'); END;
CREATE TRIGGER alliance_line_stands BEFORE UPDATE OF list, promised_minutes, promised_fen, organisation_id, first_due_day ON alliance_line
  BEGIN SELECT RAISE(ABORT, 'append_only: alliance_line'); END;
CREATE TRIGGER alliance_line_no_delete BEFORE DELETE ON alliance_line BEGIN SELECT RAISE(ABORT, 'append_only: alliance_line'); END;
CREATE TRIGGER alliance_step_no_update BEFORE UPDATE ON alliance_step BEGIN SELECT RAISE(ABORT, 'append_only: alliance_step'); END;
CREATE TRIGGER alliance_step_no_delete BEFORE DELETE ON alliance_step BEGIN SELECT RAISE(ABORT, 'append_only: alliance_step'); END;
CREATE TRIGGER alliance_spending_stands BEFORE UPDATE OF line_id, transaction_id, amount_fen ON alliance_spending
  BEGIN SELECT RAISE(ABORT, 'append_only: alliance_spending'); END;
CREATE TRIGGER alliance_spending_no_delete BEFORE DELETE ON alliance_spending BEGIN SELECT RAISE(ABORT, 'append_only: alliance_spending'); END;
CREATE TRIGGER alliance_check_in_stands BEFORE UPDATE OF member_id, organisation_id, day, minutes, service ON alliance_check_in
  BEGIN SELECT RAISE(ABORT, 'append_only: alliance_check_in'); END;
CREATE TRIGGER alliance_check_in_no_delete BEFORE DELETE ON alliance_check_in BEGIN SELECT RAISE(ABORT, 'append_only: alliance_check_in'); END;

-- Cities that stand already begin with the example (示例) that a new one is seeded with.
INSERT INTO alliance_policy (from_day, content, source, recorded_at, recorded_by)
  SELECT '1900-01-01', '{"lists":{"need":{"zh":"需求清单","ko":"수요 목록","en":"Needs"},"resource":{"zh":"资源清单","ko":"자원 목록","en":"Resources"},"project":{"zh":"项目清单","ko":"사업 목록","en":"Projects"},"result":{"zh":"成果清单","ko":"성과 목록","en":"Results"}},"kinds":[{"code":"organ","zh":"机关","ko":"기관","en":"Government body"},{"code":"institution","zh":"事业单位","ko":"사업단위","en":"Public institution"},{"code":"state_firm","zh":"国有企业","ko":"국유기업","en":"State-owned firm"},{"code":"private_firm","zh":"非公企业","ko":"비공유 기업","en":"Private firm"},{"code":"social","zh":"社会组织","ko":"사회조직","en":"Social organisation"},{"code":"other","zh":"其他","ko":"기타","en":"Other"}],"themes":[{"code":"learning","zh":"助学关爱","ko":"학업 지원·돌봄","en":"Learning and care of children"},{"code":"elder","zh":"为老服务","ko":"노인 서비스","en":"Services for the old"},{"code":"health","zh":"健康义诊","ko":"건강 진료","en":"Health"},{"code":"law","zh":"法律与调解","ko":"법률·조정","en":"Law and mediation"},{"code":"environment","zh":"环境整治","ko":"환경 정비","en":"Surroundings"},{"code":"culture","zh":"文体活动","ko":"문화·체육","en":"Culture and sport"},{"code":"safety","zh":"平安消防","ko":"안전·소방","en":"Safety"},{"code":"hardship","zh":"扶困帮扶","ko":"취약계층 지원","en":"Help in hardship"}],"committees":{"street":{"zh":"街道大工委（1+4）","ko":"가두 대공작위원회(1+4)","en":"Street committee (1 + 4)","seats":[{"code":"secretary","zh":"大工委书记","ko":"대공작위원회 서기","en":"Secretary","count":1},{"code":"organ","zh":"驻街机关单位委员","ko":"주재 기관 위원","en":"Member for government bodies","count":1},{"code":"firm","zh":"驻街企业委员","ko":"주재 기업 위원","en":"Member for firms","count":1},{"code":"social","zh":"社会组织委员","ko":"사회조직 위원","en":"Member for social organisations","count":1},{"code":"community","zh":"社区党组织委员","ko":"사회구역 당조직 위원","en":"Member for the communities","count":1}]},"community":{"zh":"社区大党委（1+3）","ko":"사회구역 대당위(1+3)","en":"Community committee (1 + 3)","seats":[{"code":"secretary","zh":"社区党组织书记","ko":"사회구역 당조직 서기","en":"Secretary","count":1},{"code":"party","zh":"党群工作站共建委员","ko":"당군 공작소 위원","en":"Member at the party-and-masses station","count":1},{"code":"safety","zh":"平安工作站共建委员","ko":"안전 공작소 위원","en":"Member at the safety station","count":1},{"code":"livelihood","zh":"民生工作站共建委员","ko":"민생 공작소 위원","en":"Member at the livelihood station","count":1}]}},"match":{"theme":50,"sameUnit":30,"covers":20,"sameStreet":10,"timeWhole":15,"timePart":5,"enough":5,"atLeast":75}}',
    '示例：延吉市公开介绍中的四项清单、街道大工委“1+4”与社区“1+3”；席位构成、类别与匹配分值请按本地文件填写。', from_day || 'T00:00:00.000Z', 'system'
  FROM unit WHERE kind = 'city' LIMIT 1;

-- And give the new permissions to the roles that a new city gives them to.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'alliance.read')
  WHERE code IN ('city_administrator', 'city_leader', 'auditor', 'finance_officer', 'department_officer', 'street_officer', 'community_officer', 'grid_worker')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'alliance.read');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'alliance.write')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'alliance.write');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'alliance.confirm')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'alliance.confirm');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'alliance.contact.read')
  WHERE code IN ('city_administrator', 'street_officer', 'community_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(role.permissions) WHERE value = 'alliance.contact.read');
