-- Letters to residents. `content` is the letter as JSON; it goes when the letter is forgotten. `at` is when a letter
-- is due while it waits, and otherwise when it was sent or given up.

CREATE TABLE letter (
    place INTEGER PRIMARY KEY,
    council TEXT NOT NULL,
    letter TEXT NOT NULL CHECK (letter <> ''),
    about TEXT,
    content TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'given_up', 'recalled')),
    tries INTEGER NOT NULL CHECK (tries >= 0),
    at INTEGER NOT NULL,
    reason TEXT,
    CHECK ((state = 'given_up') = (reason IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX letter_by_id ON letter (council, letter);
CREATE INDEX letter_by_about ON letter (council, about) WHERE about IS NOT NULL;
-- One server carries the letters of all its councils, so what is due lies together.
CREATE INDEX letter_due ON letter (at, place) WHERE state = 'waiting';
CREATE INDEX letter_settled ON letter (at) WHERE state <> 'waiting';
