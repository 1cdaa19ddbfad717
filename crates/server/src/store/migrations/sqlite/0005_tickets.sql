-- Proofs that were asked for, and passkeys. Codes and secrets are here as hashes only. `payload` is what is needed once
-- the proof is there, `credential` what a passkey is verified with, both as JSON.

CREATE TABLE ticket (
    council TEXT NOT NULL,
    ticket TEXT NOT NULL CHECK (ticket <> ''),
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_up', 'reset_password', 'change_email', 'link_mobile', 'add_passkey', 'passkey_log_in')),
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

CREATE INDEX ticket_by_account ON ticket (council, account) WHERE account IS NOT NULL;
CREATE INDEX ticket_by_end ON ticket (link_until);

CREATE TABLE passkey (
    council TEXT NOT NULL,
    passkey TEXT NOT NULL CHECK (passkey <> ''),
    account TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    credential TEXT NOT NULL,
    counter INTEGER NOT NULL CHECK (counter >= 0),
    since INTEGER NOT NULL,
    PRIMARY KEY (council, passkey),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX passkey_by_account ON passkey (council, account);
