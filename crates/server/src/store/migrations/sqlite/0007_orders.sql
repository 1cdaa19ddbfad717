-- Orders and the books of visits. Money is in pence. A posting moves visits of a bundle from one pot to another; the
-- pots of the bundle follow by themselves, and the checks hold them.

ALTER TABLE holder ADD COLUMN basket TEXT;
-- Why nothing of the holder is changed until somebody has looked.
ALTER TABLE holder ADD COLUMN frozen TEXT;

CREATE TABLE bundle_with_pots (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    bundle TEXT NOT NULL,
    product TEXT NOT NULL,
    bought_at INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    visits INTEGER NOT NULL CHECK (visits > 0),
    available INTEGER NOT NULL CHECK (available >= 0),
    reserved INTEGER NOT NULL CHECK (reserved >= 0),
    spent INTEGER NOT NULL CHECK (spent >= 0),
    expired INTEGER NOT NULL CHECK (expired >= 0),
    refunded INTEGER NOT NULL CHECK (refunded >= 0),
    purchase TEXT,
    pence INTEGER NOT NULL CHECK (pence >= 0),
    CHECK (visits = available + reserved + spent + expired + refunded),
    PRIMARY KEY (council, holder, bundle),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

INSERT INTO bundle_with_pots
SELECT council, holder, bundle, product, bought_at, last_day, visits, visits - spent, 0, spent, 0, 0, NULL, 0
FROM bundle;

DROP TABLE bundle;
ALTER TABLE bundle_with_pots RENAME TO bundle;

-- `seq` is the place in the holder's journal of what moved them; 0 for what there was before there were books.
CREATE TABLE posting (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    bundle TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 0),
    out_of TEXT NOT NULL CHECK (out_of IN ('issued', 'available', 'reserved', 'spent', 'expired', 'refunded')),
    into_pot TEXT NOT NULL CHECK (into_pot IN ('available', 'reserved', 'spent', 'expired', 'refunded')),
    visits INTEGER NOT NULL CHECK (visits > 0),
    CHECK (out_of <> into_pot AND (out_of <> 'issued' OR into_pot = 'available')),
    PRIMARY KEY (council, holder, bundle, seq, out_of, into_pot),
    FOREIGN KEY (council, holder, bundle) REFERENCES bundle (council, holder, bundle)
) STRICT, WITHOUT ROWID;

INSERT INTO posting SELECT council, holder, bundle, 0, 'issued', 'available', visits FROM bundle;
INSERT INTO posting SELECT council, holder, bundle, 0, 'available', 'spent', spent FROM bundle WHERE spent > 0;

CREATE TRIGGER posting_is_never_rewritten BEFORE UPDATE ON posting
BEGIN
    SELECT RAISE(ABORT, 'a posting is never rewritten');
END;

CREATE TRIGGER posting_is_never_removed BEFORE DELETE ON posting
BEGIN
    SELECT RAISE(ABORT, 'a posting is never removed');
END;

-- What is issued is there with the bundle's own row.
CREATE TRIGGER posting_moves_visits AFTER INSERT ON posting WHEN NEW.out_of <> 'issued'
BEGIN
    UPDATE bundle SET
        available = available + NEW.visits * ((NEW.into_pot = 'available') - (NEW.out_of = 'available')),
        reserved = reserved + NEW.visits * ((NEW.into_pot = 'reserved') - (NEW.out_of = 'reserved')),
        spent = spent + NEW.visits * ((NEW.into_pot = 'spent') - (NEW.out_of = 'spent')),
        expired = expired + NEW.visits * ((NEW.into_pot = 'expired') - (NEW.out_of = 'expired')),
        refunded = refunded + NEW.visits * ((NEW.into_pot = 'refunded') - (NEW.out_of = 'refunded'))
    WHERE council = NEW.council AND holder = NEW.holder AND bundle = NEW.bundle;
END;

-- `content` is the order as JSON. One whose payment or refund has no end yet is unsettled.
CREATE TABLE purchase (
    council TEXT NOT NULL,
    holder TEXT NOT NULL,
    purchase TEXT NOT NULL,
    number TEXT NOT NULL CHECK (number <> ''),
    back TEXT NOT NULL CHECK (back <> ''),
    payment TEXT,
    placed_at INTEGER NOT NULL,
    pence INTEGER NOT NULL CHECK (pence >= 0),
    state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'closed', 'returned')),
    unsettled INTEGER NOT NULL CHECK (unsettled IN (0, 1)),
    content TEXT NOT NULL,
    CHECK (state <> 'open' OR unsettled = 1),
    PRIMARY KEY (council, holder, purchase),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX purchase_by_number ON purchase (council, number);
CREATE UNIQUE INDEX purchase_by_back ON purchase (council, back);
CREATE UNIQUE INDEX purchase_by_payment ON purchase (council, payment) WHERE payment IS NOT NULL;
CREATE INDEX purchase_unsettled ON purchase (council, placed_at) WHERE unsettled = 1;

CREATE INDEX bundle_by_last_day ON bundle (council, last_day) WHERE available > 0;
