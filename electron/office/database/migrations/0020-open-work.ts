import type { Migration } from '../migrate.ts'

const reported = (task: string) => `coalesce((
  SELECT task_report.state FROM task_report JOIN meeting AS told ON told.id = task_report.meeting_id
  WHERE task_report.task_id = ${task} AND told.deleted_at IS NULL
  ORDER BY told.held_on DESC LIMIT 1), '')`

const onReport = (event: 'INSERT' | 'DELETE' | 'UPDATE OF state', row: 'NEW' | 'OLD') => `
CREATE TRIGGER task_reported_${event.slice(0, 6).toLowerCase()} AFTER ${event} ON task_report
BEGIN UPDATE task SET reported = ${reported(`${row}.task_id`)} WHERE id = ${row}.task_id; END;`

// Lists of what is open cost the same after ten years as after one, because they never read what is done.
const steps = `
-- What the last living meeting reported of the task, '' where none did; repeated here so that done tasks are not read.
ALTER TABLE task ADD COLUMN reported TEXT NOT NULL DEFAULT '' CHECK (reported IN ('', 'done', 'doing', 'not-started'));
UPDATE task SET reported = ${reported('task.id')};
${onReport('INSERT', 'NEW')}
${onReport('UPDATE OF state', 'NEW')}
${onReport('DELETE', 'OLD')}
CREATE TRIGGER task_reported_meeting AFTER UPDATE OF held_on, deleted_at ON meeting
BEGIN UPDATE task SET reported = ${reported('task.id')}
  WHERE id IN (SELECT task_id FROM task_report WHERE meeting_id = NEW.id); END;
CREATE INDEX task_open ON task (cell_id) WHERE withdrawn_at IS NULL AND reported <> 'done';

-- How far the minutes of the meeting are: the state of their paper, 'draft' before there is one.
ALTER TABLE meeting ADD COLUMN minutes_state TEXT NOT NULL DEFAULT 'draft';
UPDATE meeting SET minutes_state = coalesce(
  (SELECT state FROM paper WHERE paper.meeting_id = meeting.id AND paper.kind = 'minutes'), 'draft');
CREATE TRIGGER meeting_minutes_insert AFTER INSERT ON paper WHEN NEW.kind = 'minutes'
BEGIN UPDATE meeting SET minutes_state = NEW.state WHERE id = NEW.meeting_id; END;
CREATE TRIGGER meeting_minutes_update AFTER UPDATE OF state ON paper WHEN NEW.kind = 'minutes'
BEGIN UPDATE meeting SET minutes_state = NEW.state WHERE id = NEW.meeting_id; END;
CREATE INDEX meeting_unsigned ON meeting (period, held_on)
  WHERE deleted_at IS NULL AND minutes_state IN ('draft', 'frozen', 'printed');

-- Why a paper is open again; the version that is frozen next takes the reason over.
ALTER TABLE paper ADD COLUMN reopened_because TEXT NOT NULL DEFAULT '';
UPDATE paper SET reopened_because = coalesce((
  SELECT json_extract(audit.changes, '$.reason') FROM audit
  WHERE audit.record_kind = 'paper' AND audit.record_id = paper.id AND audit.command = 'documents.reopen'
  ORDER BY audit.sequence DESC LIMIT 1), '')
WHERE state = 'draft';

CREATE INDEX paper_latest ON paper (created_at);
CREATE INDEX paper_version_replaced ON paper_version (paper_id) WHERE replaced_at IS NOT NULL;
CREATE INDEX person_deleted ON person (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX body_deleted ON body (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX meeting_deleted ON meeting (deleted_at) WHERE deleted_at IS NOT NULL;`

/** Open tasks, unsigned minutes, replaced papers and the recycle bin, each in an index of its own. */
export const openWork: Migration = {
  version: 20,
  name: 'open-work',
  up: (connection) => {
    connection.exec(steps)
  },
}
