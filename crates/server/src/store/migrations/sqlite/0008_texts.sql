-- Text messages that came in and were answered, so that one that is delivered again is answered the same. Neither what
-- was written nor by whom is here: only what was replied, for a few days.

CREATE TABLE received_text (
    council TEXT NOT NULL,
    provider TEXT NOT NULL CHECK (provider IN ('kannel', 'notify', 'demo')),
    message TEXT NOT NULL CHECK (message <> ''),
    reply TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (council, provider, message)
) STRICT, WITHOUT ROWID;

CREATE INDEX received_text_by_at ON received_text (at);
