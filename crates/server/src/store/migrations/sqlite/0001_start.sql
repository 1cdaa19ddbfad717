-- Moments are milliseconds since 1970 in UTC; days are local days as YYYY-MM-DD. Every key begins with the council.

CREATE TABLE life (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    epoch TEXT NOT NULL CHECK (epoch <> '')
) STRICT;

CREATE TABLE holder (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    zone TEXT NOT NULL,
    registered_until TEXT,
    version INTEGER NOT NULL CHECK (version >= 0),
    PRIMARY KEY (council, holder)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    bundle TEXT NOT NULL,
    product TEXT NOT NULL,
    bought_at INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    visits INTEGER NOT NULL CHECK (visits > 0),
    spent INTEGER NOT NULL CHECK (spent BETWEEN 0 AND visits),
    PRIMARY KEY (council, holder, bundle),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

-- A holder has few stays, and they lie together: finding the recent ones needs no index of its own.
CREATE TABLE stay (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    stay TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL CHECK (ends > starts),
    vrn TEXT NOT NULL CHECK (length(vrn) BETWEEN 2 AND 15),
    product TEXT NOT NULL,
    zone TEXT NOT NULL,
    spends TEXT NOT NULL,
    channel TEXT NOT NULL,
    activated_at INTEGER NOT NULL,
    cancelled_at INTEGER,
    corrections TEXT NOT NULL,
    PRIMARY KEY (council, holder, stay),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

-- Audit, sync feed and stored answer in one row. A refusal changes nothing, so it has no place in the sequence.
CREATE TABLE journal (
    place INTEGER PRIMARY KEY,
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    seq INTEGER CHECK (seq > 0),
    request TEXT NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    account TEXT,
    channel TEXT,
    operation TEXT NOT NULL,
    at INTEGER NOT NULL,
    changes TEXT,
    answer TEXT,
    CHECK ((seq IS NULL) = (changes IS NULL)),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT;

CREATE UNIQUE INDEX journal_by_request ON journal (council, holder, request);
CREATE UNIQUE INDEX journal_by_seq ON journal (council, holder, seq) WHERE seq IS NOT NULL;

CREATE TRIGGER journal_is_never_rewritten BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is never rewritten');
END;

CREATE TABLE account (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    account TEXT NOT NULL,
    email TEXT NOT NULL CHECK (email = lower(email) AND email <> ''),
    name TEXT NOT NULL,
    password TEXT NOT NULL CHECK (password LIKE '$argon2id$%'),
    PRIMARY KEY (council, account),
    UNIQUE (council, email),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    council TEXT NOT NULL,
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    holder TEXT NOT NULL,
    account TEXT NOT NULL,
    device TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    kind TEXT NOT NULL CHECK (kind IN ('app', 'website')),
    since INTEGER NOT NULL,
    seen INTEGER NOT NULL CHECK (seen >= since),
    until INTEGER NOT NULL CHECK (until > since),
    PRIMARY KEY (council, token_hash),
    UNIQUE (council, account, device),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE try (
    council TEXT NOT NULL,
    bucket BLOB NOT NULL CHECK (length(bucket) = 32),
    at INTEGER NOT NULL,
    nth INTEGER NOT NULL CHECK (nth >= 0),
    PRIMARY KEY (council, bucket, at, nth)
) STRICT, WITHOUT ROWID;
