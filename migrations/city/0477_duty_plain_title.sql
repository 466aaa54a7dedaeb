-- A duty's title as the city's list compares it: without spaces, quotes and marks. What the list names as negative stops
-- standing from the edition's day, whatever was admitted before.
ALTER TABLE duty ADD COLUMN plain_title TEXT NOT NULL DEFAULT '';
UPDATE duty SET plain_title = lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(title, '“', ''), '”', ''), '"', ''), '''', ''), '《', ''), '》', ''), '（', ''), '）', ''), '(', ''), ')', ''), '·', ''), '、', ''), ',', ''), '，', ''), '。', ''), char(32), ''), char(9), ''), char(10), ''), char(13), ''), char(160), ''), char(12288), ''));
CREATE INDEX duty_plain_title ON duty (plain_title);
