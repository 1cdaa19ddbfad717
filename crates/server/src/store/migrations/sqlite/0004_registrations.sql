-- The name and address that were accepted, and every registration that was ever begun. `content` is the registration
-- as JSON; the other columns are what the queue is sorted and searched by.

ALTER TABLE holder ADD COLUMN home TEXT;
ALTER TABLE holder ADD COLUMN name TEXT;

CREATE TABLE registration (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    registration TEXT NOT NULL,
    nth INTEGER NOT NULL CHECK (nth > 0),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'more_needed', 'approved', 'rejected', 'withdrawn')),
    -- When it came to this state.
    since INTEGER NOT NULL,
    submitted_at INTEGER,
    content TEXT NOT NULL,
    PRIMARY KEY (council, holder, registration),
    UNIQUE (council, holder, nth),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX registration_queue ON registration (council, state, since);
CREATE INDEX holder_by_term ON holder (council, registered_until) WHERE registered_until IS NOT NULL;
