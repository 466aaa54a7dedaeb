-- A restriction to a department goes on under whom the department was merged into, and then the source names the one that it
-- carries on, from which its restriction now differs. Nothing else of a source ever changes.
DROP TRIGGER ledger_source_no_update;

-- What was merged before this: its lines moved, its sources in open books did not follow.
UPDATE ledger_source SET purposes = json_set(purposes, '$.departmentIds', json((
    SELECT json_group_array(id) FROM (
      SELECT coalesce(u.merged_into_id, d.value) AS id FROM json_each(ledger_source.purposes, '$.departmentIds') AS d
      LEFT JOIN unit AS u ON u.id = d.value GROUP BY 1 ORDER BY min(d.key)))))
  WHERE account_id IN (SELECT a.id FROM ledger_account AS a JOIN fiscal_year AS y ON y.year = a.fiscal_year AND y.state = 'open')
    AND EXISTS (SELECT 1 FROM json_each(ledger_source.purposes, '$.departmentIds') AS d
      JOIN unit AS u ON u.id = d.value AND u.merged_into_id IS NOT NULL);

CREATE TRIGGER ledger_source_no_update BEFORE UPDATE ON ledger_source
  WHEN new.account_id IS NOT old.account_id OR new.received_day IS NOT old.received_day
    OR new.document_number IS NOT old.document_number
    OR (old.carries_id IS NOT NULL AND new.carries_id IS NOT old.carries_id)
    OR new.recorded_at IS NOT old.recorded_at OR new.recorded_by IS NOT old.recorded_by
    OR json_remove(new.purposes, '$.departmentIds') IS NOT json_remove(old.purposes, '$.departmentIds')
    OR json_array_length(new.purposes, '$.departmentIds') = 0
  BEGIN SELECT RAISE(ABORT, 'append_only: ledger_source'); END;
