import type { Migration } from '../migrate.ts'

/* From clerk to clerk. The conventions of `0010-foundation.ts` hold. */
export const handoversStep: Migration = {
  version: 100,
  name: 'handovers',
  up: (connection) => {
    connection.exec(`
-- Bàn giao. Begun by who administers, taken over by the receiver's own hand.
CREATE TABLE handover (
  id TEXT PRIMARY KEY NOT NULL,
  giver_id TEXT NOT NULL REFERENCES account (id),
  receiver_id TEXT NOT NULL REFERENCES account (id) CHECK (receiver_id <> giver_id),
  begun_at TEXT NOT NULL,
  received_at TEXT,
  -- A JSON object: the office as it was at that moment (shared/handovers/contract.ts).
  facts TEXT,
  cancelled_at TEXT,
  CHECK ((received_at IS NULL) = (facts IS NULL)),
  CHECK (received_at IS NULL OR cancelled_at IS NULL)
) STRICT;
-- Nobody gives twice at once.
CREATE UNIQUE INDEX handover_waiting ON handover (giver_id) WHERE received_at IS NULL AND cancelled_at IS NULL;
`)
  },
}
