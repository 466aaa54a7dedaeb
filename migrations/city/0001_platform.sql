-- Who this database is, what was done in it, and what may not be done twice.

CREATE TABLE identity (
  only_row INTEGER PRIMARY KEY CONSTRAINT identity_only_row CHECK (only_row = 1),
  city_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  division_code TEXT NOT NULL,
  wrapped_key TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- A guard that does not hold inserts a row here, and the CHECK undoes the whole batch. The table stays empty.
CREATE TABLE expectation (
  name TEXT NOT NULL,
  met INTEGER NOT NULL CONSTRAINT expectation_met CHECK (met = 1)
) STRICT;

CREATE TABLE idempotency (
  actor_id TEXT NOT NULL,
  key TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (actor_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_recorded_at ON idempotency (recorded_at);

CREATE TABLE audit_entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  reason TEXT,
  request_id TEXT NOT NULL,
  payload TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX audit_entry_id ON audit_entry (id);
CREATE INDEX audit_entry_subject ON audit_entry (subject_type, subject_id, seq);
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, seq);
CREATE INDEX audit_entry_action ON audit_entry (action, seq);

-- hash = SHA-256 of (previous hash, seq, digest); the head is anchored in the registry database.
CREATE TABLE audit_seal (
  seq INTEGER PRIMARY KEY,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  FOREIGN KEY (seq) REFERENCES audit_entry (seq)
) STRICT;

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'append_only: audit_entry'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'append_only: audit_entry'); END;
CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal BEGIN SELECT RAISE(ABORT, 'append_only: audit_seal'); END;
CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal BEGIN SELECT RAISE(ABORT, 'append_only: audit_seal'); END;

-- Dated settings of the city that belong to no single module: calendars above all.
CREATE TABLE work_calendar (
  year INTEGER PRIMARY KEY,
  holidays TEXT NOT NULL,
  make_up_days TEXT NOT NULL,
  source TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
