-- A sign-up sent again finds its city by the caller's key. The hash tells a repetition from another request; it is
-- keyed, since what was asked holds a password.

ALTER TABLE city ADD COLUMN sign_up_key TEXT;
ALTER TABLE city ADD COLUMN sign_up_hash TEXT;
CREATE UNIQUE INDEX city_sign_up_key ON city (sign_up_key);
