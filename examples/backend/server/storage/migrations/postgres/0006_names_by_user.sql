-- What records in Pipedrive are called is known for each user: not everybody may see everything. It is asked of Pipedrive again.

DROP TABLE records;

-- `name` is none where the record was deleted, `changed_at` in milliseconds, `learnt_at` in seconds since 1970.
CREATE TABLE records (
    company BIGINT NOT NULL,
    "user" BIGINT NOT NULL,
    kind TEXT NOT NULL,
    record BIGINT NOT NULL,
    name TEXT,
    changed_at BIGINT NOT NULL,
    learnt_at BIGINT NOT NULL,
    PRIMARY KEY (company, "user", kind, record)
);
