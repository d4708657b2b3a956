import type { OnePaper } from '../../../shared/documents/contract.ts'
import { paperTypes } from '../../../shared/documents/kinds.ts'
import { layoutProfileOn } from '../../../shared/documents/layout.ts'
import { type PartyDocument, partyDocumentSchema } from '../../../shared/documents/model.ts'
import { numberText, type parseNumber } from '../../../shared/documents/numbering.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { JobContext, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { paperDocument, refuseUncarried } from './making.ts'
import { isNumberTaken, proposedNumber, readNumber } from './numbers.ts'
import { requireOrigin } from './origin.ts'
import { documentPdf, pdfType } from './printing.ts'
import { paperOf, paperView } from './store.ts'

/** Reads the number that the clerk gives; '' or null leaves dots. */
function givenNumber(db: Reader, paper: OnePaper, text: string | null) {
  if (text === null || text === '') return undefined
  const parsed = readNumber(db, paper, text)
  if (!parsed) {
    const example = `08-${proposedNumber(db, paper)?.series.symbol ?? 'BB/CB'}`
    throw new Refusal(
      'invalid',
      `Số và ký hiệu chưa đúng mẫu. Hãy ghi như ${example}, hoặc để trống để in dấu chấm.`,
      { fields: { number: `Ghi như ${example}` } },
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

const refuseFrozen = (paper: { readonly state: string } | undefined): void => {
  if (paper && paper.state !== 'draft') {
    throw new Refusal('refused', 'Văn bản này đã chốt bản in. Muốn sửa, hãy bấm "Lập bản sửa đổi".')
  }
}

/** Puts a frozen document, its layout and its PDF into the record, in one transaction. */
function writeVersion(
  context: WriteContext,
  frozen: {
    readonly paper: OnePaper
    readonly number: string
    readonly value: number | null
    readonly document: PartyDocument
    readonly layout: unknown
    readonly pdf: { readonly hash: string; readonly bytes: number }
  },
): string {
  const { db, now, account } = context
  const { meetingId, reportId, kind, item } = frozen.paper
  const { bodyId, day } = requireOrigin(db, frozen.paper)
  const before = paperOf(db, frozen.paper)
  refuseFrozen(before)
  const version = (before?.current_version ?? 0) + 1
  const id = before?.id ?? uuidv7()
  const columns = {
    state: 'frozen',
    number: frozen.number,
    number_value: frozen.value,
    current_version: version,
    reopened_because: '',
    // How far the version before had come says nothing of this one.
    ...{ scanned_on: null, posted_on: null, archived_on: null },
    revision: (before?.revision ?? 0) + 1,
  }
  if (before) db.run(q.updateTable('paper').set(columns).where('id', '=', id))
  else {
    db.run(
      q.insertInto('paper').values({
        id,
        ...{ kind, item, body_id: bodyId, meeting_id: meetingId, report_id: reportId },
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
      rules: JSON.stringify(rulebookOf(db).snapshot(day)),
      pdf_sha256: frozen.pdf.hash,
      frozen_at: now,
      frozen_by: account,
      reason: before?.reopened_because ?? '',
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

const refuseDouble = (number: string): Refusal =>
  new Refusal(
    'refused',
    `Số ${number} đã dùng cho một văn bản khác nên chưa chốt. Nội dung còn nguyên. Hãy ghi số khác, hoặc xác nhận vẫn dùng số này.`,
    { fields: { number: 'Đã dùng cho một văn bản khác' } },
  )

interface Asked extends OnePaper {
  readonly meetingRevision: number
  readonly number: string | null
  readonly allowDouble: boolean
}

/** Chốt bản in: the number is given; the canonical document, its layout and the PDF itself are kept. */
export async function freeze({ meetingRevision, number, allowDouble, ...paper }: Asked, context: JobContext) {
  // A summons goes out while the meeting itself is still being written.
  const asksRecord = !paperTypes[paper.kind].isBeforehand
  const parsed =
    paperTypes[paper.kind].series === null
      ? undefined
      : context.read(({ db }) => givenNumber(db, paper, number))
  const { document, layout } = context.read((read) => {
    const { db } = read
    const origin = requireOrigin(db, paper)
    requireRevision(origin.revision, meetingRevision, () => null)
    if (asksRecord && origin.isUnrecorded) {
      throw new Refusal('refused', 'Còn nội dung chưa ghi vào sổ. Hãy bấm "Ghi vào sổ" rồi chốt bản in.')
    }
    refuseFrozen(paperOf(db, paper))
    refuseUncarried(db, paper)
    return {
      document: paperDocument(read, paper, { number: parsed, isDraft: false }),
      layout: layoutProfileOn(origin.day),
    }
  })
  context.progress('Đang dựng bản in', 0.2)
  const pdf = await documentPdf(document, layout, context)
  if (context.signal.aborted) {
    throw new Refusal('cancelled', 'Đã hủy theo yêu cầu. Văn bản chưa chốt và còn nguyên.')
  }
  const hash = context.papers.keep(pdf)
  const id = context.write((write) => {
    const origin = requireOrigin(write.db, paper)
    if (origin.revision !== meetingRevision || (asksRecord && origin.isUnrecorded)) {
      throw new Refusal(
        'conflict',
        'Nội dung vừa được sửa trong lúc dựng bản in nên chưa chốt. Hãy xem lại rồi chốt lần nữa.',
      )
    }
    const written = parsed ? canonicalNumber(parsed, write.db, origin.day) : ''
    // Here and not before: the other paper may have been frozen while this one was drawn.
    if (parsed && !allowDouble && isNumberTaken(write.db, paper, parsed)) throw refuseDouble(written)
    return writeVersion(write, {
      paper,
      number: written,
      value: parsed?.value ?? null,
      document: partyDocumentSchema.parse(document),
      layout,
      pdf: { hash, bytes: pdf.length },
    })
  })
  return context.read(({ db }) => paperView(db, id))
}
