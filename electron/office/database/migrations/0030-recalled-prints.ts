import type { Migration } from '../migrate.ts'

const steps = `
-- Printed sheets of a replaced version that came back (thu hồi), on which day and what is to be said of it.
ALTER TABLE paper_version ADD COLUMN recalled_on TEXT
  CHECK (recalled_on IS NULL OR (recalled_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'
    AND replaced_at IS NOT NULL AND (printed_at IS NOT NULL OR signed_on IS NOT NULL)));
ALTER TABLE paper_version ADD COLUMN recalled_note TEXT NOT NULL DEFAULT '';

-- The sheets that are still out. Without an index of their own each would be looked for in the rows of all versions,
-- which carry whole documents.
DROP INDEX paper_version_replaced;
CREATE INDEX paper_version_out ON paper_version (paper_id)
  WHERE replaced_at IS NOT NULL AND recalled_on IS NULL AND (printed_at IS NOT NULL OR signed_on IS NOT NULL);

-- The list of papers goes on after the last one shown; several may have been made in the same moment.
DROP INDEX paper_latest;
CREATE INDEX paper_latest ON paper (created_at, id);

-- What was frozen is never rebuilt: only the marks of its way (printed, signed, replaced, recalled) may still be set.
DROP TRIGGER paper_version_is_final;
CREATE TRIGGER paper_version_is_final BEFORE UPDATE ON paper_version
WHEN OLD.paper_id <> NEW.paper_id OR OLD.version <> NEW.version OR OLD.number <> NEW.number
  OR OLD.document <> NEW.document OR OLD.layout <> NEW.layout OR OLD.rules <> NEW.rules
  OR OLD.pdf_sha256 <> NEW.pdf_sha256 OR OLD.frozen_at <> NEW.frozen_at OR OLD.frozen_by <> NEW.frozen_by
  OR OLD.reason <> NEW.reason
BEGIN SELECT raise(ABORT, 'a frozen paper is final'); END;`

/** Printed sheets that were called back, and a list of papers that can be gone through to its end. */
export const recalledPrints: Migration = {
  version: 30,
  name: 'recalled-prints',
  up: (connection) => {
    connection.exec(steps)
  },
}
