-- From which amount on a unit's spending names its evidence (invoice, contract, receipt); the example (示例) is every amount.
ALTER TABLE duty_price_rule ADD COLUMN evidence_from_fen INTEGER NOT NULL DEFAULT 0
  CONSTRAINT duty_price_rule_evidence CHECK (evidence_from_fen BETWEEN 0 AND 10000000000000);
ALTER TABLE duty_spending ADD COLUMN evidence TEXT;
