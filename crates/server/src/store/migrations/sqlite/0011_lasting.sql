-- Ends a stay had before, as JSON; plates a holder keeps, as JSON, and when the first of them was last used.

ALTER TABLE stay ADD COLUMN ends_before TEXT NOT NULL DEFAULT '[]';
ALTER TABLE holder ADD COLUMN plates TEXT;
ALTER TABLE holder ADD COLUMN plates_since INTEGER;

CREATE INDEX holder_by_plates ON holder (council, plates_since) WHERE plates_since IS NOT NULL;
