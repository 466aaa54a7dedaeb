-- better-auth's own tables (user, session, account, verification, twoFactor, rateLimit) keep its column names;
-- its dates are ISO text. The rest is ours.

CREATE TABLE "user" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "emailVerified" INTEGER NOT NULL DEFAULT 0,
  "image" TEXT,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "twoFactorEnabled" INTEGER DEFAULT 0,
  "mustChangePassword" INTEGER NOT NULL DEFAULT 0,
  "disabled" INTEGER NOT NULL DEFAULT 0,
  "workerId" TEXT
) STRICT;
CREATE UNIQUE INDEX user_email ON "user" ("email");
CREATE UNIQUE INDEX user_worker ON "user" ("workerId") WHERE "workerId" IS NOT NULL;

CREATE TABLE "session" (
  "id" TEXT PRIMARY KEY,
  "expiresAt" TEXT NOT NULL,
  "token" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "ipAddress" TEXT,
  "userAgent" TEXT,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX session_token ON "session" ("token");
CREATE INDEX session_user ON "session" ("userId");

CREATE TABLE "account" (
  "id" TEXT PRIMARY KEY,
  "accountId" TEXT NOT NULL,
  "providerId" TEXT NOT NULL,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "accessToken" TEXT,
  "refreshToken" TEXT,
  "idToken" TEXT,
  "accessTokenExpiresAt" TEXT,
  "refreshTokenExpiresAt" TEXT,
  "scope" TEXT,
  "password" TEXT,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL
) STRICT;
CREATE INDEX account_user ON "account" ("userId");

CREATE TABLE "verification" (
  "id" TEXT PRIMARY KEY,
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expiresAt" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL
) STRICT;
CREATE INDEX verification_identifier ON "verification" ("identifier");

CREATE TABLE "twoFactor" (
  "id" TEXT PRIMARY KEY,
  "secret" TEXT NOT NULL,
  "backupCodes" TEXT NOT NULL,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "verified" INTEGER DEFAULT 1,
  "failedVerificationCount" INTEGER DEFAULT 0,
  "lockedUntil" TEXT
) STRICT;
CREATE INDEX two_factor_user ON "twoFactor" ("userId");

CREATE TABLE "rateLimit" (
  "id" TEXT PRIMARY KEY,
  "key" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "lastRequest" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX rate_limit_key ON "rateLimit" ("key");

CREATE TABLE role (
  code TEXT PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_ko TEXT NOT NULL,
  name_en TEXT NOT NULL,
  permissions TEXT NOT NULL CONSTRAINT role_permissions_json CHECK (json_valid(permissions)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A person holds a role over one unit and all below it, from a day until a day.
CREATE TABLE assignment (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES "user" ("id"),
  role_code TEXT NOT NULL REFERENCES role (code),
  unit_id TEXT NOT NULL,
  given_at TEXT NOT NULL,
  given_by TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT
) STRICT;
CREATE UNIQUE INDEX assignment_standing ON assignment (user_id, role_code, unit_id) WHERE ended_at IS NULL;

CREATE TABLE api_key (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  role_code TEXT NOT NULL REFERENCES role (code),
  unit_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE UNIQUE INDEX api_key_secret_hash ON api_key (secret_hash);
