-- The paper that orders what had none: freeing a hold, closing a month, taking a voucher back.
ALTER TABLE ledger_hold ADD COLUMN end_document_number TEXT;
ALTER TABLE ledger_month ADD COLUMN document_number TEXT;
ALTER TABLE ledger_reversal ADD COLUMN document_number TEXT;
