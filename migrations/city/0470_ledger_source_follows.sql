-- A restriction to a department goes on under whom the department was merged into; nothing else of a source ever changes.
DROP TRIGGER ledger_source_no_update;
CREATE TRIGGER ledger_source_no_update BEFORE UPDATE ON ledger_source
  WHEN new.account_id IS NOT old.account_id OR new.received_day IS NOT old.received_day
    OR new.document_number IS NOT old.document_number OR new.carries_id IS NOT old.carries_id
    OR new.recorded_at IS NOT old.recorded_at OR new.recorded_by IS NOT old.recorded_by
    OR json_remove(new.purposes, '$.departmentIds') IS NOT json_remove(old.purposes, '$.departmentIds')
    OR json_array_length(new.purposes, '$.departmentIds') = 0
  BEGIN SELECT RAISE(ABORT, 'append_only: ledger_source'); END;
