-- Contribution years of insurance and housing fund, limits of special deductions, and the year-end bonus.

-- What may be declared under each item, whole, from a month on; the latest row of the latest month holds.
CREATE TABLE special_deduction_policy (
  id TEXT PRIMARY KEY,
  from_month TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  trust TEXT NOT NULL CONSTRAINT special_deduction_policy_trust CHECK (trust IN ('official', 'press', 'copy', 'example', 'city')),
  definition TEXT NOT NULL CONSTRAINT special_deduction_policy_json CHECK (json_valid(definition)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX special_deduction_policy_month ON special_deduction_policy (from_month, id);

-- Cities that stand already start with what a new city starts with.
INSERT INTO special_deduction_policy (id, from_month, name, source, trust, definition, recorded_at, recorded_by)
  SELECT column1, column2, column3, column4, 'official', column5, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'system' FROM (VALUES
    ('sdp_2019', '2019-01', '专项附加扣除标准（2019）',
      '国发〔2018〕41号：子女教育每孩 1000 元、继续教育 400 元或 3600 元、住房贷款利息 1000 元、住房租金 1500/1100/800 元、赡养老人 2000 元（分摊每人不超过 1000 元）',
      '{"items":[{"item":"children_education","stepFen":50000,"askAboveFen":300000},{"item":"continuing_education","mostFen":40000,"mostMonths":48,"singleFen":360000},{"item":"housing_loan","mostFen":100000,"mostMonths":240,"excludes":"rent"},{"item":"rent","fixedFen":[150000,110000,80000],"excludes":"housing_loan"},{"item":"elderly_support","mostFen":100000,"fixedFen":[200000]}]}'),
    ('sdp_2022', '2022-01', '专项附加扣除标准（2022）',
      '国发〔2022〕8号：增加 3 岁以下婴幼儿照护每孩 1000 元；个人养老金每年 12000 元，财政部 税务总局公告2022年第34号',
      '{"items":[{"item":"children_education","stepFen":50000,"askAboveFen":300000},{"item":"continuing_education","mostFen":40000,"mostMonths":48,"singleFen":360000},{"item":"housing_loan","mostFen":100000,"mostMonths":240,"excludes":"rent"},{"item":"rent","fixedFen":[150000,110000,80000],"excludes":"housing_loan"},{"item":"elderly_support","mostFen":100000,"fixedFen":[200000]},{"item":"infant_care","stepFen":50000,"askAboveFen":300000},{"item":"private_pension","mostFen":100000,"singleFen":1200000,"yearFen":1200000}]}'),
    ('sdp_2023', '2023-01', '专项附加扣除标准（2023）',
      '国发〔2023〕13号：子女教育、婴幼儿照护每孩 2000 元，赡养老人 3000 元（分摊每人不超过 1500 元）；其余同国发〔2018〕41号；个人养老金见财政部 税务总局公告2022年第34号',
      '{"items":[{"item":"children_education","stepFen":100000,"askAboveFen":600000},{"item":"infant_care","stepFen":100000,"askAboveFen":600000},{"item":"continuing_education","mostFen":40000,"mostMonths":48,"singleFen":360000},{"item":"housing_loan","mostFen":100000,"mostMonths":240,"excludes":"rent"},{"item":"rent","fixedFen":[150000,110000,80000],"excludes":"housing_loan"},{"item":"elderly_support","mostFen":150000,"fixedFen":[300000]},{"item":"private_pension","mostFen":100000,"singleFen":1200000,"yearFen":1200000}]}')
  ) WHERE EXISTS (SELECT 1 FROM income_tax_policy);

-- Which wage was declared, and from which month it counts: a contribution year has one, a later one waits for the reset.
ALTER TABLE declared_wage ADD COLUMN kind TEXT NOT NULL DEFAULT 'both'
  CONSTRAINT declared_wage_kind CHECK (kind IN ('both', 'insurance', 'fund'));
ALTER TABLE declared_wage ADD COLUMN effective_month TEXT NOT NULL DEFAULT '';
DROP TRIGGER declared_wage_no_update;
UPDATE declared_wage SET effective_month = from_month;
CREATE TRIGGER declared_wage_no_update BEFORE UPDATE ON declared_wage BEGIN SELECT RAISE(ABORT, 'append_only: declared_wage'); END;
CREATE INDEX declared_wage_effective ON declared_wage (worker_id, effective_month, id);

-- Policies entered before the fund had a year and bounds of its own: it had those of the insurance, everybody was insured
-- for every month, and its tax-free limit is that of 财税〔2006〕10号 over the same ceiling.
DROP TRIGGER insurance_policy_no_update;
UPDATE insurance_policy SET definition = json_set(definition, '$.resetMonth', 1, '$.joinedBy', 31, '$.leftFrom', 1);
UPDATE insurance_policy SET definition = json_set(definition, '$.housingFund.floorFen', json_extract(definition, '$.floorFen'),
    '$.housingFund.capFen', json_extract(definition, '$.capFen'), '$.housingFund.resetMonth', 7,
    '$.housingFund.taxFree', json_object('rate', '0.12', 'wageCapFen', json_extract(definition, '$.capFen')))
  WHERE json_type(definition, '$.housingFund') = 'object';
CREATE TRIGGER insurance_policy_no_update BEFORE UPDATE ON insurance_policy BEGIN SELECT RAISE(ABORT, 'append_only: insurance_policy'); END;

-- The tables for a bonus taxed alone stand with the rules of the tax.
DROP TRIGGER income_tax_policy_no_update;
UPDATE income_tax_policy SET definition = json_set(definition, '$.bonusTables', json('[{"from":"2019-01-01","until":"2027-12-31","source":"财税〔2018〕164号；财政部 税务总局公告2023年第30号（延续至2027年12月31日）","bands":[{"upToFen":300000,"ratePpm":30000,"quickDeductionFen":0},{"upToFen":1200000,"ratePpm":100000,"quickDeductionFen":21000},{"upToFen":2500000,"ratePpm":200000,"quickDeductionFen":141000},{"upToFen":3500000,"ratePpm":250000,"quickDeductionFen":266000},{"upToFen":5500000,"ratePpm":300000,"quickDeductionFen":441000},{"upToFen":8000000,"ratePpm":350000,"quickDeductionFen":716000},{"upToFen":null,"ratePpm":450000,"quickDeductionFen":1516000}]}]'));
CREATE TRIGGER income_tax_policy_no_update BEFORE UPDATE ON income_tax_policy BEGIN SELECT RAISE(ABORT, 'append_only: income_tax_policy'); END;

-- What a payslip taxed apart, and what later months and the next contribution year count from.
ALTER TABLE payslip ADD COLUMN fund_wage_fen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payslip ADD COLUMN insurable_fen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payslip ADD COLUMN whole_month INTEGER NOT NULL DEFAULT 1 CONSTRAINT payslip_whole_month CHECK (whole_month IN (0, 1));
ALTER TABLE payslip ADD COLUMN fund_excess_fen INTEGER NOT NULL DEFAULT 0 CONSTRAINT payslip_fund_excess CHECK (fund_excess_fen >= 0);
ALTER TABLE payslip ADD COLUMN bonus_alone_fen INTEGER NOT NULL DEFAULT 0 CONSTRAINT payslip_bonus_alone CHECK (bonus_alone_fen >= 0);
ALTER TABLE payslip ADD COLUMN bonus_tax_fen INTEGER NOT NULL DEFAULT 0
  CONSTRAINT payslip_bonus_tax CHECK (bonus_tax_fen BETWEEN 0 AND tax_fen);
DROP TRIGGER payslip_no_update;
UPDATE payslip SET fund_wage_fen = insurance_wage_fen,
  whole_month = json_extract(facts, '$.days') >= json_extract(facts, '$.monthDays'),
  insurable_fen = (SELECT coalesce(sum(l.amount_fen), 0) FROM payslip_line AS l
    WHERE l.payslip_id = payslip.id AND l.side = 'earning' AND l.insurable = 1);
CREATE TRIGGER payslip_no_update BEFORE UPDATE ON payslip BEGIN SELECT RAISE(ABORT, 'append_only: payslip'); END;

-- How a worker wants the bonus of a year taxed; the last row of the year holds.
CREATE TABLE bonus_choice (
  id TEXT PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  year INTEGER NOT NULL,
  choice TEXT NOT NULL CONSTRAINT bonus_choice_choice CHECK (choice IN ('alone', 'merged')),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX bonus_choice_worker ON bonus_choice (worker_id, year, id);

CREATE TRIGGER special_deduction_policy_no_update BEFORE UPDATE ON special_deduction_policy BEGIN SELECT RAISE(ABORT, 'append_only: special_deduction_policy'); END;
CREATE TRIGGER special_deduction_policy_no_delete BEFORE DELETE ON special_deduction_policy BEGIN SELECT RAISE(ABORT, 'append_only: special_deduction_policy'); END;
CREATE TRIGGER bonus_choice_no_update BEFORE UPDATE ON bonus_choice BEGIN SELECT RAISE(ABORT, 'append_only: bonus_choice'); END;
CREATE TRIGGER bonus_choice_no_delete BEFORE DELETE ON bonus_choice BEGIN SELECT RAISE(ABORT, 'append_only: bonus_choice'); END;
