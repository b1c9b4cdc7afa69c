-- How companies come to be connected, and what Pipedrive tells of them. Times are seconds since 1970.

-- The people whom the service knows.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY NOT NULL,
    email TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL
);

-- Who is signed in, by the fingerprint of a cookie.
CREATE TABLE sessions (
    fingerprint TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

-- The app, installed by a user of a company. Tokens are encrypted; who renews them holds the lease.
CREATE TABLE installations (
    company BIGINT NOT NULL,
    "user" BIGINT NOT NULL,
    account TEXT NOT NULL,
    company_name TEXT NOT NULL,
    user_name TEXT NOT NULL,
    api TEXT NOT NULL,
    scopes TEXT NOT NULL,
    tokens TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    installed_at BIGINT NOT NULL,
    webhooks TEXT NOT NULL,
    webhook_password TEXT NOT NULL,
    is_ended BIGINT NOT NULL,
    lease_owner TEXT NOT NULL,
    lease_until BIGINT NOT NULL,
    PRIMARY KEY (company, "user")
);
CREATE INDEX installations_of_accounts ON installations (account);

-- Installations whose person has to sign in first. Codes are encrypted.
CREATE TABLE waiting_installations (
    fingerprint TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    wanted TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- What counts once: states, tickets, deliveries of webhooks.
CREATE TABLE used_once (
    what TEXT PRIMARY KEY NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX used_once_expired ON used_once (expires_at);

-- What companies' records in Pipedrive are called; none where they were deleted. Times are in milliseconds.
CREATE TABLE records (
    company BIGINT NOT NULL,
    kind TEXT NOT NULL,
    record BIGINT NOT NULL,
    name TEXT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (company, kind, record)
);
