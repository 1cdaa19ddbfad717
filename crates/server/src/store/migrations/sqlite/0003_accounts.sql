-- Accounts may have a mobile number instead of an e-mail address, staff have no holder, and a holder has no zone before
-- an address was accepted: there the zone is the empty text. Everything is copied, nothing is lost.

CREATE TABLE account_0003 (
    council TEXT NOT NULL,
    account TEXT NOT NULL,
    holder TEXT,
    role TEXT NOT NULL CHECK (role IN ('resident', 'reviewer')),
    email TEXT CHECK (email = lower(email) AND email <> ''),
    mobile TEXT CHECK (mobile LIKE '+%'),
    name TEXT NOT NULL,
    password TEXT NOT NULL CHECK (password LIKE '$argon2id$%'),
    language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
    since INTEGER NOT NULL,
    PRIMARY KEY (council, account),
    UNIQUE (council, email),
    UNIQUE (council, mobile),
    CHECK ((role = 'resident') = (holder IS NOT NULL)),
    CHECK (email IS NOT NULL OR mobile IS NOT NULL),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

INSERT INTO account_0003 (council, account, holder, role, email, name, password, language, since)
SELECT council, account, holder, 'resident', email, name, password, 'en', 0 FROM account;

CREATE TABLE session_0003 (
    council TEXT NOT NULL,
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    account TEXT NOT NULL,
    holder TEXT,
    role TEXT NOT NULL CHECK (role IN ('resident', 'reviewer')),
    device TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    kind TEXT NOT NULL CHECK (kind IN ('app', 'website')),
    since INTEGER NOT NULL,
    seen INTEGER NOT NULL CHECK (seen >= since),
    until INTEGER NOT NULL CHECK (until > since),
    PRIMARY KEY (council, token_hash),
    UNIQUE (council, account, device),
    CHECK ((role = 'resident') = (holder IS NOT NULL)),
    FOREIGN KEY (council, account) REFERENCES account_0003 (council, account) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO session_0003 (council, token_hash, account, holder, role, device, name, kind, since, seen, until)
SELECT council, token_hash, account, holder, 'resident', device, name, kind, since, seen, until FROM session;

DROP TABLE session;
DROP TABLE account;
ALTER TABLE account_0003 RENAME TO account;
ALTER TABLE session_0003 RENAME TO session;

CREATE TABLE audit (
    council TEXT NOT NULL,
    place INTEGER NOT NULL CHECK (place > 0),
    subject TEXT,
    line TEXT NOT NULL,
    seal BLOB NOT NULL CHECK (length(seal) = 32),
    PRIMARY KEY (council, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_by_subject ON audit (council, subject, place) WHERE subject IS NOT NULL;

CREATE TRIGGER audit_is_never_rewritten BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is never rewritten');
END;

CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is never shortened');
END;
