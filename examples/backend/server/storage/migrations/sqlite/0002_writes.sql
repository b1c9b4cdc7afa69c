-- The answers to writes, by idempotency key. A key is a user's own: nobody else can ask what it was answered.

CREATE TABLE writes (
    company INTEGER NOT NULL REFERENCES companies,
    user INTEGER NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (company, user, key)
) STRICT;

CREATE INDEX writes_by_expiry ON writes (expires_at);
