-- Links by which visitors start their own stays. A link goes by the hash of its secret, which is kept nowhere; what is
-- told of it is JSON. It ends, and is forgotten some time after that.

CREATE TABLE link (
    council TEXT NOT NULL,
    link TEXT NOT NULL CHECK (length(link) = 64),
    holder TEXT NOT NULL,
    ends INTEGER NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (council, link),
    FOREIGN KEY (council, holder) REFERENCES holder (council, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_by_holder ON link (council, holder, ends);
CREATE INDEX link_by_end ON link (ends);
