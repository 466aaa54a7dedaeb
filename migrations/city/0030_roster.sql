-- Community social workers (社工). `worker` holds what is so today; `worker_state` what was known from a day until a day.

CREATE TABLE worker (
  id TEXT PRIMARY KEY,
  identity_sealed TEXT NOT NULL,
  identity_index TEXT NOT NULL,
  identity_tail4_index TEXT NOT NULL,
  identity_tail6_index TEXT NOT NULL,
  name TEXT NOT NULL CONSTRAINT worker_name_length CHECK (length(name) BETWEEN 1 AND 100),
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  sex TEXT NOT NULL CONSTRAINT worker_sex CHECK (sex IN ('male', 'female')),
  birth_day TEXT NOT NULL,
  file_birth_day TEXT,
  ethnicity TEXT,
  political_status TEXT,
  education TEXT
    CONSTRAINT worker_education CHECK (education IN ('none', 'secondary', 'college', 'bachelor', 'master', 'doctor')),
  education_name TEXT,
  degree TEXT CONSTRAINT worker_degree CHECK (degree IN ('none', 'bachelor', 'master', 'doctor')),
  school TEXT,
  major TEXT,
  qualification TEXT
    CONSTRAINT worker_qualification CHECK (qualification IN ('none', 'assistant', 'intermediate', 'senior')),
  channel TEXT NOT NULL
    CONSTRAINT worker_channel CHECK (channel IN ('elected_transfer', 'merit_hire', 'open_recruitment')),
  community_work_since TEXT,
  hired_on TEXT NOT NULL,
  mobile TEXT,
  remark TEXT,
  retirement_category TEXT NOT NULL
    CONSTRAINT worker_retirement_category CHECK (retirement_category IN ('male', 'female55', 'female50')),
  retirement_month TEXT NOT NULL,
  -- The open posting, repeated here for lists; null after leaving.
  unit_id TEXT REFERENCES unit (id),
  post_type TEXT CONSTRAINT worker_post_type CHECK (post_type IN ('head', 'deputy', 'staff')),
  posted_from TEXT,
  left_on TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  CONSTRAINT worker_posted_or_left CHECK ((unit_id IS NULL) = (left_on IS NOT NULL)),
  CONSTRAINT worker_posting_whole CHECK ((unit_id IS NULL) = (post_type IS NULL) AND (unit_id IS NULL) = (posted_from IS NULL))
) STRICT;
CREATE UNIQUE INDEX worker_identity_index ON worker (identity_index);
CREATE INDEX worker_identity_tail4 ON worker (identity_tail4_index);
CREATE INDEX worker_identity_tail6 ON worker (identity_tail6_index);
CREATE INDEX worker_pinyin ON worker (pinyin, id);
CREATE INDEX worker_unit ON worker (unit_id, pinyin, id);
CREATE INDEX worker_retirement ON worker (retirement_month) WHERE left_on IS NULL;

-- What was known of a person, from a day until a day (exclusive). A correction says that the row before was wrong.
CREATE TABLE worker_state (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  kind TEXT NOT NULL CONSTRAINT worker_state_kind CHECK (kind IN ('entry', 'change', 'correction', 'import')),
  identity_index TEXT NOT NULL,
  name TEXT NOT NULL,
  sex TEXT NOT NULL,
  birth_day TEXT NOT NULL,
  file_birth_day TEXT,
  ethnicity TEXT,
  political_status TEXT,
  education TEXT,
  education_name TEXT,
  degree TEXT,
  school TEXT,
  major TEXT,
  qualification TEXT,
  channel TEXT NOT NULL,
  community_work_since TEXT,
  hired_on TEXT NOT NULL,
  mobile TEXT,
  remark TEXT,
  retirement_category TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  reason TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT worker_state_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX worker_state_open ON worker_state (worker_id) WHERE until_day IS NULL;
CREATE INDEX worker_state_worker ON worker_state (worker_id, id);
CREATE TRIGGER worker_state_no_rewrite BEFORE UPDATE OF worker_id, kind, name, birth_day, education, hired_on, from_day ON worker_state
  BEGIN SELECT RAISE(ABORT, 'append_only: worker_state'); END;
CREATE TRIGGER worker_state_no_delete BEFORE DELETE ON worker_state
  BEGIN SELECT RAISE(ABORT, 'append_only: worker_state'); END;

-- Who stood where: `until_day` is exclusive, so that the next posting begins on the day the last one ends.
CREATE TABLE posting (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  post_type TEXT NOT NULL CONSTRAINT posting_type CHECK (post_type IN ('head', 'deputy', 'staff')),
  begun_by TEXT NOT NULL
    CONSTRAINT posting_begun_by CHECK (begun_by IN ('hire', 'transfer', 'post_change', 'return', 'merge')),
  from_day TEXT NOT NULL,
  until_day TEXT,
  reason TEXT,
  end_reason TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT posting_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX posting_open ON posting (worker_id) WHERE until_day IS NULL;
CREATE UNIQUE INDEX posting_one_head ON posting (unit_id) WHERE until_day IS NULL AND post_type = 'head';
CREATE INDEX posting_worker ON posting (worker_id, from_day);
CREATE INDEX posting_unit ON posting (unit_id, from_day);
CREATE TRIGGER posting_no_rewrite BEFORE UPDATE OF worker_id, unit_id, post_type, from_day ON posting
  BEGIN SELECT RAISE(ABORT, 'append_only: posting'); END;
CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'append_only: posting'); END;

CREATE TABLE bank_account (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  bank_name TEXT,
  card_sealed TEXT,
  card_index TEXT,
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT bank_account_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX bank_account_open ON bank_account (worker_id) WHERE until_day IS NULL;
CREATE INDEX bank_account_worker ON bank_account (worker_id, from_day);

CREATE TABLE contract (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  begins_on TEXT,
  ends_on TEXT,
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  CONSTRAINT contract_period CHECK (until_day IS NULL OR until_day >= from_day),
  CONSTRAINT contract_term CHECK (begins_on IS NULL OR ends_on IS NULL OR ends_on >= begins_on)
) STRICT;
CREATE UNIQUE INDEX contract_open ON contract (worker_id) WHERE until_day IS NULL;
CREATE INDEX contract_worker ON contract (worker_id, from_day);

-- Dated rules of the city: post quota by households, the age from which one may be hired, the retirement schedule.
CREATE TABLE roster_policy (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL CONSTRAINT roster_policy_code CHECK (code IN ('post_quota', 'minimum_age', 'retirement')),
  content TEXT NOT NULL CONSTRAINT roster_policy_json CHECK (json_valid(content)),
  source TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT roster_policy_period CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX roster_policy_open ON roster_policy (code) WHERE until_day IS NULL;
