import { formatPeriod } from '../../../shared/calendar/periods.ts'
import type { CheckSource } from '../../../shared/checks/items.ts'
import { isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { booksOf } from '../books/store.ts'
import { committedIn, countCommitments } from '../commitments/store.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'
import { missingOfCell } from '../people/incomplete.ts'
import { onDay } from '../people/store.ts'
import { openTasksOf } from '../tasks/commands.ts'

interface Asked {
  readonly cellId: string
  readonly on: string
  readonly today: string
}

/** Monthly meetings of the year until the day that were recorded. */
const heldIn = (db: Reader, { cellId, on }: Asked) =>
  db
    .all(
      q
        .selectFrom('meeting')
        .select(['kind', 'period', 'minutes_state', 'fee_status'])
        .where('cell_id', '=', cellId)
        .where('held_on', '>=', `${on.slice(0, 4)}-01-01`)
        .where('held_on', '<=', on)
        .where('recorded_at', 'is not', null)
        .where('deleted_at', 'is', null)
        .orderBy('held_on'),
    )
    .filter(({ kind }) => isMonthlyKind(toKind(kind)))

const signedStates = ['signed', 'scanned', 'posted', 'archived']
const share = (part: number, whole: number): string => `${formatCount(part)}/${formatCount(whole)}`

function minutesWords(db: Reader, asked: Asked): string {
  const held = heldIn(db, asked)
  if (held.length === 0) return 'Chưa ghi buổi sinh hoạt nào trong năm.'
  const unsigned = held.filter((row) => !signedStates.includes(row.minutes_state))
  const months = unsigned.map(({ period }) => formatPeriod(period)).join(', ')
  const [book] = booksOf(
    { db, today: asked.on },
    { book: 'minutes', year: Number(asked.on.slice(0, 4)), cellId: asked.cellId },
  )
  return [
    `Biên bản đã ký: ${share(held.length - unsigned.length, held.length)} buổi.`,
    ...(unsigned.length === 0 ? [] : [`Chưa ký kỳ ${months}.`]),
    // Which meetings have no print yet is said by month.
    ...(book?.numbersMissing ?? []),
  ].join(' ')
}

function resolutionWords(db: Reader, { cellId, on }: Asked): string {
  const [book] = booksOf({ db, today: on }, { book: 'resolution', year: Number(on.slice(0, 4)), cellId })
  if (book === undefined) return 'Chưa chốt nghị quyết nào trong năm.'
  return [`${formatCount(book.papers.length)} nghị quyết trong năm.`, ...book.numbersMissing].join(' ')
}

function feeWords(db: Reader, asked: Asked): string {
  const held = heldIn(db, asked)
  if (held.length === 0) return ''
  const told = held.filter((row) => row.fee_status.trim() !== '').length
  return `Tình hình nộp đảng phí được ghi ở ${share(told, held.length)} buổi.`
}

const membersOn = (db: Reader, { cellId, on }: Asked): readonly string[] =>
  db
    .all(
      q
        .selectFrom('cell_membership')
        .innerJoin('person', 'person.id', 'cell_membership.person_id')
        .select('person.id')
        .where('cell_membership.cell_id', '=', cellId)
        .where('person.deleted_at', 'is', null)
        .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', on)),
    )
    .map(({ id }) => id)

function memberWords(db: Reader, asked: Asked): string {
  const members = membersOn(db, asked).length
  const lacking = missingOfCell(db, asked.cellId, asked.on).length
  return `${formatCount(members)} đảng viên${lacking === 0 ? '' : `, ${formatCount(lacking)} người còn thiếu thông tin bắt buộc`}.`
}

function dossierWords(db: Reader, asked: Asked): string {
  const members = membersOn(db, asked)
  const marked = new Set<string>()
  const lacking = new Set<string>()
  let papers = 0
  for (const row of db.all(
    q
      .selectFrom('dossier_item')
      .innerJoin('cell_membership', 'cell_membership.person_id', 'dossier_item.person_id')
      .select(['dossier_item.person_id', 'dossier_item.state'])
      .where('cell_membership.cell_id', '=', asked.cellId)
      .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', asked.on)),
  )) {
    if (!members.includes(row.person_id)) continue
    marked.add(row.person_id)
    if (row.state !== 'missing') continue
    lacking.add(row.person_id)
    papers += 1
  }
  const unmarked = members.length - marked.size
  return [
    papers === 0
      ? 'Chưa ghi giấy tờ nào còn thiếu.'
      : `${formatCount(lacking.size)} hồ sơ còn thiếu ${formatCount(papers)} giấy tờ.`,
    ...(unmarked > 0 ? [`${formatCount(unmarked)} hồ sơ chưa kiểm danh mục.`] : []),
  ].join(' ')
}

function commitmentWords(db: Reader, { cellId, on, today }: Asked): string {
  const year = Number(on.slice(0, 4))
  const { owed, made, checked } = countCommitments(committedIn(db, { year, cellId, today }))
  return `Năm ${year}: đã làm ${share(made, owed)}, đã kiểm tra ${share(checked, owed)}.`
}

function taskWords(db: Reader, { cellId, today }: Asked): string {
  const tasks = openTasksOf(db, today).filter((task) => task.cellId === cellId)
  const late = tasks.filter(({ isOverdue }) => isOverdue).length
  return `${formatCount(tasks.length)} nhiệm vụ đang mở${late === 0 ? '' : `, ${formatCount(late)} quá hạn`}.`
}

const readers: Readonly<Record<CheckSource, (db: Reader, asked: Asked) => string>> = {
  '': () => '',
  minutes: minutesWords,
  resolutions: resolutionWords,
  fees: feeWords,
  members: memberWords,
  dossiers: dossierWords,
  commitments: commitmentWords,
  tasks: taskWords,
}

/** What the program knows of a book or file of a cell, in a sentence; '' where it knows nothing. */
export const knownOf = (db: Reader, source: CheckSource, asked: Asked): string => readers[source](db, asked)
