-- A fund that draws on a duty's account says for which line's purpose, so that restricted money may pay its people.
ALTER TABLE pay_fund ADD COLUMN purpose_id TEXT REFERENCES ledger_account (id);
