-- What waits of requests is counted and paged from indexes that hold all that is asked of a row: by state for the numbers of
-- an inbox, by deadline for its pages and the due list.

CREATE INDEX case_request_waiting ON case_request (state, deadline_day, id, paused_day, unit_id, opened_by)
  WHERE deadline_day IS NOT NULL;
DROP INDEX case_request_open;
CREATE INDEX case_request_open ON case_request (deadline_day, id DESC, state, paused_day, unit_id, opened_by)
  WHERE deadline_day IS NOT NULL;
CREATE INDEX case_request_paused ON case_request (paused_day) WHERE paused_day IS NOT NULL;
