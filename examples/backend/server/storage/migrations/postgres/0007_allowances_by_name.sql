-- How much may still be asked by whom, by any name: a user, an address, who guesses a password. May be lost in a crash.

DROP TABLE allowances;

CREATE UNLOGGED TABLE allowances (
    who TEXT PRIMARY KEY NOT NULL,
    full_at BIGINT NOT NULL
);
