import { codeWords } from '../../../shared/audit/codes.ts'
import { actWords, kindWords } from '../../../shared/audit/names.ts'
import { mediumNames } from '../../../shared/backup/media.ts'
import { checkStateNames } from '../../../shared/checks/contract.ts'
import { usualItems } from '../../../shared/checks/items.ts'
import { cellKinds } from '../../../shared/lists/kinds.ts'
import { paperStateNames } from '../../../shared/meetings/contract.ts'
import {
  attendanceNames,
  meetingKindNames,
  opinionKindNames,
  taskStateNames,
  voteMethodNames,
} from '../../../shared/meetings/meeting.ts'
import { disciplineKindNames, honourKindNames } from '../../../shared/people/details.ts'
import { movementKinds, movements } from '../../../shared/people/movements.ts'
import { rules } from '../../../shared/rulebook/rules.ts'
import { scoreRules } from '../../../shared/rulebook/score-rules.ts'
import { fieldOfColumn } from '../../../shared/takeout/columns.ts'
import { topicSourceNames } from '../../../shared/topics/contract.ts'
import { trainingStateNames } from '../../../shared/training/contract.ts'
import { usualFacts } from '../../../shared/villages/facts.ts'
import { actName } from '../act-names.ts'

type Words = Readonly<Record<string, string>>

const scorers: Words = { cell: 'chi bộ tự chấm', committee: 'Đảng ủy thẩm định' }
const named = (list: readonly { readonly key: string; readonly name: string }[]): Words =>
  Object.fromEntries(list.map(({ key, name }) => [key, name]))

/**
 * Codes whose words depend on the table. Lists that the office keeps itself (criteria, facts of villages, items of checks)
 * have the words of the printed rule book; a code of the office's own stays as it is.
 */
const byColumn: Readonly<Record<string, Words>> = {
  'attendance.state': attendanceNames,
  'meeting.minutes_state': paperStateNames,
  'task.reported': taskStateNames,
  'vote.method': voteMethodNames,
  'opinion.kind': opinionKindNames,
  'award.kind': honourKindNames,
  'discipline.kind': disciplineKindNames,
  'movement.kind': Object.fromEntries(movementKinds.map((kind) => [kind, movements[kind].name])),
  'body.cell_kind': Object.fromEntries(cellKinds.entries.map(({ code, label }) => [code, label])),
  'score.scorer': scorers,
  'score.criterion': Object.fromEntries(
    scoreRules['score.criteria'].entries.flatMap(({ value }) => value.map(({ id, title }) => [id, title])),
  ),
  'appraisal.scorer': scorers,
  'topic.source': topicSourceNames,
  'open_point.subject': { totals: 'Tổng số của buổi họp' },
  'training_class_person.state': trainingStateNames,
  'book_check_item.state': checkStateNames,
  'book_check_item.item': named(usualItems),
  'village_fact.fact': named(usualFacts),
  'backup_made.medium': mediumNames,
  'paper_series.kind': {
    'committee-minutes': 'Biên bản họp chi ủy',
    'commune-minutes': 'Biên bản của Đảng ủy',
    'commune-notice': 'Thông báo của Đảng ủy',
    'commune-report': 'Báo cáo của Đảng ủy',
    submission: 'Tờ trình',
    report: 'Báo cáo',
  },
  'act_subject.role': {
    source: 'trước đó',
    ended: 'kết thúc',
    result: 'sau đó',
    moved: 'được chuyển',
    kept: 'hồ sơ còn lại',
    'given-up': 'hồ sơ đã gộp',
  },
  'rule_value.rule_id': Object.fromEntries(Object.entries(rules).map(([id, { title }]) => [id, title])),
}

/** The office's template of an agenda by the kind of meeting and of cell: `agenda.regular.village`. */
function templateInWords(ruleId: string): string {
  const [, meeting = '', cell = ''] = ruleId.split('.')
  const kinds: Words = meetingKindNames
  const cells: Words = byColumn['body.cell_kind'] ?? {}
  return ['Mẫu chương trình', kinds[meeting], cells[cell]].filter((part) => part !== undefined).join(', ')
}

/** A code of a column in words; undefined where it is none. */
export function codeInWords(table: string, column: string, code: string): string | undefined {
  const own = byColumn[`${table}.${column}`]
  if (own !== undefined && Object.hasOwn(own, code)) return own[code]
  if (table === 'rule_value' && code.startsWith('agenda.')) return templateInWords(code)
  if (column === 'record_kind') return kindWords(code)
  if (table === 'act' && column === 'kind') return actName(code)
  if (table === 'audit' && column === 'command') return actWords(code)
  return codeWords(fieldOfColumn(column), code)
}
