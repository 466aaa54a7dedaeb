-- The head of a department's branches has a result of a year as well: own score, the streets' mean, total.
ALTER TABLE department_result ADD COLUMN head_own_cents INTEGER
  CONSTRAINT department_result_head_own CHECK (head_own_cents BETWEEN 0 AND 10000);
ALTER TABLE department_result ADD COLUMN head_streets_cents INTEGER
  CONSTRAINT department_result_head_streets CHECK (head_streets_cents BETWEEN 0 AND 10000);
ALTER TABLE department_result ADD COLUMN head_total_cents INTEGER
  CONSTRAINT department_result_head_total CHECK (head_total_cents BETWEEN 0 AND 10000);
