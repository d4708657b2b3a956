import type { Migration } from '../migrate.ts'

/*
 * What surrounds the meetings: reports drawn from them, the yearly commitment of each member, notes on a task between
 * two meetings, and what the commune does for its cells. The conventions of `0010-foundation.ts` hold.
 */
const day = (column: string) =>
  `TEXT NOT NULL CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`
const maybeDay = (column: string) =>
  `TEXT CHECK (${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`
const maybeWritten = (column: string) => `TEXT CHECK (${column} IS NULL OR length(${column}) IN (4, 7, 10))`
const period = (column: string) => `TEXT NOT NULL CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]')`
const year = 'INTEGER NOT NULL CHECK (year BETWEEN 1930 AND 9999)'
const text = (...columns: readonly string[]) =>
  columns.map((column) => `${column} TEXT NOT NULL DEFAULT ''`).join(',\n  ')
const ofCell = 'cell_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT'
const ofPerson = 'person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT'
const maybePerson = 'TEXT REFERENCES person(id) ON DELETE RESTRICT'
const deletable = `
  deleted_at TEXT,
  deleted_by TEXT REFERENCES account(id) ON DELETE RESTRICT,
  deleted_reason TEXT,
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))`
const record = `
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  ${deletable}`

const reports = `
-- Báo cáo, tờ trình of a cell; báo cáo of the commune on the meetings of a month, a quarter, half a year, a year. Its
-- figures are drawn from the records when the paper is made; what the office writes about them is kept here.
CREATE TABLE report (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  body_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  from_period ${period('from_period')},
  to_period ${period('to_period')},
  dated_on ${maybeDay('dated_on')},
  ${text('subject', 'addressee')},
  ${record},
  CHECK (to_period >= from_period)
) STRICT;
CREATE INDEX report_of_body ON report (body_id, kind, from_period) WHERE deleted_at IS NULL;
CREATE INDEX report_in_period ON report (from_period, kind) WHERE deleted_at IS NULL;
CREATE TABLE report_section (
  report_id TEXT NOT NULL REFERENCES report(id) ON DELETE RESTRICT,
  section TEXT NOT NULL CHECK (section <> ''),
  content TEXT NOT NULL,
  PRIMARY KEY (report_id, section)
) STRICT, WITHOUT ROWID;
-- A paper is of a meeting, of a report, or of neither.
ALTER TABLE paper ADD COLUMN report_id TEXT REFERENCES report(id) ON DELETE RESTRICT;
CREATE UNIQUE INDEX paper_of_report ON paper (report_id, kind) WHERE report_id IS NOT NULL;`

const members = `
-- Bản cam kết tu dưỡng, rèn luyện, phấn đấu of a year, and what became of it.
CREATE TABLE commitment (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofPerson},
  ${ofCell},
  year ${year},
  made_on ${maybeDay('made_on')},
  ${text('content')},
  checked_on ${maybeDay('checked_on')},
  ${text('outcome')},
  ${record}
) STRICT;
CREATE UNIQUE INDEX commitment_of_person ON commitment (person_id, year) WHERE deleted_at IS NULL;
CREATE INDEX commitment_of_cell ON commitment (cell_id, year) WHERE deleted_at IS NULL;

-- Lớp bồi dưỡng, tập huấn nghiệp vụ, and who took part.
CREATE TABLE training_class (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  from_on ${day('from_on')},
  to_on ${maybeDay('to_on')},
  ${text('organiser', 'place', 'audience', 'note')},
  ${record}
) STRICT;
CREATE INDEX training_class_day ON training_class (from_on) WHERE deleted_at IS NULL;
CREATE TABLE training_class_person (
  class_id TEXT NOT NULL REFERENCES training_class(id) ON DELETE RESTRICT,
  ${ofPerson},
  state TEXT NOT NULL CHECK (state IN ('called', 'took-part', 'completed', 'missed')),
  ${text('note')},
  PRIMARY KEY (class_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_class_of_person ON training_class_person (person_id);`

const tasks = `
-- When somebody wants to be reminded of a task before its deadline.
ALTER TABLE task ADD COLUMN remind_on ${maybeDay('remind_on')};
-- Theo dõi giữa hai kỳ: what is known of a task between two meetings. It never closes the task: a meeting does.
CREATE TABLE task_note (
  id TEXT PRIMARY KEY NOT NULL,
  task_id TEXT NOT NULL REFERENCES task(id) ON DELETE RESTRICT,
  noted_on ${day('noted_on')},
  content TEXT NOT NULL CHECK (content <> ''),
  achieved REAL CHECK (achieved >= 0),
  ${record}
) STRICT;
CREATE INDEX task_note_of_task ON task_note (task_id, noted_on) WHERE deleted_at IS NULL;`

const cells = `
-- Tổ công tác giúp chi bộ cần củng cố: by which decision, who, until when, and what it brought.
CREATE TABLE help_team (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofCell},
  from_on ${day('from_on')},
  to_on ${maybeDay('to_on')},
  ${text('decision', 'goals', 'outcome')},
  ${record}
) STRICT;
CREATE INDEX help_team_of_cell ON help_team (cell_id) WHERE deleted_at IS NULL;
CREATE TABLE help_team_person (
  team_id TEXT NOT NULL REFERENCES help_team(id) ON DELETE RESTRICT,
  ${ofPerson},
  position INTEGER NOT NULL,
  ${text('duty')},
  PRIMARY KEY (team_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX help_team_of_person ON help_team_person (person_id);

-- Phiếu kiểm tra sổ sách of a cell, by item of the list that holds on that day.
CREATE TABLE book_check (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofCell},
  checked_on ${day('checked_on')},
  checker_id ${maybePerson},
  ${text('checker', 'conclusion')},
  fix_by ${maybeDay('fix_by')},
  fixed_on ${maybeDay('fixed_on')},
  ${record}
) STRICT;
CREATE INDEX book_check_of_cell ON book_check (cell_id, checked_on) WHERE deleted_at IS NULL;
CREATE TABLE book_check_item (
  check_id TEXT NOT NULL REFERENCES book_check(id) ON DELETE RESTRICT,
  item TEXT NOT NULL CHECK (item <> ''),
  state TEXT NOT NULL CHECK (state IN ('good', 'lacking', 'missing')),
  ${text('remark')},
  PRIMARY KEY (check_id, item)
) STRICT, WITHOUT ROWID;

-- Đóng góp of members and households to common works: days of labour, money, land, goods.
CREATE TABLE contribution (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofCell},
  given_written ${maybeWritten('given_written')},
  person_id ${maybePerson},
  giver TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('labour', 'money', 'land', 'goods')),
  amount REAL NOT NULL CHECK (amount > 0),
  unit TEXT NOT NULL CHECK (unit <> ''),
  ${text('work', 'note')},
  ${record},
  CHECK (person_id IS NOT NULL OR giver <> '')
) STRICT;
CREATE INDEX contribution_of_cell ON contribution (cell_id, given_written) WHERE deleted_at IS NULL;
CREATE INDEX contribution_of_person ON contribution (person_id) WHERE person_id IS NOT NULL;

-- Số liệu thôn, bản of a year: households, poor households, hectares, yield, income.
CREATE TABLE village_sheet (
  ${ofCell},
  year ${year},
  ${text('source', 'note')},
  recorded_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (cell_id, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE village_fact (
  cell_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  fact TEXT NOT NULL CHECK (fact <> ''),
  value REAL NOT NULL,
  PRIMARY KEY (cell_id, year, fact),
  FOREIGN KEY (cell_id, year) REFERENCES village_sheet (cell_id, year) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;`

const papers = `
-- Bản chính thức: the text of one frozen version as it was finally changed in Word or by pen. The print itself stays.
CREATE TABLE official_text (
  paper_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES attachment(sha256) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  added_at TEXT NOT NULL,
  PRIMARY KEY (paper_id, version),
  FOREIGN KEY (paper_id, version) REFERENCES paper_version (paper_id, version) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_text_attachment ON official_text (sha256);
-- The day of signing lies behind the whole document of a version: lists read it here.
CREATE INDEX paper_version_way ON paper_version (paper_id, version, signed_on);`

const rolls = `
-- Numbers of a roll that were given to people who are on it no more: the printed roll still has them.
CREATE TABLE roll_number (
  meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  ${ofPerson},
  number INTEGER NOT NULL CHECK (number > 0),
  PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX roll_number_of_person ON roll_number (person_id);`

/** Reports, commitments, training, notes on tasks, help teams, checks of books, contributions, villages, official texts. */
export const aroundTheMeeting: Migration = {
  version: 60,
  name: 'around-the-meeting',
  up: (connection) => {
    connection.exec(reports)
    connection.exec(members)
    connection.exec(tasks)
    connection.exec(cells)
    connection.exec(papers)
    connection.exec(rolls)
  },
}
