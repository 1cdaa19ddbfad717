-- Ends a stay had before, as JSON; plates a holder keeps, as JSON, and when the first of them was last used.

ALTER TABLE stay ADD COLUMN ends_before TEXT NOT NULL DEFAULT '[]';
ALTER TABLE holder ADD COLUMN plates TEXT;
ALTER TABLE holder ADD COLUMN plates_since INTEGER;

CREATE INDEX holder_by_plates ON holder (council, plates_since) WHERE plates_since IS NOT NULL;

-- Which stay the code of a receipt proves; of the code only the hash is kept.
CREATE TABLE proof (
    council TEXT NOT NULL,
    mark BLOB NOT NULL CHECK (length(mark) = 32),
    holder TEXT NOT NULL,
    stay TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (council, mark),
    FOREIGN KEY (council, holder, stay) REFERENCES stay (council, holder, stay)
) STRICT, WITHOUT ROWID;
