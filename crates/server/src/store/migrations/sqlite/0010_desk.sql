-- The telephone desk: a third kind of account, the calls under way, and the words by which a caller is found. The check of
-- the roles is part of the tables, so both are made anew; what hangs on an account goes with the old table and is put
-- back, whatever columns it has.

CREATE TABLE account_0010 (
    council TEXT NOT NULL,
    account TEXT NOT NULL,
    holder TEXT,
    role TEXT NOT NULL CHECK (role IN ('resident', 'reviewer', 'call_handler')),
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

INSERT INTO account_0010 (council, account, holder, role, email, mobile, name, password, language, since)
SELECT council, account, holder, role, email, mobile, name, password, language, since FROM account;

CREATE TABLE session_0010 (
    council TEXT NOT NULL,
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    account TEXT NOT NULL,
    holder TEXT,
    role TEXT NOT NULL CHECK (role IN ('resident', 'reviewer', 'call_handler')),
    device TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    kind TEXT NOT NULL CHECK (kind IN ('app', 'website')),
    since INTEGER NOT NULL,
    seen INTEGER NOT NULL CHECK (seen >= since),
    until INTEGER NOT NULL CHECK (until > since),
    PRIMARY KEY (council, token_hash),
    UNIQUE (council, account, device),
    CHECK ((role = 'resident') = (holder IS NOT NULL)),
    FOREIGN KEY (council, account) REFERENCES account_0010 (council, account) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO session_0010 (council, token_hash, account, holder, role, device, name, kind, since, seen, until)
SELECT council, token_hash, account, holder, role, device, name, kind, since, seen, until FROM session;

CREATE TEMP TABLE ticket_0010 AS SELECT * FROM ticket;
CREATE TEMP TABLE passkey_0010 AS SELECT * FROM passkey;

DROP TABLE session;
DROP TABLE account;
ALTER TABLE account_0010 RENAME TO account;
ALTER TABLE session_0010 RENAME TO session;

DELETE FROM ticket;
INSERT INTO ticket SELECT * FROM ticket_0010;
DELETE FROM passkey;
INSERT INTO passkey SELECT * FROM passkey_0010;
DROP TABLE ticket_0010;
DROP TABLE passkey_0010;

-- A call is good on the device on which the holder was opened, for a while. `answers` is the questions that were answered
-- rightly, as JSON; no answer is kept.
CREATE TABLE call (
    council TEXT NOT NULL,
    call TEXT NOT NULL CHECK (call <> ''),
    account TEXT NOT NULL,
    device TEXT NOT NULL,
    holder TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL CHECK (opened_at >= received_at),
    until INTEGER NOT NULL CHECK (until > opened_at),
    answers TEXT NOT NULL,
    left_tries INTEGER NOT NULL CHECK (left_tries >= 0),
    PRIMARY KEY (council, call),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE,
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX call_by_account ON call (council, account);
CREATE INDEX call_by_end ON call (until);

-- The words of a holder's name, members and address, folded.
CREATE TABLE holder_word (
    council TEXT NOT NULL,
    word TEXT NOT NULL CHECK (word <> ''),
    holder TEXT NOT NULL,
    PRIMARY KEY (council, word, holder),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX holder_word_by_holder ON holder_word (council, holder);
