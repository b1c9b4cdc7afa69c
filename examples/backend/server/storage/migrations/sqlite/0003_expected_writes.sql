-- A write that was asked for before it arrived has a row too: it has no answer, but the time of the first question.

CREATE TABLE known_writes (
    company INTEGER NOT NULL REFERENCES companies,
    user INTEGER NOT NULL,
    key TEXT NOT NULL,
    request TEXT,
    status INTEGER,
    body TEXT CHECK (body IS NULL OR json_valid(body)),
    expected_since INTEGER,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (company, user, key),
    CHECK ((expected_since IS NULL) = (request IS NOT NULL AND status IS NOT NULL AND body IS NOT NULL))
) STRICT;

INSERT INTO known_writes
    SELECT company, user, key, request, status, body, NULL, expires_at FROM writes;

DROP TABLE writes;

ALTER TABLE known_writes RENAME TO writes;

CREATE INDEX writes_by_expiry ON writes (expires_at);
