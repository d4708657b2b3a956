import type { Migration } from '../migrate.ts'

/* Where the office is backed up to. The conventions of `0010-foundation.ts` hold. */
const rememberedPlaces = `
-- Nơi đã sao lưu: a stick, a disk or a share of this installation.
CREATE TABLE backup_place (
  id TEXT PRIMARY KEY NOT NULL,
  path TEXT NOT NULL UNIQUE CHECK (path <> ''),
  label TEXT NOT NULL CHECK (label <> ''),
  -- 'same': on the disk of the office itself, or it could not be told that it is not.
  medium TEXT NOT NULL CHECK (medium IN ('stick', 'disk', 'share', 'same')),
  last_made_at TEXT NOT NULL
) STRICT;
-- NULL of copies from before it was asked.
ALTER TABLE backup_made ADD COLUMN medium TEXT CHECK (medium IN ('stick', 'disk', 'share', 'same'));`

export const rememberedPlacesStep: Migration = {
  version: 90,
  name: 'remembered-places',
  up: (connection) => {
    connection.exec(rememberedPlaces)
  },
}
