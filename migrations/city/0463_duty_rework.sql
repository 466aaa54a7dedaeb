-- Work that earned nothing and whose money is kept is redone: its month, or its acceptance, may be reported again.
DROP INDEX duty_settlement_month;
CREATE UNIQUE INDEX duty_settlement_month ON duty_settlement (assignment_id, month, part)
  WHERE state <> 'returned' AND NOT (state = 'verified' AND quality_ppm IS 0 AND freed_fen = 0);
