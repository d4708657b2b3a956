import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { AuditRow } from '../../../shared/audit/contract.ts'
import { fieldWords, hasActWords, kindWords } from '../../../shared/audit/names.ts'
import { type CommandName, contract } from '../../../shared/contract.ts'
import { wholeList } from '../../../shared/finding/definition.ts'
import type { PrintWish } from '../../../shared/forms/contract.ts'
import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { criterionIds } from '../../../shared/rulebook/score-rules.ts'
import { type OfficeUnderTest, temporaryFolder } from '../../helpers/office.ts'
import { officesOfFile } from '../backup/offices.ts'
import { backUp, lookAt, setsOn } from '../backup/sticks.ts'
import { content, type Filled } from '../filled-office.ts'
import { walk } from '../walk.ts'

const { filled } = officesOfFile()

/** Every row of the audit, page after page. */
async function everyRow(office: OfficeUnderTest): Promise<readonly AuditRow[]> {
  const rows: AuditRow[] = []
  for (;;) {
    const after = Object.fromEntries(rows.map(({ origin, sequence }) => [origin, sequence]))
    const page = await office.ask('audit.rows', { after })
    if (page.length === 0) return rows
    rows.push(...page)
  }
}

const span = { from: '2026-01', to: '2026-12' }
const forms = ({ cells, members }: Filled): readonly PrintWish[] => [
  { form: 'list', title: 'Danh sách', list: wholeList },
  { form: 'member', personIds: members.slice(0, 1) },
  { form: 'supplement', year: 2026, personIds: members.slice(0, 1) },
  { form: 'cell', cellId: cells[0] },
  { form: 'ledger', from: '2026-01-01', last: '2026-12-31' },
  { form: 'month', period: '2026-11' },
  { form: 'attendance', ...span, cellId: null },
  { form: 'tasks', cellId: cells[0] },
  { form: 'task-list', state: 'all' },
  { form: 'petitions', state: 'all' },
  { form: 'village', year: 2026 },
  { form: 'commitments', year: 2026 },
  { form: 'visits', period: '2026-11' },
  { form: 'check', cellId: cells[0] },
  { form: 'support' },
  { form: 'history', cellId: cells[0] },
  { form: 'overview', ...span },
]

/** What takes personal data out of the register leaves a row as well; these are jobs, which the walk does not make. */
async function takeOut(filled: Filled): Promise<void> {
  const { office } = filled
  for (const form of forms(filled)) await office.call('forms.print', form)
  await office.ask('forms.nationalWorkbook', { cellId: null })
  await office.ask('forms.listWorkbook', { title: 'Danh sách', list: wholeList })
  await office.ask('petitions.workbook', {})
  await office.ask('tasks.workbook', {})
  await office.ask('contributions.workbook', {})
  await office.ask('villages.workbook', { year: 2026 })
  await office.ask('overview.workbook', span)
  await office.ask('months.studiesWorkbook', span)
  await backUp(office)
  const [set] = await setsOn(office)
  const { previewId } = await lookAt(office, set?.token)
  await office.ask('backup.rehearse', { previewId })
}

/** What no clerk reads: values of the program, days as they are kept, ids, names of fields and codes. */
const notWords = [
  /\b(true|false|null|undefined|NaN)\b/,
  /\d{4}-\d\d(-\d\d)?(?!["\d.]| \d\d-)/,
  /[0-9a-f]{8}-[0-9a-f]{4}-/,
  /\b[a-z]+[A-Z][A-Za-z]*\b/,
  /\b[a-z]+_[a-z_]+\b/,
  /(^|[ :,;(])[a-z]+(-[a-z]+)+($|[ :,;)])/,
  /(^|[ :,;(])(all|none|open|and|or|both|word|member|members|present|list|people|have|lacking|front|village|state|kind|key|code|item)($|[ :,;)])/,
]

/** A value that is one small word without any mark is a code: clerks write names and sentences. */
const isCode = (value: string | null): boolean =>
  value?.split(/, |; |: /).some((part) => /^[a-z][a-z0-9.-]{3,}$/.test(part.replace(ofClerks, ''))) === true

/** Ids and revisions, by which rows are told apart. */
const ofBooks = new Set([
  'id',
  'key',
  'meetingId',
  'paperId',
  'petitionId',
  'revision',
  'speakerId',
  'taskId',
])
/** Rows of a wish, not of the register: what came of them is told otherwise. */
const untold = new Set(['accepted', 'columns', 'encodings', 'fields', 'parts', 'rows', 'values'])

/** The fields of the rows in all lists of a schema, each with the name of its list. */
function rowFields(
  schema: z.core.$ZodType,
  list?: string,
  name = '',
): readonly (readonly [string, string])[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'object') {
    return Object.entries(def.shape).flatMap(([field, part]) => [
      ...(list === undefined ? [] : [[list, field] as const]),
      ...rowFields(part, list, field),
    ])
  }
  if (def.type === 'array') return rowFields(def.element, name, name)
  if (def.type === 'union') return def.options.flatMap((option) => rowFields(option, list, name))
  if (def.type === 'record') return rowFields(def.valueType, list, name)
  if (def.type === 'pipe') return rowFields(def.in, list, name)
  return 'innerType' in def ? rowFields(def.innerType, list, name) : []
}

/** Names that the clerk gave or sees so elsewhere: of a folder on a medium, of a file, of a login. */
const ofClerks = /thư mục "[^"]+"|so-chi-bo-test-\w+|\S+\.(xlsx|pdf|docx)|bi\.nong/g

const toldAs = ({ field, before, after }: AuditRow['changes'][number]): string =>
  `${field}: ${before ?? ''} → ${after}`.replace(ofClerks, '')

describe('the words of the audit', () => {
  it('tell every row that the program writes as a clerk would say it', async () => {
    const result = await filled(temporaryFolder())
    await takeOut(result)
    await walk(result)
    const rows = await everyRow(result.office)
    expect(rows.length).toBeGreaterThan(150)
    const said = rows.flatMap(({ act, record, changes }) => [
      act,
      ...(record === null ? [] : [record.kindName, record.name]),
      ...changes.map(toldAs),
    ])
    const wrong = said.filter((text) => notWords.some((pattern) => pattern.test(text)))
    expect([...new Set(wrong)]).toEqual([])
    const codes = rows.flatMap(({ act, changes }) =>
      changes
        .filter(({ before, after }) => isCode(before) || isCode(after))
        .map(({ field, after }) => `${act}: ${field}: ${after}`),
    )
    expect([...new Set(codes)]).toEqual([])
  })

  it('name every record, and leave no line that tells nothing', async () => {
    const result = await filled(temporaryFolder())
    await walk(result)
    const rows = await everyRow(result.office)
    // A copy is told by the folder that stands among what was written of it.
    const nameless = rows.flatMap(({ act, record }) =>
      record !== null && record.kind !== 'backup' && (record.name === '' || record.kindName === record.kind)
        ? [`${act}: ${record.kind}`]
        : [],
    )
    expect([...new Set(nameless)]).toEqual([])
    const empty = rows.flatMap(({ act, changes }) =>
      changes
        .filter(({ field, before, after }) => field === '' || after === '' || (before ?? 'trống') === after)
        .filter(({ before, after }) => before !== null || after === 'trống')
        .map(({ field, after }) => `${act}: ${field} ${after}`),
    )
    expect([...new Set(empty)]).toEqual([])
  })

  it('tell votes, opinions and points as they were and as they are', async () => {
    const {
      office,
      meeting,
      members: [speakerId = null],
    } = await filled(temporaryFolder())
    const vote = {
      kind: 'resolution',
      question: 'Thông qua kết luận',
      inFavour: 3,
      against: 0,
      other: 0,
    } as const
    const election = {
      ...({ kind: 'election', question: 'Bầu chi ủy', inFavour: null, against: null, other: null } as const),
      ...{ seats: 1, ballots: { issued: 3, collected: 3, invalid: 1 } },
      candidates: [{ personId: speakerId, fullName: 'Lò Văn Hặc', votes: 2 }],
    }
    const opinion = { speakerId, speaker: 'Lò Văn Hặc', text: 'Nhất trí', item: 'Mục 1' }
    const record = async (part: Partial<MeetingContent>) => {
      const { revision, draftRevision } = await office.ask('meetings.get', { id: meeting })
      await office.ask('meetings.record', {
        ...{ id: meeting, revision, draftRevision },
        content: content('Thống nhất', part),
      })
      const [row] = await office.ask('audit.rows', {})
      return new Map(row?.changes.map(({ field, before, after }) => [field, [before, after]]))
    }
    await record({ votes: [vote], opinions: [] })
    const first = await record({
      votes: [{ ...vote, inFavour: 2, against: 1 }, election],
      opinions: [opinion],
    })
    const asked = 'Loại: Nghị quyết; Điều cần hỏi: Thông qua kết luận'
    expect(first.get('Biểu quyết')).toEqual([
      `${asked}; Tán thành: 3; Không tán thành: 0; Ý kiến khác: 0`,
      `${asked}; Tán thành: 2; Không tán thành: 1; Ý kiến khác: 0 / Loại: Bầu cử; Điều cần hỏi: Bầu chi ủy; ` +
        'Số lượng được bầu: 1; Phiếu: (Số phiếu phát ra: 3; Số phiếu thu về: 3; Số phiếu không hợp lệ: 1); ' +
        'Danh sách bầu cử: (Họ và tên: Lò Văn Hặc; Số phiếu: 2)',
    ])
    expect(first.get('Ý kiến')).toEqual([
      'không có',
      'Người phát biểu: Lò Văn Hặc; Nội dung: Nhất trí; Về nội dung: Mục 1',
    ])
    const tenths = [45, 50, 100, 400, 50, 275, 50]
    const criteria = criterionIds.map((criterion, place) => ({
      ...{ criterion, points: tenths[place] ?? 0, reason: place === 0 ? 'Muộn 10 phút' : '' },
    }))
    await office.ask('scores.setOwn', { meetingId: meeting, seen: null, points: 970, criteria })
    const [scored] = await office.ask('audit.rows', {})
    expect(scored?.changes).toContainEqual({ field: 'Điểm', before: 'trống', after: '97' })
    expect(scored?.changes.find(({ field }) => field === 'Điểm từng tiêu chí')?.after).toContain(
      'Tiêu chí: Chấp hành thời gian, thời lượng sinh hoạt; Điểm: 4,5; Lý do: Muộn 10 phút / ',
    )
  })

  it('call every field of the rows that a command writes', () => {
    const wordless = (Object.keys(contract) as CommandName[])
      .filter((name) => contract[name].kind === 'write')
      .flatMap((name) => rowFields(contract[name].input))
      .filter(
        ([list, field]) => !untold.has(list) && !ofBooks.has(field) && fieldWords(field, list) === field,
      )
      .map(([list, field]) => `${list}.${field}`)
    expect([...new Set(wordless)]).toEqual([])
  })

  it('know every command that may write, jobs as well', () => {
    const wordless = (Object.keys(contract) as CommandName[]).filter(
      (name) => contract[name].kind === 'job' && !hasActWords(name),
    )
    // Those that only look, or hand out what another command has written down.
    expect(wordless).toEqual([
      'setup.reopen',
      'people.photo',
      'duplicates.find',
      'intake.open',
      'intake.look',
      'intake.preview',
      'intake.wrongRows',
      'attachments.open',
      'attachments.openOfficial',
      'documents.preview',
      'documents.pdf',
      'documents.word',
      'documents.pdfOfMany',
      'documents.headingTrial',
      'printing.printers',
      'printing.lookAtPapers',
      'printing.lookAtFile',
      'backup.places',
      'backup.closing',
      'backup.sets',
      'backup.look',
      'backup.kept',
      'backup.lookKept',
      'places.drives',
      'places.chooseFolder',
      'places.list',
      'places.opened',
      'places.find',
      'accounts.state',
      'audit.check',
      'updates.look',
    ])
    expect(kindWords('person')).toBe('Người')
  })
})
