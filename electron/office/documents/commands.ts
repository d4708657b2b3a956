import { formatPeriod } from '../../../shared/calendar/periods.ts'
import { bold, column, lineBreak, runs, table, wideColumn } from '../../../shared/documents/compose.ts'
import type { DoorFile } from '../../../shared/documents/contract.ts'
import { layoutProfileOn, layoutProfileSchema } from '../../../shared/documents/layout.ts'
import { type PartyDocument, partyDocumentSchema } from '../../../shared/documents/model.ts'
import { numberText, numberWarnings, parseNumber } from '../../../shared/documents/numbering.ts'
import { paperStates } from '../../../shared/meetings/contract.ts'
import { cellHeading, placeNameOf } from '../../../shared/organisation/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, JobContext, ReadContext, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { draftOf } from '../meetings/draft.ts'
import { requireMeeting } from '../meetings/store.ts'
import { cellNames, nameOn } from '../organisation/store.ts'
import { keepPaper, readPaper } from '../papers.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeOf } from '../setup/store.ts'
import { behindDoor, documentPdf, pageCount, pdfType, wordType } from './printing.ts'
import {
  draftMinutes,
  minutesOf,
  paperOfMeeting,
  paperRows,
  paperView,
  proposedNumber,
  requirePaper,
} from './store.ts'

/** Name of a file as it is saved: what it is, whose, which month. No personal names. */
function fileName(db: Reader, meetingId: string, ending: string): string {
  // A paper stays readable when its meeting lies in the recycle bin.
  const meeting = db.first(q.selectFrom('meeting').selectAll().where('id', '=', meetingId))
  if (!meeting) throw missing('buổi sinh hoạt này')
  const cell = nameOn(db, meeting.cell_id, meeting.held_on)
  const safe = `Biên bản ${cell} ${formatPeriod(meeting.period).replace('/', '-')}`.replace(
    /[\\/:*?"<>|]/g,
    ' ',
  )
  return `${safe}.${ending}`
}

const heldOnOf = (db: Reader, meetingId: string): string | undefined =>
  db.first(q.selectFrom('meeting').select('held_on').where('id', '=', meetingId))?.held_on

const versionRow = (db: Reader, paperId: string, version: number) => {
  const row = db.first(
    q.selectFrom('paper_version').selectAll().where('paper_id', '=', paperId).where('version', '=', version),
  )
  if (!row) throw missing('bản này của văn bản')
  return row
}

/** Reads the number that the clerk gives; '' or null leaves dots. */
function givenNumber(text: string | null) {
  if (text === null || text === '') return undefined
  const parsed = parseNumber(text)
  if (!parsed) {
    throw new Refusal(
      'invalid',
      'Số và ký hiệu chưa đúng mẫu. Hãy ghi như 08-BB/CB, hoặc để trống để in dấu chấm.',
      {
        fields: { number: 'Ghi như 08-BB/CB' },
      },
    )
  }
  return parsed
}

/** `08-BB/CB` as it is printed, however the clerk typed it. */
const canonicalNumber = (
  { value, suffix, type, organisation }: NonNullable<ReturnType<typeof parseNumber>>,
  db: Reader,
  day: string,
): string =>
  numberText(value, `${type}/${organisation}`, rulebookOf(db).rule('paper.numberDigits', day), suffix)

/** Marks the way of the current version; the paper's state follows. */
function setVersion(
  { db }: WriteContext,
  paperId: string,
  state: string,
  marks: Partial<{
    printed_at: string
    signed_on: string
    signers: string
    signed_recorded_at: string
    replaced_at: string
  }>,
): void {
  const paper = requirePaper(db, paperId)
  db.run(
    q
      .updateTable('paper')
      .set({ state, revision: paper.revision + 1 })
      .where('id', '=', paperId),
  )
  db.run(
    q
      .updateTable('paper_version')
      .set(marks)
      .where('paper_id', '=', paperId)
      .where('version', '=', paper.current_version),
  )
}

const requireState = (state: string, allowed: readonly string[], sentence: string): void => {
  if (!allowed.includes(state)) throw new Refusal('refused', sentence)
}

function markPrinted(paperId: string, context: WriteContext): void {
  const { state, current_version: version } = requirePaper(context.db, paperId)
  requireState(state, ['frozen', 'printed'], 'Chỉ ghi "đã in" cho bản đã chốt và chưa ký.')
  const printedAt = versionRow(context.db, paperId, version).printed_at ?? context.now
  setVersion(context, paperId, 'printed', { printed_at: printedAt })
  context.audit({ record: { kind: 'paper', id: paperId }, changes: { state: [state, 'printed'], version } })
}

const refuseFrozen = (paper: { readonly state: string } | undefined): void => {
  if (paper && paper.state !== 'draft') {
    throw new Refusal('refused', 'Biên bản này đã chốt bản in. Muốn sửa, hãy bấm "Lập bản sửa đổi".')
  }
}

/** Puts a frozen document, its layout and its PDF into the record, in one transaction. */
function writeVersion(
  context: WriteContext,
  frozen: {
    readonly meetingId: string
    readonly number: string
    readonly value: number | null
    readonly document: PartyDocument
    readonly layout: unknown
    readonly pdf: { readonly hash: string; readonly bytes: number }
  },
): string {
  const { db, now, account } = context
  const meeting = requireMeeting(db, frozen.meetingId)
  const before = paperOfMeeting(db, frozen.meetingId)
  refuseFrozen(before)
  const version = (before?.current_version ?? 0) + 1
  const id = before?.id ?? uuidv7()
  const columns = {
    state: 'frozen',
    number: frozen.number,
    number_value: frozen.value,
    current_version: version,
    revision: (before?.revision ?? 0) + 1,
  }
  if (before) db.run(q.updateTable('paper').set(columns).where('id', '=', id))
  else {
    db.run(
      q.insertInto('paper').values({
        id,
        kind: 'minutes',
        body_id: meeting.cell_id,
        meeting_id: meeting.id,
        created_at: now,
        ...columns,
      }),
    )
  }
  db.run(
    q
      .insertInto('attachment')
      .values({ sha256: frozen.pdf.hash, bytes: frozen.pdf.bytes, media_type: pdfType, created_at: now })
      .onConflict((conflict) => conflict.column('sha256').doNothing()),
  )
  db.run(
    q.insertInto('paper_version').values({
      paper_id: id,
      version,
      number: frozen.number,
      document: JSON.stringify(frozen.document),
      layout: JSON.stringify(frozen.layout),
      rules: JSON.stringify(rulebookOf(db).snapshot(meeting.held_on)),
      pdf_sha256: frozen.pdf.hash,
      frozen_at: now,
      frozen_by: account,
      reason: before ? reopeningReason(db, id) : '',
    }),
  )
  context.audit({
    record: { kind: 'paper', id },
    changes: {
      state: [before?.state ?? 'draft', 'frozen'],
      version,
      number: frozen.number,
      pdf: frozen.pdf.hash,
    },
  })
  return id
}

/** Why the version before was opened again; kept with the new one. */
const reopeningReason = (db: Reader, paperId: string): string => {
  const row = db.first(
    q
      .selectFrom('audit')
      .select('changes')
      .where('record_kind', '=', 'paper')
      .where('record_id', '=', paperId)
      .where('command', '=', 'documents.reopen')
      .orderBy('sequence', 'desc')
      .limit(1),
  )
  return row ? String(JSON.parse(row.changes).reason ?? '') : ''
}

/** Every cell's two heading lines as they will stand on its papers, in one table. */
function headingTrial({ db, today }: ReadContext): PartyDocument {
  const communeName = communeOf(db)?.communeName ?? ''
  const rows = cellNames(db).map(({ name }, index) => {
    const { superior, issuing } = cellHeading(communeName, name)
    return [String(index + 1), runs(superior, lineBreak, bold(issuing), lineBreak, '*')]
  })
  return {
    schemaVersion: 1,
    draft: false,
    header: {
      issuer: cellHeading(communeName, '').superior || 'ĐẢNG BỘ',
      placeAndDate: { place: communeOf(db)?.placeName || placeNameOf(communeName) || '…', date: today },
    },
    title: { type: 'BẢN IN THỬ', subject: ['tiêu đề văn bản của các chi bộ'] },
    blocks: [table([column('STT', 14, 'center'), wideColumn('Tiêu đề sẽ in', 1, 'center')], rows)],
  }
}

async function freeze(
  {
    meetingId,
    meetingRevision,
    number,
  }: { meetingId: string; meetingRevision: number; number: string | null },
  context: JobContext,
) {
  const parsed = givenNumber(number)
  const { document, layout } = context.read(({ db }) => {
    const meeting = requireMeeting(db, meetingId)
    requireRevision(meeting.revision, meetingRevision, () => null)
    if (draftOf(db, meetingId) || meeting.recorded_at === null) {
      throw new Refusal('refused', 'Còn nội dung chưa ghi vào sổ. Hãy bấm "Ghi vào sổ" rồi chốt bản in.')
    }
    refuseFrozen(paperOfMeeting(db, meetingId))
    return {
      document: minutesOf(db, meetingId, { number: parsed, isDraft: false }),
      layout: layoutProfileOn(meeting.held_on),
    }
  })
  context.progress('Đang dựng bản in', 0.2)
  const pdf = await documentPdf(document, layout, context)
  const hash = keepPaper(context.office.folder, pdf)
  const id = context.write((write) => {
    const meeting = requireMeeting(write.db, meetingId)
    if (meeting.revision !== meetingRevision || draftOf(write.db, meetingId)) {
      throw new Refusal(
        'conflict',
        'Buổi sinh hoạt vừa được sửa trong lúc dựng bản in nên chưa chốt. Hãy xem lại rồi chốt lần nữa.',
      )
    }
    return writeVersion(write, {
      meetingId,
      number: parsed ? canonicalNumber(parsed, write.db, meeting.held_on) : '',
      value: parsed?.value ?? null,
      document: partyDocumentSchema.parse(document),
      layout,
      pdf: { hash, bytes: pdf.length },
    })
  })
  return context.read(({ db }) => paperView(db, id))
}

function keptPdf(
  paperId: string,
  wanted: number | undefined,
  context: JobContext,
): DoorFile & { readonly pdf: Buffer } {
  const { hash, name } = context.read(({ db }) => {
    const paper = requirePaper(db, paperId)
    const version = versionRow(db, paperId, wanted ?? paper.current_version)
    return {
      hash: version.pdf_sha256,
      name: paper.meeting_id === null ? 'Văn bản.pdf' : fileName(db, paper.meeting_id, 'pdf'),
    }
  })
  const pdf = readPaper(context.office.folder, hash)
  return { ...behindDoor(context, name, pdfType, pdf), pdf }
}

export const documentsCommands: Handlers<'documents'> = {
  'documents.papers': (input, { db }) => paperRows(db, input),

  'documents.paper': ({ id }, { db }) => paperView(db, id),

  'documents.ofMeeting': ({ meetingId }, { db }) => {
    const paper = paperOfMeeting(db, meetingId)
    return paper ? paperView(db, paper.id) : null
  },

  'documents.preview': async ({ meetingId, number }, context) => {
    const { document, day, name } = context.read(({ db }) => ({
      document: draftMinutes(db, meetingId, number),
      day: requireMeeting(db, meetingId).held_on,
      name: fileName(db, meetingId, 'pdf'),
    }))
    const pdf = await documentPdf(document, layoutProfileOn(day), context)
    return { ...behindDoor(context, name, pdfType, pdf), pages: pageCount(pdf) }
  },

  'documents.proposeNumber': ({ meetingId, number }, { db }) => {
    const { proposed, series } = proposedNumber(db, meetingId)
    const meant = number ?? proposed
    const value = meant === null ? undefined : parseNumber(meant)?.value
    return {
      proposed,
      symbol: series.symbol,
      warnings:
        value === undefined
          ? [
              'Chưa biết số biên bản cuối cùng của chi bộ, nên để trống thì in dấu chấm. Hãy ghi số nếu văn phòng đã cấp.',
            ]
          : numberWarnings(value, series),
    }
  },

  'documents.freeze': freeze,

  'documents.pdf': async ({ paperId, version }, context) => {
    const { pdf, ...file } = keptPdf(paperId, version, context)
    return file
  },

  'documents.word': async ({ meetingId }, context) => {
    const { document, layout, name } = context.read(({ db }) => {
      const paper = paperOfMeeting(db, meetingId)
      const name = fileName(db, meetingId, 'docx')
      if (!paper || paper.state === 'draft') {
        return {
          document: draftMinutes(db, meetingId),
          layout: layoutProfileOn(requireMeeting(db, meetingId).held_on),
          name,
        }
      }
      const version = versionRow(db, paper.id, paper.current_version)
      return {
        document: partyDocumentSchema.parse(JSON.parse(version.document)),
        layout: layoutProfileSchema.parse(JSON.parse(version.layout)),
        name,
      }
    })
    // The library that writes Word files is large and seldom needed: it is loaded with the first one.
    const { documentWord } = await import('./word.ts')
    return behindDoor(context, name, wordType, await documentWord(document, layout))
  },

  'documents.print': async ({ paperId }, context) => {
    const stateNow = () => context.read(({ db }) => requirePaper(db, paperId).state)
    requireState(
      stateNow(),
      paperStates.filter((state) => state !== 'draft'),
      'Văn bản này đang sửa đổi, bản đã chốt trước không còn dùng. Hãy chốt bản in mới rồi in.',
    )
    const { pdf, name } = keptPdf(paperId, undefined, context)
    const how = await context.host.printPdf(pdf, name)
    // A copy of a signed paper is printed without a change of its state.
    if (how === 'printed' && ['frozen', 'printed'].includes(stateNow())) {
      context.write((write) => markPrinted(paperId, write))
    }
    return { how }
  },

  'documents.markPrinted': ({ paperId, revision }, context) => {
    requireRevision(requirePaper(context.db, paperId).revision, revision, () =>
      paperView(context.db, paperId),
    )
    markPrinted(paperId, context)
    return paperView(context.db, paperId)
  },

  'documents.recordSigned': ({ paperId, revision, signedOn, signers }, context) => {
    const { db, audit, now, today } = context
    const paper = requirePaper(db, paperId)
    requireRevision(paper.revision, revision, () => paperView(db, paperId))
    requireState(
      paper.state,
      ['frozen', 'printed'],
      'Chỉ ghi nhận đã ký cho bản đã chốt in và chưa ghi nhận ký.',
    )
    if (signedOn > today) {
      throw new Refusal('invalid', 'Ngày ký ở sau hôm nay. Hãy kiểm tra lại ngày.', {
        fields: { signedOn: 'Ở sau hôm nay' },
      })
    }
    const heldOn = paper.meeting_id && heldOnOf(db, paper.meeting_id)
    if (heldOn && signedOn < heldOn) {
      throw new Refusal('invalid', 'Ngày ký ở trước ngày họp. Hãy kiểm tra lại ngày.', {
        fields: { signedOn: 'Ở trước ngày họp' },
      })
    }
    setVersion(context, paperId, 'signed', { signed_on: signedOn, signers, signed_recorded_at: now })
    audit({
      record: { kind: 'paper', id: paperId },
      changes: { state: [paper.state, 'signed'], signedOn, signers },
    })
    return paperView(db, paperId)
  },

  'documents.reopen': ({ paperId, revision, reason }, context) => {
    const { db, audit, now } = context
    const paper = requirePaper(db, paperId)
    requireRevision(paper.revision, revision, () => paperView(db, paperId))
    requireState(
      paper.state,
      ['frozen', 'printed', 'signed', 'scanned', 'posted', 'archived'],
      'Văn bản này đang là nháp.',
    )
    setVersion(context, paperId, 'draft', { replaced_at: now })
    audit({ record: { kind: 'paper', id: paperId }, changes: { state: [paper.state, 'draft'], reason } })
    return paperView(db, paperId)
  },

  'documents.headingTrial': async (_input, context) => {
    const { document, today } = context.read((read) => ({ document: headingTrial(read), today: read.today }))
    const pdf = await documentPdf(document, layoutProfileOn(today), context)
    return behindDoor(context, 'Bản in thử tiêu đề.pdf', pdfType, pdf)
  },
}
