-- Who is told that a stay is about to end. A choice goes with its account; a visitor's number is here only until the stay
-- is over, and nowhere else but in the letter that is sent to it.

CREATE TABLE notice_choice (
    council TEXT NOT NULL,
    account TEXT NOT NULL,
    holder TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('email', 'text')),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    PRIMARY KEY (council, account),
    FOREIGN KEY (council, account) REFERENCES account (council, account) ON DELETE CASCADE,
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_choice_by_holder ON notice_choice (council, holder);

CREATE TABLE visitor_number (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    stay TEXT NOT NULL,
    mobile TEXT NOT NULL CHECK (mobile LIKE '+%'),
    language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
    PRIMARY KEY (council, holder, stay),
    FOREIGN KEY (council, holder, stay) REFERENCES stay (council, holder, stay)
) STRICT, WITHOUT ROWID;

-- Who was told of which end of which stay, and by which letter; none where too many texts had gone out, or once the letter
-- to a visitor has been forgotten.
CREATE TABLE stay_notice (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    stay TEXT NOT NULL,
    ends INTEGER NOT NULL,
    whom TEXT NOT NULL CHECK (whom <> ''),
    letter TEXT,
    is_text INTEGER NOT NULL CHECK (is_text IN (0, 1)),
    at INTEGER NOT NULL,
    PRIMARY KEY (council, holder, stay, ends, whom),
    FOREIGN KEY (council, holder, stay) REFERENCES stay (council, holder, stay)
) STRICT, WITHOUT ROWID;

CREATE INDEX stay_notice_by_end ON stay_notice (council, ends);

-- When the telephone desk received the call that asked for the stay.
ALTER TABLE stay ADD COLUMN received_at INTEGER;

-- Who looked a holder up: theirs to know.
CREATE INDEX audit_by_holder ON audit (council, line ->> '$.holder', place) WHERE line ->> '$.holder' IS NOT NULL;
