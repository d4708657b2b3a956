import type { Migration } from '../migrate.ts'

/*
 * Conventions of every table
 * - Records have a UUIDv7 text id and a `revision`; link rows have their parents' keys as WITHOUT ROWID primary key.
 * - Days are ISO text; `*_written` holds a day as precisely as it was written ('1958', '1986-03'), NULL when nobody
 *   knows it, while the bound beside it is always a full day, so that "on that day" can be asked in SQL.
 * - Intervals are half open, [valid_from, valid_to); an open end is NULL; triggers refuse overlap.
 * - Records in the recycle bin have `deleted_at`; uniqueness holds over live records only.
 */

const day = (column: string) => `CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`
const partial = (column: string) => `CHECK (${column} IS NULL OR length(${column}) IN (4, 7, 10))`
const deletable = `
  deleted_at TEXT,
  deleted_by TEXT REFERENCES account(id) ON DELETE RESTRICT,
  deleted_reason TEXT,
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))`

/** Refuses an interval that overlaps another of the same owner, on insert and on update. */
const noOverlap = (table: string, owner: string) =>
  ['INSERT', 'UPDATE']
    .map(
      (event) => `
CREATE TRIGGER ${table}_no_overlap_${event.toLowerCase()} BEFORE ${event} ON ${table}
WHEN EXISTS (
  SELECT 1 FROM ${table} AS other
  WHERE other.${owner} = NEW.${owner}
    AND ${event === 'UPDATE' ? 'other.valid_from <> OLD.valid_from AND' : ''}
    other.valid_from < coalesce(NEW.valid_to, '9999-12-31')
    AND NEW.valid_from < coalesce(other.valid_to, '9999-12-31')
)
BEGIN SELECT raise(ABORT, 'intervals overlap: ${table}'); END;`,
    )
    .join('\n')

const office = `
CREATE TABLE account (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  is_built_in INTEGER NOT NULL CHECK (is_built_in IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  origin TEXT NOT NULL,
  commune_name TEXT,
  province TEXT,
  place_name TEXT,
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  origin TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  command TEXT NOT NULL,
  record_kind TEXT,
  record_id TEXT,
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (origin, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_record ON audit (record_kind, record_id);
CREATE TRIGGER audit_is_final_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is final'); END;
CREATE TRIGGER audit_is_final_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is final'); END;

CREATE TABLE draft (
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  revision INTEGER NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (kind, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_value (
  id TEXT PRIMARY KEY NOT NULL,
  rule_id TEXT NOT NULL,
  valid_from TEXT NOT NULL ${day('valid_from')},
  value TEXT NOT NULL CHECK (json_valid(value)),
  reason TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  created_at TEXT NOT NULL,
  UNIQUE (rule_id, valid_from, created_at)
) STRICT;

CREATE TABLE backup_made (
  id TEXT PRIMARY KEY NOT NULL,
  made_at TEXT NOT NULL,
  verified_at TEXT NOT NULL,
  place_name TEXT NOT NULL,
  set_name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts))
) STRICT;`

const organisation = `
CREATE TABLE body (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('commune', 'intermediate', 'cell', 'group')),
  parent_id TEXT REFERENCES body(id) ON DELETE RESTRICT,
  code TEXT NOT NULL DEFAULT '',
  usual_day INTEGER CHECK (usual_day BETWEEN 1 AND 31),
  usual_time TEXT,
  usual_place TEXT NOT NULL DEFAULT '',
  term_written TEXT ${partial('term_written')},
  heading_confirmed_at TEXT,
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  ${deletable}
) STRICT;

CREATE TABLE body_name (
  body_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  valid_from TEXT NOT NULL ${day('valid_from')},
  from_written TEXT ${partial('from_written')},
  valid_to TEXT CHECK (valid_to > valid_from),
  name TEXT NOT NULL CHECK (name <> ''),
  sort_key TEXT NOT NULL,
  match_key TEXT NOT NULL,
  PRIMARY KEY (body_id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_name_match ON body_name (match_key);

CREATE TABLE paper_series (
  body_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  last_number INTEGER CHECK (last_number >= 0),
  symbol TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (body_id, kind)
) STRICT, WITHOUT ROWID;`

const people = `
CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  standing TEXT NOT NULL DEFAULT '',
  other_name TEXT NOT NULL DEFAULT '',
  sex TEXT CHECK (sex IN ('male', 'female')),
  birth_written TEXT ${partial('birth_written')},
  ethnicity TEXT NOT NULL DEFAULT '',
  religion TEXT NOT NULL DEFAULT '',
  personal_id TEXT NOT NULL DEFAULT '',
  old_id_number TEXT NOT NULL DEFAULT '',
  birthplace_country TEXT NOT NULL DEFAULT '',
  birthplace_province TEXT NOT NULL DEFAULT '',
  birthplace_detail TEXT NOT NULL DEFAULT '',
  hometown_country TEXT NOT NULL DEFAULT '',
  hometown_province TEXT NOT NULL DEFAULT '',
  hometown_detail TEXT NOT NULL DEFAULT '',
  residence_country TEXT NOT NULL DEFAULT '',
  residence_province TEXT NOT NULL DEFAULT '',
  residence_detail TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  ${deletable}
) STRICT;
-- The list and every keystroke of the search read this index alone.
CREATE INDEX person_list ON person (sort_key, id, search_key, standing) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX person_personal_id ON person (personal_id) WHERE personal_id <> '' AND deleted_at IS NULL;

CREATE TABLE member (
  person_id TEXT PRIMARY KEY NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  external_id TEXT NOT NULL DEFAULT '',
  card_number TEXT NOT NULL DEFAULT '',
  card_place TEXT NOT NULL DEFAULT '',
  card_written TEXT ${partial('card_written')},
  old_card_number TEXT NOT NULL DEFAULT '',
  joined_written TEXT ${partial('joined_written')},
  official_written TEXT ${partial('official_written')}
) STRICT, WITHOUT ROWID;
CREATE INDEX member_card ON member (card_number) WHERE card_number <> '';

CREATE TABLE cell_membership (
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  valid_from TEXT NOT NULL ${day('valid_from')},
  from_written TEXT ${partial('from_written')},
  valid_to TEXT CHECK (valid_to > valid_from),
  cell_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  PRIMARY KEY (person_id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_membership_cell ON cell_membership (cell_id, valid_from, valid_to);

CREATE TABLE member_standing (
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  valid_from TEXT NOT NULL ${day('valid_from')},
  from_written TEXT ${partial('from_written')},
  valid_to TEXT CHECK (valid_to > valid_from),
  standing TEXT NOT NULL CHECK (standing <> ''),
  PRIMARY KEY (person_id, valid_from)
) STRICT, WITHOUT ROWID;
-- person.standing repeats the open interval, so that a list can filter without leaving its index.
CREATE TRIGGER member_standing_latest_insert AFTER INSERT ON member_standing WHEN NEW.valid_to IS NULL
BEGIN UPDATE person SET standing = NEW.standing WHERE id = NEW.person_id AND standing <> NEW.standing; END;
CREATE TRIGGER member_standing_latest_update AFTER UPDATE ON member_standing WHEN NEW.valid_to IS NULL
BEGIN UPDATE person SET standing = NEW.standing WHERE id = NEW.person_id AND standing <> NEW.standing; END;

CREATE TABLE post (
  id TEXT PRIMARY KEY NOT NULL,
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  body_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  post TEXT NOT NULL CHECK (post <> ''),
  valid_from TEXT NOT NULL ${day('valid_from')},
  from_written TEXT ${partial('from_written')},
  valid_to TEXT CHECK (valid_to > valid_from)
) STRICT;
CREATE INDEX post_body ON post (body_id, post, valid_from);
CREATE INDEX post_person ON post (person_id);

CREATE TABLE intake_batch (
  id TEXT PRIMARY KEY NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  layout TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  new_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  same_count INTEGER NOT NULL,
  new_cells INTEGER NOT NULL,
  undone_at TEXT
) STRICT;
-- What an import did to each record, for its undo: before is NULL for a record that it made.
CREATE TABLE intake_change (
  batch_id TEXT NOT NULL REFERENCES intake_batch(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  revision_after INTEGER NOT NULL,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;`

const meetings = `
CREATE TABLE meeting (
  id TEXT PRIMARY KEY NOT NULL,
  cell_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL ${day('held_on')},
  starts_at TEXT,
  ends_at TEXT,
  place TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL DEFAULT 'in-person',
  chair_id TEXT REFERENCES person(id) ON DELETE RESTRICT,
  secretary_id TEXT REFERENCES person(id) ON DELETE RESTRICT,
  topic TEXT NOT NULL DEFAULT '',
  agenda TEXT NOT NULL DEFAULT '',
  fee_status TEXT NOT NULL DEFAULT '',
  review TEXT NOT NULL DEFAULT '',
  conclusion TEXT NOT NULL DEFAULT '',
  recorded_at TEXT,
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  ${deletable}
) STRICT;
CREATE UNIQUE INDEX meeting_of_period ON meeting (period, cell_id, kind) WHERE deleted_at IS NULL;
CREATE INDEX meeting_of_cell ON meeting (cell_id, held_on);

CREATE TABLE attendance (
  meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  full_name TEXT NOT NULL,
  standing TEXT NOT NULL,
  in_base INTEGER NOT NULL CHECK (in_base IN (0, 1)),
  post TEXT NOT NULL DEFAULT '',
  state TEXT CHECK (state IN ('present', 'excused', 'absent', 'exempt')),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE guest (
  meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  full_name TEXT NOT NULL,
  title TEXT NOT NULL,
  is_superior INTEGER NOT NULL CHECK (is_superior IN (0, 1)),
  PRIMARY KEY (meeting_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE opinion (
  meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  speaker_id TEXT REFERENCES person(id) ON DELETE RESTRICT,
  speaker TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (meeting_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE vote (
  meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  question TEXT NOT NULL,
  in_favour INTEGER CHECK (in_favour >= 0),
  against INTEGER CHECK (against >= 0),
  other INTEGER CHECK (other >= 0),
  PRIMARY KEY (meeting_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  id TEXT PRIMARY KEY NOT NULL,
  cell_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  given_at TEXT REFERENCES meeting(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  person_id TEXT REFERENCES person(id) ON DELETE RESTRICT,
  who TEXT NOT NULL DEFAULT '',
  due_on TEXT CHECK (due_on IS NULL OR length(due_on) = 10),
  revision INTEGER NOT NULL,
  withdrawn_at TEXT
) STRICT;
CREATE INDEX task_of_cell ON task (cell_id, given_at);
CREATE INDEX task_given ON task (given_at);

CREATE TABLE task_report (
  meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  task_id TEXT NOT NULL REFERENCES task(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'doing', 'not-started')),
  result TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_report_task ON task_report (task_id);`

const papers = `
CREATE TABLE paper (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  body_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  meeting_id TEXT REFERENCES meeting(id) ON DELETE RESTRICT,
  state TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  number_value INTEGER,
  current_version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX paper_of_meeting ON paper (meeting_id, kind) WHERE meeting_id IS NOT NULL;
CREATE INDEX paper_series_number ON paper (body_id, kind, number_value);
CREATE INDEX paper_state ON paper (state);

CREATE TABLE paper_version (
  paper_id TEXT NOT NULL REFERENCES paper(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL CHECK (version >= 1),
  number TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  pdf_sha256 TEXT NOT NULL REFERENCES attachment(sha256) ON DELETE RESTRICT,
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  reason TEXT NOT NULL DEFAULT '',
  printed_at TEXT,
  signed_on TEXT,
  signers TEXT NOT NULL DEFAULT '',
  signed_recorded_at TEXT,
  replaced_at TEXT,
  PRIMARY KEY (paper_id, version)
) STRICT, WITHOUT ROWID;
-- What was frozen is never rebuilt: only the marks of its way (printed, signed, replaced) may still be set.
CREATE TRIGGER paper_version_is_final BEFORE UPDATE ON paper_version
WHEN OLD.document <> NEW.document OR OLD.layout <> NEW.layout OR OLD.pdf_sha256 <> NEW.pdf_sha256
  OR OLD.number <> NEW.number OR OLD.frozen_at <> NEW.frozen_at
BEGIN SELECT raise(ABORT, 'a frozen paper is final'); END;
CREATE TRIGGER paper_version_stays BEFORE DELETE ON paper_version
BEGIN SELECT raise(ABORT, 'a frozen paper is final'); END;`

/** The foundation: office, organisation, people, meetings, papers, audit. */
export const foundation: Migration = {
  version: 10,
  name: 'foundation',
  up: (connection) => {
    connection.exec(office)
    connection.exec(organisation)
    connection.exec(people)
    connection.exec(noOverlap('body_name', 'body_id'))
    connection.exec(noOverlap('cell_membership', 'person_id'))
    connection.exec(noOverlap('member_standing', 'person_id'))
    connection.exec(meetings)
    connection.exec(papers)
  },
}
