import type { Migration } from '../migrate.ts'

/*
 * The register of issue "everything a commune office keeps about its cells and members". The conventions of
 * `0010-foundation.ts` hold: days are ISO text, `*_written` is a day as precisely as it was written, intervals are
 * half open.
 */
const day = (column: string) => `CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`
const partial = (column: string) => `CHECK (${column} IS NULL OR length(${column}) IN (4, 7, 10))`
const flag = (column: string) => `INTEGER NOT NULL DEFAULT 0 CHECK (${column} IN (0, 1))`
const text = (...columns: readonly string[]) =>
  columns.map((column) => `${column} TEXT NOT NULL DEFAULT ''`).join(',\n  ')
const written = (...columns: readonly string[]) =>
  columns.map((column) => `${column} TEXT ${partial(column)}`).join(',\n  ')
const interval = `
  valid_from TEXT NOT NULL ${day('valid_from')},
  from_written TEXT ${partial('from_written')},
  valid_to TEXT CHECK (valid_to > valid_from)`
const ofPerson = 'person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT'
const ofBody = 'body_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT'
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

const acts = `
-- Something that was decided or happened and that changes several rows at once: a merger of cells, a transfer, an
-- admission, two records of one person made one. Kept with its paper, and taken back as one.
CREATE TABLE act (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  effective_on TEXT NOT NULL ${day('effective_on')},
  ${text('paper_number', 'decided_by', 'note')},
  ${written('paper_written')},
  recorded_at TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  undone_at TEXT,
  undone_by TEXT REFERENCES account(id) ON DELETE RESTRICT,
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;
CREATE INDEX act_day ON act (effective_on);

-- Whom it is about, and as what: 'source' and 'result' cells, 'kept' and 'given-up' records.
CREATE TABLE act_subject (
  act_id TEXT NOT NULL REFERENCES act(id) ON DELETE RESTRICT,
  record_kind TEXT NOT NULL CHECK (record_kind IN ('body', 'person')),
  record_id TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (act_id, record_kind, record_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_subject_record ON act_subject (record_kind, record_id);

-- Every row that an act wrote, as it was and as it became (NULL where there was none), for its undo.
CREATE TABLE act_row (
  act_id TEXT NOT NULL REFERENCES act(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL CHECK (json_valid(row_key)),
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  PRIMARY KEY (act_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_row_row ON act_row (table_name, row_key);

-- Biến động: what the monthly ledger names. Its sums come from the histories; this says how and by which paper.
CREATE TABLE movement (
  act_id TEXT NOT NULL REFERENCES act(id) ON DELETE RESTRICT,
  ${ofPerson},
  kind TEXT NOT NULL CHECK (kind <> ''),
  from_cell_id TEXT REFERENCES body(id) ON DELETE RESTRICT,
  to_cell_id TEXT REFERENCES body(id) ON DELETE RESTRICT,
  ${text('other_organisation')},
  until_on TEXT ${partial('until_on')},
  PRIMARY KEY (act_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_person ON movement (person_id);`

const organisation = `
ALTER TABLE body ADD COLUMN cell_kind TEXT NOT NULL DEFAULT '';
-- Distance to the commune's centre in metres.
ALTER TABLE body ADD COLUMN distance_metres INTEGER CHECK (distance_metres >= 0);
ALTER TABLE body ADD COLUMN founded_written TEXT ${partial('founded_written')};
ALTER TABLE body ADD COLUMN founded_by TEXT NOT NULL DEFAULT '';
-- The first day on which it exists no more (merged, split, dissolved).
ALTER TABLE body ADD COLUMN ended_on TEXT ${day('ended_on')};

-- Under which body it stands; without a row directly under the commune. body.parent_id repeats the open interval.
CREATE TABLE body_parent (
  ${ofBody},
  ${interval},
  parent_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  PRIMARY KEY (body_id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_parent_parent ON body_parent (parent_id);
CREATE TRIGGER body_parent_latest_insert AFTER INSERT ON body_parent
BEGIN UPDATE body SET parent_id = (SELECT parent_id FROM body_parent WHERE body_id = NEW.body_id AND valid_to IS NULL)
  WHERE id = NEW.body_id; END;
CREATE TRIGGER body_parent_latest_update AFTER UPDATE ON body_parent
BEGIN UPDATE body SET parent_id = (SELECT parent_id FROM body_parent WHERE body_id = NEW.body_id AND valid_to IS NULL)
  WHERE id = NEW.body_id; END;
CREATE TRIGGER body_parent_latest_delete AFTER DELETE ON body_parent
BEGIN UPDATE body SET parent_id = (SELECT parent_id FROM body_parent WHERE body_id = OLD.body_id AND valid_to IS NULL)
  WHERE id = OLD.body_id; END;

-- Chi bộ cần củng cố: since when, until when, why, by which paper.
CREATE TABLE body_weakness (
  ${ofBody},
  ${interval},
  ${text('reason', 'paper_number')},
  PRIMARY KEY (body_id, valid_from)
) STRICT, WITHOUT ROWID;

-- Tổ đảng: which group of the cell a member belongs to.
CREATE TABLE group_membership (
  ${ofPerson},
  ${interval},
  group_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  PRIMARY KEY (person_id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_membership_group ON group_membership (group_id);

ALTER TABLE post ADD COLUMN paper_number TEXT NOT NULL DEFAULT '';
ALTER TABLE post ADD COLUMN note TEXT NOT NULL DEFAULT '';`

const people = `
ALTER TABLE member ADD COLUMN profile_number TEXT NOT NULL DEFAULT '';
-- The three days that are not one (domain.md 5.1): decision, ceremony, official; joined_written is the form's day.
ALTER TABLE member ADD COLUMN admitted_written TEXT ${partial('admitted_written')};
ALTER TABLE member ADD COLUMN admitted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN ceremony_written TEXT ${partial('ceremony_written')};
ALTER TABLE member ADD COLUMN admission_cell TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN official_cell TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN first_introducer TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN second_introducer TEXT NOT NULL DEFAULT '';
-- Chi bộ nơi cư trú (213-QĐ/TW), where the member does not meet but lives.
ALTER TABLE member ADD COLUMN residence_cell TEXT NOT NULL DEFAULT '';

-- What few lists ask for, apart from the row that every list reads. No row: nothing known yet.
CREATE TABLE person_detail (
  person_id TEXT PRIMARY KEY NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  ${text('staying_country', 'staying_province', 'staying_detail', 'telephone')},
  ${text('family_class', 'occupation', 'workplace')},
  ${text('general_schooling', 'professional_level', 'academic_title', 'political_theory')},
  ${text('foreign_languages', 'computing', 'health', 'wounded_class')},
  is_martyr_family ${flag('is_martyr_family')},
  is_merit_family ${flag('is_merit_family')},
  ${written('recruited_written', 'union_written', 'enlisted_written', 'discharged_written')},
  ${text('recruited_by', 'other_organisations')},
  ${text('left_party_note', 'readmitted_note', 'restored_note', 'legal_note', 'old_regime_note')},
  ${text('foreign_relations')},
  household_income INTEGER CHECK (household_income >= 0),
  income_per_head INTEGER CHECK (income_per_head >= 0),
  ${text('housing', 'land', 'economic_activity', 'assets')},
  photo_sha256 TEXT REFERENCES attachment(sha256) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;

-- The lists of the Phiếu đảng viên, each in the order in which the form has it.
CREATE TABLE career (
  ${ofPerson}, position INTEGER NOT NULL,
  ${written('from_written', 'to_written')},
  ${text('what', 'organisation')},
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE training (
  ${ofPerson}, position INTEGER NOT NULL,
  ${written('from_written', 'to_written')},
  ${text('school', 'subject', 'form', 'certificate')},
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relative (
  ${ofPerson}, position INTEGER NOT NULL,
  ${text('relation', 'full_name')},
  ${written('birth_written')},
  ${text('detail')},
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;

-- Khen thưởng, danh hiệu and Huy hiệu Đảng ('badge', step in years).
CREATE TABLE award (
  ${ofPerson}, position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('award', 'title', 'badge')),
  badge_years INTEGER CHECK ((badge_years IS NOT NULL) = (kind = 'badge')),
  ${written('awarded_written')},
  ${text('name', 'paper_number', 'awarded_by')},
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE discipline (
  ${ofPerson}, position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('party', 'government', 'law')),
  ${written('imposed_written', 'lifted_written')},
  ${text('form', 'reason', 'paper_number', 'imposed_by')},
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE travel (
  ${ofPerson}, position INTEGER NOT NULL,
  ${written('from_written', 'to_written')},
  ${text('country', 'purpose')},
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;

-- Hồ sơ đảng viên by the 104 types: have, missing, where kept. No row: not looked at yet.
CREATE TABLE dossier_item (
  ${ofPerson},
  type_code TEXT NOT NULL CHECK (length(type_code) = 3),
  state TEXT NOT NULL CHECK (state IN ('have', 'missing', 'not-needed')),
  ${text('kept_where', 'note')},
  PRIMARY KEY (person_id, type_code)
) STRICT, WITHOUT ROWID;

-- Đi làm ăn xa: where a member works far away, and the contacts kept meanwhile.
CREATE TABLE working_away (
  ${ofPerson},
  ${interval},
  ${text('place', 'work', 'telephone', 'contact_person')},
  PRIMARY KEY (person_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofPerson},
  made_on TEXT NOT NULL ${day('made_on')},
  ${text('made_by', 'means', 'note')}
) STRICT;
CREATE INDEX contact_person ON contact (person_id, made_on);

-- Who a person is to a body without being on its roll: a young person to be won, a guest, a member of elsewhere who
-- lives here (213-QĐ/TW).
CREATE TABLE outsider (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofPerson},
  ${ofBody},
  role TEXT NOT NULL CHECK (role <> ''),
  ${interval},
  ${text('other_organisation', 'note')}
) STRICT;
CREATE INDEX outsider_person ON outsider (person_id);
CREATE INDEX outsider_body ON outsider (body_id, role);

-- Two records of one person made one: the given-up one points at the kept one.
ALTER TABLE person ADD COLUMN merged_into TEXT REFERENCES person(id) ON DELETE RESTRICT;

-- Two records that look like one person and were looked at: they are two.
CREATE TABLE distinct_people (
  first_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  second_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  decided_at TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;`

const finding = `
CREATE TABLE saved_list (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  sort_key TEXT NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  ${deletable}
) STRICT;

-- How the columns of a workbook's layout were understood last time; the key is made of its headers.
CREATE TABLE workbook_layout (
  header_key TEXT PRIMARY KEY NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;`

/** The whole register: acts and their undo, the tree of bodies, all of the member's form, saved lists. */
export const register: Migration = {
  version: 40,
  name: 'register',
  up: (connection) => {
    for (const part of [acts, organisation, people, finding]) connection.exec(part)
    connection.exec(noOverlap('body_parent', 'body_id'))
    connection.exec(noOverlap('body_weakness', 'body_id'))
    connection.exec(noOverlap('group_membership', 'person_id'))
    connection.exec(noOverlap('working_away', 'person_id'))
  },
}
