-- What each company has. Every key begins with the company, so no row can be found without naming whose it is.

CREATE TABLE companies (
    company BIGINT PRIMARY KEY,
    sender TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    follow_up_days BIGINT NOT NULL,
    valid_days BIGINT NOT NULL,
    notify_opened BOOLEAN NOT NULL,
    notify_ready BOOLEAN NOT NULL,
    notify_missed BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    account TEXT,
    connected_since TEXT,
    CHECK ((account IS NULL) = (connected_since IS NULL))
);

CREATE TABLE vehicles (
    company BIGINT NOT NULL REFERENCES companies,
    position BIGINT NOT NULL,
    vehicle BIGINT NOT NULL,
    name TEXT NOT NULL,
    plate TEXT NOT NULL,
    status TEXT NOT NULL,
    price BIGINT,
    currency TEXT,
    delivery TEXT,
    picture TEXT NOT NULL,
    deal BIGINT,
    customer TEXT NOT NULL,
    year BIGINT,
    kilometres BIGINT,
    engine TEXT NOT NULL,
    chassis TEXT NOT NULL,
    PRIMARY KEY (company, vehicle),
    UNIQUE (company, position),
    CHECK ((price IS NULL) = (currency IS NULL))
);

CREATE TABLE vehicle_records (
    company BIGINT NOT NULL,
    vehicle BIGINT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    record BIGINT NOT NULL,
    PRIMARY KEY (company, vehicle, position),
    FOREIGN KEY (company, vehicle) REFERENCES vehicles ON DELETE CASCADE
);

CREATE TABLE proposals (
    company BIGINT NOT NULL,
    vehicle BIGINT NOT NULL,
    position BIGINT NOT NULL,
    proposal BIGINT NOT NULL,
    title TEXT NOT NULL,
    price BIGINT NOT NULL,
    currency TEXT NOT NULL,
    includes TEXT NOT NULL CHECK (includes::json IS NOT NULL),
    sent TEXT,
    link TEXT,
    PRIMARY KEY (company, vehicle, proposal),
    FOREIGN KEY (company, vehicle) REFERENCES vehicles ON DELETE CASCADE
);

CREATE TABLE clients (
    company BIGINT NOT NULL REFERENCES companies,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    record BIGINT NOT NULL,
    name TEXT NOT NULL,
    opted_out BOOLEAN NOT NULL,
    reminded TEXT,
    PRIMARY KEY (company, kind, record),
    UNIQUE (company, position)
);

CREATE TABLE contacts (
    company BIGINT NOT NULL REFERENCES companies,
    position BIGINT NOT NULL,
    person BIGINT NOT NULL,
    name TEXT NOT NULL,
    employer TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (company, position)
);

CREATE TABLE calls (
    company BIGINT NOT NULL REFERENCES companies,
    position BIGINT NOT NULL,
    call BIGINT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    day TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (company, call),
    UNIQUE (company, position)
);

CREATE TABLE activities (
    company BIGINT NOT NULL REFERENCES companies,
    position BIGINT NOT NULL,
    person BIGINT,
    subject TEXT NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (company, position)
);

-- The answers to writes, by idempotency key. A key is a user's own: nobody else can ask what it was answered.
-- A write that was asked for before it arrived has a row too: it has no answer, but the time of the first question.

CREATE TABLE writes (
    company BIGINT NOT NULL REFERENCES companies,
    "user" BIGINT NOT NULL,
    key TEXT NOT NULL,
    request TEXT,
    status BIGINT,
    body TEXT CHECK (body IS NULL OR body::json IS NOT NULL),
    expected_since BIGINT,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (company, "user", key),
    CHECK ((expected_since IS NULL) = (request IS NOT NULL AND status IS NOT NULL AND body IS NOT NULL))
);

CREATE INDEX writes_by_expiry ON writes (expires_at);

-- How much each user may still ask of all processes together; may be lost in a crash. On SQLite one process counts in its memory.

CREATE UNLOGGED TABLE allowances (
    company BIGINT NOT NULL,
    "user" BIGINT NOT NULL,
    full_at BIGINT NOT NULL,
    PRIMARY KEY (company, "user")
);
