-- Files attached to records: what each is, who brought it, and the digest of its bytes. The bytes lie in the bucket
-- under city/module/id; they are written before the row, so that a row never names a file that is not there.

CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  subject_type TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  name TEXT NOT NULL CONSTRAINT attachment_name_length CHECK (length(name) BETWEEN 1 AND 130),
  type TEXT NOT NULL CONSTRAINT attachment_type CHECK (type IN ('jpeg', 'png', 'webp', 'pdf', 'xlsx')),
  size_bytes INTEGER NOT NULL CONSTRAINT attachment_size CHECK (size_bytes > 0),
  sha256 TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  uploaded_by TEXT NOT NULL,
  uploaded_by_name TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by_name TEXT,
  withdrawn_reason TEXT,
  CONSTRAINT attachment_withdrawn_with_reason CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX attachment_subject ON attachment (subject_type, subject_id, id);

CREATE TRIGGER attachment_no_update BEFORE UPDATE OF id, subject_type, subject_id, name, type, size_bytes, sha256, uploaded_at, uploaded_by, uploaded_by_name
  ON attachment BEGIN SELECT RAISE(ABORT, 'append_only: attachment'); END;
CREATE TRIGGER attachment_withdrawn_once BEFORE UPDATE ON attachment WHEN old.withdrawn_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append_only: attachment'); END;
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'append_only: attachment'); END;
