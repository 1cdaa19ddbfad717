-- What officers ask for: stays by plate, by what they look like and in the order in which they were written; the keys of
-- their devices; what they asked.

-- The place of its last writing among all stays of the council. Stays are never removed, so no place comes twice.
ALTER TABLE stay ADD COLUMN written INTEGER NOT NULL DEFAULT 0 CHECK (written >= 0);

UPDATE stay SET written = numbered.nth
FROM (
    SELECT council, holder, stay, row_number() OVER (PARTITION BY council ORDER BY activated_at, holder, stay) AS nth
    FROM stay
) AS numbered
WHERE stay.council = numbered.council AND stay.holder = numbered.holder AND stay.stay = numbered.stay;

CREATE INDEX stay_by_writing ON stay (council, written, ends);
CREATE INDEX stay_by_end ON stay (council, ends, written);
CREATE INDEX stay_by_plate ON stay (council, vrn, ends);

-- Figures for the letters that are taken for them, as `Vrn::alike` has it.
ALTER TABLE stay ADD COLUMN alike TEXT GENERATED ALWAYS AS (
    replace(replace(replace(replace(replace(replace(vrn, 'O', '0'), 'I', '1'), 'S', '5'), 'B', '8'), 'Z', '2'), 'G', '6')
) VIRTUAL;

-- Two plates that differ in one place have the first three places in common, or all the others.
CREATE INDEX stay_by_head ON stay (council, zone, substr(alike, 1, 3), ends) WHERE cancelled_at IS NULL;
CREATE INDEX stay_by_tail ON stay (council, zone, substr(alike, 4), ends) WHERE cancelled_at IS NULL;

-- `zones` is a list in JSON; an empty one means all.
CREATE TABLE officer_key (
    council TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    zones TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (council, name),
    UNIQUE (council, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE plate_check (
    place INTEGER PRIMARY KEY,
    council TEXT NOT NULL,
    officer TEXT NOT NULL,
    zone TEXT NOT NULL,
    vrn TEXT NOT NULL,
    about INTEGER NOT NULL,
    finding TEXT NOT NULL,
    until INTEGER,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX plate_check_by_officer ON plate_check (council, officer, at);
CREATE INDEX plate_check_by_plate ON plate_check (council, vrn);
CREATE INDEX plate_check_by_time ON plate_check (council, at);
