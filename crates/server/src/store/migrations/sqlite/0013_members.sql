-- The people who help a holder, as JSON with the holder; of those who joined, an index row each, by which an account finds
-- whom it helps. The helper who activated a stay, as JSON. A ticket may be an invitation: the check of the purposes is part
-- of the table, so it is made anew.

ALTER TABLE holder ADD COLUMN helpers TEXT;
ALTER TABLE stay ADD COLUMN helper TEXT;

CREATE TABLE helping (
    council TEXT NOT NULL,
    account TEXT NOT NULL,
    holder TEXT NOT NULL,
    PRIMARY KEY (council, account, holder),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE,
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX helping_by_holder ON helping (council, holder);

CREATE TABLE ticket_0013 (
    council TEXT NOT NULL,
    ticket TEXT NOT NULL CHECK (ticket <> ''),
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_up', 'reset_password', 'change_email', 'link_mobile', 'add_passkey', 'passkey_log_in', 'help')),
    account TEXT,
    contact TEXT,
    payload TEXT NOT NULL,
    code_hash BLOB CHECK (length(code_hash) = 32),
    secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
    code_until INTEGER NOT NULL,
    link_until INTEGER NOT NULL,
    left_tries INTEGER NOT NULL CHECK (left_tries >= 0),
    PRIMARY KEY (council, ticket),
    UNIQUE (council, secret_hash),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO ticket_0013 SELECT * FROM ticket;
DROP TABLE ticket;
ALTER TABLE ticket_0013 RENAME TO ticket;

CREATE INDEX ticket_by_account ON ticket (council, account) WHERE account IS NOT NULL;
CREATE INDEX ticket_by_end ON ticket (link_until);
