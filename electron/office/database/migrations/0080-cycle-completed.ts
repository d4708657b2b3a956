import type { Migration } from '../migrate.ts'

/* What the meeting cycle lacked. The conventions of `0010-foundation.ts` hold. */
const missedMeetings = `
-- Chi bộ không họp: a cell that held no monthly meeting in a period, and why. A meeting that is opened after all takes
-- the row away.
CREATE TABLE missed_meeting (
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  cell_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  reason TEXT NOT NULL CHECK (reason <> ''),
  noted_at TEXT NOT NULL,
  PRIMARY KEY (period, cell_id)
) STRICT, WITHOUT ROWID;`

const topics = `
-- Nội dung đề nghị: what the village head, the Front and the mass organisations wish to be taken up at a meeting.
CREATE TABLE topic (
  id TEXT PRIMARY KEY NOT NULL,
  cell_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  raised_on TEXT NOT NULL CHECK (raised_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  source TEXT NOT NULL CHECK (source <> ''),
  raised_by TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL CHECK (content <> ''),
  -- The meeting that takes it up; NULL while it waits.
  meeting_id TEXT REFERENCES meeting(id) ON DELETE RESTRICT,
  -- Why it is not taken up.
  set_aside TEXT CHECK (set_aside <> ''),
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT,
  deleted_by TEXT REFERENCES account(id) ON DELETE RESTRICT,
  deleted_reason TEXT,
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
  CHECK (meeting_id IS NULL OR set_aside IS NULL)
) STRICT;
CREATE INDEX topic_of_cell ON topic (cell_id, raised_on) WHERE deleted_at IS NULL;
CREATE INDEX topic_of_meeting ON topic (meeting_id) WHERE meeting_id IS NOT NULL;`

const elections = `
-- Bầu cử: how many are elected, and the ballots; the candidates stand beside.
ALTER TABLE vote ADD COLUMN seats INTEGER CHECK (seats > 0);
ALTER TABLE vote ADD COLUMN ballots_issued INTEGER CHECK (ballots_issued >= 0);
ALTER TABLE vote ADD COLUMN ballots_collected INTEGER CHECK (ballots_collected >= 0);
ALTER TABLE vote ADD COLUMN ballots_invalid INTEGER CHECK (ballots_invalid >= 0);
CREATE TABLE candidate (
  meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  -- The vote.
  position INTEGER NOT NULL,
  -- The order of the list.
  place INTEGER NOT NULL,
  person_id TEXT REFERENCES person(id) ON DELETE RESTRICT,
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  votes INTEGER CHECK (votes >= 0),
  PRIMARY KEY (meeting_id, position, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_person ON candidate (person_id) WHERE person_id IS NOT NULL;`

const opinions = `
-- What an opinion is about: the question put to the vote or the line of the agenda, in its words.
ALTER TABLE opinion ADD COLUMN item TEXT NOT NULL DEFAULT '';`

const standIns = `
-- Người dự thay, named before the meeting: was to come in place of the member in charge of the cell.
ALTER TABLE visit ADD COLUMN stands_in INTEGER NOT NULL DEFAULT 0 CHECK (stands_in IN (0, 1));`

export const cycleCompleted: Migration = {
  version: 80,
  name: 'cycle-completed',
  up: (connection) => {
    connection.exec([missedMeetings, topics, elections, opinions, standIns].join('\n'))
  },
}
