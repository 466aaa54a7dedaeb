-- The joint review of a duty: departments that the city's terms name give their opinions before anybody decides.

ALTER TABLE duty_admission ADD COLUMN opinions_until TEXT;

-- One department in one round. Silence is kept as silence: it is no opinion.
CREATE TABLE duty_review_seat (
  duty_id TEXT NOT NULL REFERENCES duty (id),
  round INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  stance TEXT CONSTRAINT duty_review_seat_stance CHECK (stance IN ('agree', 'conditions', 'disagree')),
  reason TEXT,
  silent INTEGER NOT NULL DEFAULT 0 CONSTRAINT duty_review_seat_silent CHECK (silent IN (0, 1)),
  answered_at TEXT,
  answered_by TEXT,
  answered_by_name TEXT,
  PRIMARY KEY (duty_id, round, unit_id),
  CONSTRAINT duty_review_seat_reason CHECK (coalesce(stance, 'agree') = 'agree' OR reason IS NOT NULL),
  CONSTRAINT duty_review_seat_said CHECK ((stance IS NULL) = (answered_by IS NULL) AND (stance IS NULL OR silent = 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_review_seat_unit ON duty_review_seat (unit_id) WHERE stance IS NULL AND silent = 0;

CREATE TRIGGER duty_review_seat_stands BEFORE UPDATE ON duty_review_seat WHEN OLD.stance IS NOT NULL OR OLD.silent = 1
  BEGIN SELECT RAISE(ABORT, 'append_only: duty_review_seat'); END;
CREATE TRIGGER duty_review_seat_no_delete BEFORE DELETE ON duty_review_seat
  BEGIN SELECT RAISE(ABORT, 'append_only: duty_review_seat'); END;

-- Terms that stand already name no department, as before, and take the example value (示例) of the days for opinions.
DROP TRIGGER duty_policy_no_update;
UPDATE duty_policy SET content = json_set(content, '$.reviewers', json('[]'),
    '$.workdays.opinions', min(5, coalesce(json_extract(content, '$.workdays.review'), 5)))
  WHERE json_extract(content, '$.reviewers') IS NULL;
CREATE TRIGGER duty_policy_no_update BEFORE UPDATE ON duty_policy BEGIN SELECT RAISE(ABORT, 'append_only: duty_policy'); END;

-- Departments of cities that stand already speak in the review as those of a new one.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'duties.opine')
  WHERE code IN ('city_administrator', 'department_officer')
    AND NOT EXISTS (SELECT 1 FROM json_each(permissions) WHERE value = 'duties.opine');
