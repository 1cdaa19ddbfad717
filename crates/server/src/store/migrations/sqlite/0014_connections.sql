-- Connections of residents: keys of programs and calendars, addresses that are told what happens, and what they are told.

-- `scopes` is JSON; a calendar has none. A calendar lasts until it is ended.
CREATE TABLE own_key (
    council TEXT NOT NULL,
    id TEXT NOT NULL CHECK (id <> ''),
    account TEXT NOT NULL,
    holder TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('token', 'calendar')),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    scopes TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    until INTEGER CHECK (until > made_at),
    used_at INTEGER,
    PRIMARY KEY (council, id),
    UNIQUE (council, hash),
    CHECK ((kind = 'token') = (until IS NOT NULL)),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE,
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX own_key_by_account ON own_key (council, account);
CREATE INDEX own_key_by_end ON own_key (until) WHERE until IS NOT NULL;

-- `events` is JSON. What signs is kept nowhere: it is made from the master key and the webhook's own name.
CREATE TABLE webhook (
    council TEXT NOT NULL,
    id TEXT NOT NULL CHECK (id <> ''),
    account TEXT NOT NULL,
    holder TEXT NOT NULL,
    address TEXT NOT NULL,
    events TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    stopped_at INTEGER,
    PRIMARY KEY (council, id),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE,
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_by_account ON webhook (council, account);
CREATE INDEX webhook_by_holder ON webhook (council, holder);

-- `at` is when it is due while it waits, and when it arrived or was given up afterwards.
CREATE TABLE delivery (
    council TEXT NOT NULL,
    webhook TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given_up')),
    tries INTEGER NOT NULL CHECK (tries >= 0),
    result TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (council, webhook, name),
    FOREIGN KEY (council, webhook) REFERENCES webhook (council, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_by_time ON delivery (at) WHERE state = 'waiting';
CREATE INDEX delivery_by_webhook ON delivery (council, webhook, at);
