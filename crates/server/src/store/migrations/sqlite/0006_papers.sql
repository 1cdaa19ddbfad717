-- Documents on their way in, and documents that are kept. Without its wrapped key a document cannot be read, wherever
-- its bytes still lie.

CREATE TABLE upload (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    evidence TEXT NOT NULL,
    slot TEXT NOT NULL CHECK (slot <> ''),
    kind TEXT NOT NULL,
    dated TEXT,
    until TEXT,
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    began_at INTEGER NOT NULL,
    PRIMARY KEY (council, holder, evidence),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    evidence TEXT NOT NULL,
    document TEXT NOT NULL CHECK (document <> ''),
    wrapped_key BLOB NOT NULL,
    pages INTEGER NOT NULL CHECK (pages >= 0),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    original INTEGER NOT NULL CHECK (original IN (0, 1)),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (council, holder, evidence),
    UNIQUE (document),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;
