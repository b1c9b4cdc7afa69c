-- What each company has. Every key begins with the company, so no row can be found without naming whose it is.

CREATE TABLE companies (
    company INTEGER PRIMARY KEY,
    sender TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    follow_up_days INTEGER NOT NULL,
    valid_days INTEGER NOT NULL,
    notify_opened INTEGER NOT NULL,
    notify_ready INTEGER NOT NULL,
    notify_missed INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    account TEXT,
    connected_since TEXT,
    CHECK ((account IS NULL) = (connected_since IS NULL))
) STRICT;

CREATE TABLE vehicles (
    company INTEGER NOT NULL REFERENCES companies,
    position INTEGER NOT NULL,
    vehicle INTEGER NOT NULL,
    name TEXT NOT NULL,
    plate TEXT NOT NULL,
    status TEXT NOT NULL,
    price INTEGER,
    currency TEXT,
    delivery TEXT,
    picture TEXT NOT NULL,
    deal INTEGER,
    customer TEXT NOT NULL,
    year INTEGER,
    kilometres INTEGER,
    engine TEXT NOT NULL,
    chassis TEXT NOT NULL,
    PRIMARY KEY (company, vehicle),
    UNIQUE (company, position),
    CHECK ((price IS NULL) = (currency IS NULL))
) STRICT;

CREATE TABLE vehicle_records (
    company INTEGER NOT NULL,
    vehicle INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (company, vehicle, position),
    FOREIGN KEY (company, vehicle) REFERENCES vehicles ON DELETE CASCADE
) STRICT;

CREATE TABLE proposals (
    company INTEGER NOT NULL,
    vehicle INTEGER NOT NULL,
    position INTEGER NOT NULL,
    proposal INTEGER NOT NULL,
    title TEXT NOT NULL,
    price INTEGER NOT NULL,
    currency TEXT NOT NULL,
    includes TEXT NOT NULL CHECK (json_valid(includes)),
    sent TEXT,
    link TEXT,
    PRIMARY KEY (company, vehicle, proposal),
    FOREIGN KEY (company, vehicle) REFERENCES vehicles ON DELETE CASCADE
) STRICT;

CREATE TABLE clients (
    company INTEGER NOT NULL REFERENCES companies,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    name TEXT NOT NULL,
    opted_out INTEGER NOT NULL,
    reminded TEXT,
    PRIMARY KEY (company, kind, record),
    UNIQUE (company, position)
) STRICT;

CREATE TABLE contacts (
    company INTEGER NOT NULL REFERENCES companies,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL,
    name TEXT NOT NULL,
    employer TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (company, position)
) STRICT;

CREATE TABLE calls (
    company INTEGER NOT NULL REFERENCES companies,
    position INTEGER NOT NULL,
    call INTEGER NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    day TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (company, call),
    UNIQUE (company, position)
) STRICT;

CREATE TABLE activities (
    company INTEGER NOT NULL REFERENCES companies,
    position INTEGER NOT NULL,
    person INTEGER,
    subject TEXT NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (company, position)
) STRICT;
