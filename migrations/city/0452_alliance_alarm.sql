-- Lines past their deadline raise an alarm, once for each deadline; while a line is paused its time stands still.

ALTER TABLE alliance_line ADD COLUMN paused_day TEXT
  CONSTRAINT alliance_line_pause CHECK (paused_day IS NULL OR state IN ('open', 'underway'));
-- The step that gave the present deadline: what is raised is raised once for each.
ALTER TABLE alliance_line ADD COLUMN due_seq INTEGER NOT NULL DEFAULT 1;
UPDATE alliance_line SET due_seq = coalesce((SELECT max(s.seq) FROM alliance_step AS s
  WHERE s.line_id = alliance_line.id AND s.event = 'postpone'), 1);
CREATE INDEX alliance_line_running ON alliance_line (due_day) WHERE state IN ('open', 'underway') AND paused_day IS NULL;

CREATE TABLE alliance_notice (
  line_id TEXT NOT NULL REFERENCES alliance_line (id),
  kind TEXT NOT NULL CONSTRAINT alliance_notice_kind CHECK (kind IN ('street', 'city')),
  seq INTEGER NOT NULL,
  raised_to TEXT NOT NULL REFERENCES unit (id),
  deadline_day TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  PRIMARY KEY (line_id, kind, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX alliance_notice_unit ON alliance_notice (raised_to, kind);
CREATE TRIGGER alliance_notice_no_update BEFORE UPDATE ON alliance_notice BEGIN SELECT RAISE(ABORT, 'append_only: alliance_notice'); END;
CREATE TRIGGER alliance_notice_no_delete BEFORE DELETE ON alliance_notice BEGIN SELECT RAISE(ABORT, 'append_only: alliance_notice'); END;

-- Cities that stand already begin with the example (示例) that a new one is seeded with.
DROP TRIGGER alliance_policy_no_update;
UPDATE alliance_policy SET content = json_set(content, '$.alarm', json('{"streetAfterWorkdays":1,"cityAfterWorkdays":10}'))
  WHERE content ->> '$.alarm' IS NULL;
CREATE TRIGGER alliance_policy_no_update BEFORE UPDATE ON alliance_policy BEGIN SELECT RAISE(ABORT, 'append_only: alliance_policy'); END;
