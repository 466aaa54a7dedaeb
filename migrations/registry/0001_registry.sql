-- The registry knows which city lives in which database, and nothing about the people of any city.

CREATE TABLE city (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL CONSTRAINT city_slug_shape CHECK (slug GLOB '[a-z]*' AND length(slug) BETWEEN 2 AND 40),
  name TEXT NOT NULL CONSTRAINT city_name_length CHECK (length(name) BETWEEN 1 AND 60),
  division_code TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT city_state CHECK (state IN ('claiming', 'open', 'suspended', 'closed')),
  slot TEXT NOT NULL,
  schema_version TEXT NOT NULL,
  claimed_at TEXT NOT NULL,
  opened_at TEXT,
  audit_head_seq INTEGER NOT NULL DEFAULT 0,
  audit_head_hash TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX city_slug ON city (slug);
CREATE UNIQUE INDEX city_slot ON city (slot);

CREATE TABLE slot (
  binding TEXT PRIMARY KEY,
  state TEXT NOT NULL CONSTRAINT slot_state CHECK (state IN ('ready', 'claimed', 'retired')),
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE waiting_list (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  division_code TEXT NOT NULL,
  email TEXT NOT NULL,
  asked_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX waiting_list_slug_email ON waiting_list (slug, email);

-- A guard that does not hold inserts a row here, and the CHECK undoes the whole batch. The table stays empty.
CREATE TABLE expectation (
  name TEXT NOT NULL,
  met INTEGER NOT NULL CONSTRAINT expectation_met CHECK (met = 1)
) STRICT;
