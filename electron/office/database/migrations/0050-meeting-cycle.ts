import type { Migration } from '../migrate.ts'

/*
 * The meeting cycle of the whole commune: planned, opened for a month, held, scored, followed up. The conventions of
 * `0010-foundation.ts` hold. Points are kept in tenths: 89,9 is 899, so that a band is never decided by a rounding.
 */
const maybeDay = (column: string) =>
  `TEXT CHECK (${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`
const flag = (column: string) => `INTEGER NOT NULL DEFAULT 0 CHECK (${column} IN (0, 1))`
const text = (...columns: readonly string[]) =>
  columns.map((column) => `${column} TEXT NOT NULL DEFAULT ''`).join(',\n  ')
const period = `TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]')`
const ofMeeting = 'meeting_id TEXT NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT'
const ofCell = 'cell_id TEXT NOT NULL REFERENCES body(id) ON DELETE RESTRICT'
const maybePerson = 'TEXT REFERENCES person(id) ON DELETE RESTRICT'
const points = (column: string) => `INTEGER CHECK (${column} BETWEEN 0 AND 1000)`
const deletable = `
  deleted_at TEXT,
  deleted_by TEXT REFERENCES account(id) ON DELETE RESTRICT,
  deleted_reason TEXT,
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))`

const meetings = `
-- One monthly, one thematic, one combined meeting of a cell in a period; of the other kinds (bất thường, kiểm điểm,
-- chi ủy, giao ban) there may be several.
DROP INDEX meeting_of_period;
CREATE UNIQUE INDEX meeting_of_period ON meeting (period, cell_id, kind)
  WHERE deleted_at IS NULL AND kind IN ('regular', 'thematic', 'combined');
CREATE INDEX meeting_in_period ON meeting (period, cell_id, kind, held_on) WHERE deleted_at IS NULL;

-- 'figures': what one line of the month's sheet holds, its original a signed handwritten paper; 'full': everything.
ALTER TABLE meeting ADD COLUMN depth TEXT NOT NULL DEFAULT 'full' CHECK (depth IN ('figures', 'full'));
-- Tự phê bình và phê bình; biểu dương, nhắc nhở.
ALTER TABLE meeting ADD COLUMN criticism TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN praise TEXT NOT NULL DEFAULT '';
-- Nội dung học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, and how long it took.
ALTER TABLE meeting ADD COLUMN example_topic TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN example_minutes INTEGER CHECK (example_minutes BETWEEN 0 AND 1440);
-- The way before the meeting: bí thư and phó bí thư agreed (hội ý), members were called, papers lay on the e-handbook.
ALTER TABLE meeting ADD COLUMN consulted_on ${maybeDay('consulted_on')};
ALTER TABLE meeting ADD COLUMN notified_on ${maybeDay('notified_on')};
ALTER TABLE meeting ADD COLUMN uploaded_on ${maybeDay('uploaded_on')};
-- The way after it: when the finished papers were posted and reported (within two days).
ALTER TABLE meeting ADD COLUMN posted_on ${maybeDay('posted_on')};
-- Totals as the handwritten sheet states them, kept beside the names where the two differ.
ALTER TABLE meeting ADD COLUMN sheet_present INTEGER CHECK (sheet_present >= 0);
ALTER TABLE meeting ADD COLUMN sheet_excused INTEGER CHECK (sheet_excused >= 0);
ALTER TABLE meeting ADD COLUMN sheet_absent INTEGER CHECK (sheet_absent >= 0);
-- How many spoke, where the speakers are not named.
ALTER TABLE meeting ADD COLUMN speakers INTEGER CHECK (speakers >= 0);

-- Số thứ tự on the printed roll: it stays with the person when others join the roll later, because a secretary writes
-- absentees down by it.
ALTER TABLE attendance ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE attendance SET number = position + 1;
-- Đến muộn; dự trực tuyến.
ALTER TABLE attendance ADD COLUMN is_late ${flag('is_late')};
ALTER TABLE attendance ADD COLUMN is_online ${flag('is_online')};

ALTER TABLE opinion ADD COLUMN kind TEXT NOT NULL DEFAULT 'opinion'
  CHECK (kind IN ('opinion', 'self-criticism', 'criticism'));

ALTER TABLE vote ADD COLUMN method TEXT NOT NULL DEFAULT 'hands' CHECK (method IN ('hands', 'ballot'));
-- Whom an admission, a confirmation or a disciplinary measure is about.
ALTER TABLE vote ADD COLUMN about_id ${maybePerson};

-- A point on which sheet and names, or two papers, say different things: Cần hỏi lại bí thư.
CREATE TABLE open_point (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofMeeting},
  subject TEXT NOT NULL CHECK (subject <> ''),
  question TEXT NOT NULL CHECK (question <> ''),
  raised_at TEXT NOT NULL,
  ${text('answer')},
  settled_at TEXT,
  revision INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX open_point_subject ON open_point (meeting_id, subject) WHERE settled_at IS NULL;
CREATE INDEX open_point_open ON open_point (raised_at) WHERE settled_at IS NULL;

-- Papers of a meeting that were not made here: the signed handwritten sheet, what was prepared, a text finally changed
-- in Word or by pen.
CREATE TABLE meeting_file (
  ${ofMeeting},
  sha256 TEXT NOT NULL REFERENCES attachment(sha256) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  purpose TEXT NOT NULL CHECK (purpose IN ('signed', 'preparation', 'official-text')),
  added_at TEXT NOT NULL,
  PRIMARY KEY (meeting_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_file_attachment ON meeting_file (sha256);`

const scores = `
-- Points by criterion: as the cell voted them, and as the committee judged them. What the program proposes is computed
-- and not kept; a paper that states it keeps it.
CREATE TABLE score (
  ${ofMeeting},
  scorer TEXT NOT NULL CHECK (scorer IN ('cell', 'committee')),
  criterion TEXT NOT NULL CHECK (criterion <> ''),
  points ${points('points')} NOT NULL,
  ${text('reason')},
  PRIMARY KEY (meeting_id, scorer, criterion)
) STRICT, WITHOUT ROWID;

-- The total, which is often all that a sheet states; who gave it, when and why.
CREATE TABLE appraisal (
  ${ofMeeting},
  scorer TEXT NOT NULL CHECK (scorer IN ('cell', 'committee')),
  points ${points('points')} NOT NULL,
  judged_on ${maybeDay('judged_on')},
  ${text('judged_by', 'reason')},
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (meeting_id, scorer)
) STRICT, WITHOUT ROWID;`

const months = `
-- A period that was opened for all cells, with the commune's directions for it (định hướng tháng).
CREATE TABLE month (
  period ${period} PRIMARY KEY,
  ${text('news', 'directions')},
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Văn bản cần học tập, quán triệt in a period, and which meeting did it with how many members.
CREATE TABLE study_document (
  id TEXT PRIMARY KEY NOT NULL,
  period ${period} REFERENCES month(period) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  ${text('number', 'issuer')},
  issued_written TEXT CHECK (issued_written IS NULL OR length(issued_written) IN (4, 7, 10)),
  title TEXT NOT NULL CHECK (title <> ''),
  withdrawn_at TEXT
) STRICT;
CREATE INDEX study_document_period ON study_document (period, position);
CREATE TABLE studied (
  ${ofMeeting},
  document_id TEXT NOT NULL REFERENCES study_document(id) ON DELETE RESTRICT,
  members INTEGER CHECK (members >= 0),
  PRIMARY KEY (meeting_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX studied_document ON studied (document_id);

-- A task that the commune gives to every cell of a period.
CREATE TABLE common_task (
  id TEXT PRIMARY KEY NOT NULL,
  period ${period} REFERENCES month(period) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  ${text('product')},
  due_on ${maybeDay('due_on')},
  withdrawn_at TEXT
) STRICT;
CREATE INDEX common_task_period ON common_task (period, position);

-- Kế hoạch sinh hoạt năm: a meeting that is meant to be held; thematic ones with topic, speaker, drafter, approver.
CREATE TABLE plan (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofCell},
  period ${period},
  kind TEXT NOT NULL CHECK (kind <> ''),
  planned_on ${maybeDay('planned_on')},
  starts_at TEXT,
  ${text('place', 'topic', 'speaker', 'drafter', 'approver', 'note')},
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  ${deletable}
) STRICT;
CREATE UNIQUE INDEX plan_of_cell ON plan (cell_id, period, kind) WHERE deleted_at IS NULL;
CREATE INDEX plan_of_period ON plan (period, cell_id) WHERE deleted_at IS NULL;`

const tasks = `
-- What a task shall bring (sản phẩm), for whom (hộ, tổ chức), and an indicator with its unit and target (2,5 km).
ALTER TABLE task ADD COLUMN product TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN for_whom TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN indicator TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN target REAL CHECK (target >= 0);
ALTER TABLE task ADD COLUMN common_task_id TEXT REFERENCES common_task(id) ON DELETE RESTRICT;
ALTER TABLE task_report ADD COLUMN achieved REAL CHECK (achieved >= 0);
CREATE INDEX task_person ON task (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX task_common ON task (common_task_id) WHERE common_task_id IS NOT NULL;

-- Ý kiến, kiến nghị: who answers, by when, and the answer.
CREATE TABLE petition (
  id TEXT PRIMARY KEY NOT NULL,
  ${ofCell},
  meeting_id TEXT REFERENCES meeting(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (content <> ''),
  ${text('raised_by', 'answerer', 'answer')},
  due_on ${maybeDay('due_on')},
  answered_on ${maybeDay('answered_on')},
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  withdrawn_at TEXT
) STRICT;
CREATE INDEX petition_of_meeting ON petition (meeting_id, position);
CREATE INDEX petition_open ON petition (cell_id) WHERE answered_on IS NULL AND withdrawn_at IS NULL;

-- Cấp ủy viên phụ trách at a meeting: whether the assigned member came, the remarks, the promise and what became of it.
CREATE TABLE visit (
  ${ofMeeting},
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  came INTEGER CHECK (came IN (0, 1)),
  ${text('remarks', 'promise', 'outcome')},
  promise_due_on ${maybeDay('promise_due_on')},
  kept_on ${maybeDay('kept_on')},
  PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_person ON visit (person_id);
CREATE INDEX visit_promise ON visit (promise_due_on) WHERE promise <> '' AND kept_on IS NULL;

-- When a paper went on the e-handbook and into the file, and its scan.
ALTER TABLE paper ADD COLUMN scanned_on ${maybeDay('scanned_on')};
ALTER TABLE paper ADD COLUMN posted_on ${maybeDay('posted_on')};
ALTER TABLE paper ADD COLUMN archived_on ${maybeDay('archived_on')};
-- The vote, task or other item that an extract (trích biên bản) is about, where a paper is not of the whole meeting.
ALTER TABLE paper ADD COLUMN item TEXT NOT NULL DEFAULT '';
DROP INDEX paper_of_meeting;
CREATE UNIQUE INDEX paper_of_meeting ON paper (meeting_id, kind, item) WHERE meeting_id IS NOT NULL;`

/** Months opened for all cells, plans, the whole of a meeting, its scores, what is followed up. */
export const meetingCycle: Migration = {
  version: 50,
  name: 'meeting-cycle',
  up: (connection) => {
    connection.exec(meetings)
    connection.exec(scores)
    connection.exec(months)
    connection.exec(tasks)
  },
}
