-- Each branch has a result of the year, and so has its head; the department's figures are the means of them.
CREATE TABLE branch_result (
  result_id TEXT NOT NULL REFERENCES department_result (id),
  branch_id TEXT NOT NULL REFERENCES unit (id),
  own_cents INTEGER NOT NULL CONSTRAINT branch_result_own CHECK (own_cents BETWEEN 0 AND 10000),
  streets_cents INTEGER NOT NULL CONSTRAINT branch_result_streets CHECK (streets_cents BETWEEN 0 AND 10000),
  total_cents INTEGER NOT NULL CONSTRAINT branch_result_total CHECK (total_cents BETWEEN 0 AND 10000),
  head_name TEXT NOT NULL,
  head_own_cents INTEGER NOT NULL CONSTRAINT branch_result_head_own CHECK (head_own_cents BETWEEN 0 AND 10000),
  head_streets_cents INTEGER NOT NULL CONSTRAINT branch_result_head_streets CHECK (head_streets_cents BETWEEN 0 AND 10000),
  head_total_cents INTEGER NOT NULL CONSTRAINT branch_result_head_total CHECK (head_total_cents BETWEEN 0 AND 10000),
  PRIMARY KEY (result_id, branch_id)
) STRICT;
CREATE INDEX branch_result_branch ON branch_result (branch_id);

CREATE TRIGGER branch_result_no_update BEFORE UPDATE ON branch_result
  BEGIN SELECT RAISE(ABORT, 'append_only: branch_result'); END;
CREATE TRIGGER branch_result_stands BEFORE DELETE ON branch_result
  WHEN (SELECT state FROM department_result WHERE id = OLD.result_id) = 'final'
  BEGIN SELECT RAISE(ABORT, 'append_only: branch_result'); END;
CREATE TRIGGER branch_result_no_late BEFORE INSERT ON branch_result
  WHEN (SELECT state FROM department_result WHERE id = NEW.result_id) = 'final'
  BEGIN SELECT RAISE(ABORT, 'append_only: branch_result'); END;
