import type { DoorFile } from '../../../shared/documents/contract.ts'
import { layoutProfileOn, layoutProfileSchema } from '../../../shared/documents/layout.ts'
import { partyDocumentSchema } from '../../../shared/documents/model.ts'
import { numberWarnings } from '../../../shared/documents/numbering.ts'
import { paperStates } from '../../../shared/meetings/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, JobContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { requireReport } from '../reports/store.ts'
import { differingLately, differingOfMeetings, differingOfPeriod } from './differing.ts'
import { fileName } from './file-names.ts'
import { freeze } from './freezing.ts'
import { freezeMany } from './freezing-many.ts'
import { headingTrial } from './heading-trial.ts'
import { keptPdfs } from './kept-pdfs.ts'
import { draftPaper, offeredPapers } from './making.ts'
import { outOfOrder, proposedNumber, readNumber } from './numbers.ts'
import { requireOrigin } from './origin.ts'
import { behindDoor, documentPdf, pageCount, pdfType, previewBehindDoor, wordType } from './printing.ts'
import { paperOf, paperRows, papersOfPeriod, paperView, requirePaper, toPaperKind } from './store.ts'
import { advance, signMany, stepBack } from './ticking.ts'
import { markPrinted, recallVersion, requireState, setVersion, versionRow } from './versions.ts'

const heldOnOf = (db: Reader, meetingId: string): string | undefined =>
  db.first(q.selectFrom('meeting').select('held_on').where('id', '=', meetingId))?.held_on

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
      name:
        paper.meeting_id === null && paper.report_id === null
          ? 'Văn bản.pdf'
          : fileName(
              db,
              {
                ...{ meetingId: paper.meeting_id, reportId: paper.report_id },
                ...{ kind: toPaperKind(paper.kind), item: paper.item },
              },
              'pdf',
              version.version,
            ),
    }
  })
  const pdf = context.papers.read(hash)
  return { ...behindDoor(context, name, pdfType, pdf), pdf }
}

/** The kept PDFs of papers in one. */
async function joinedPdf(papers: readonly string[], context: JobContext) {
  const parts = keptPdfs(papers, context).map(({ pdf }) => pdf)
  context.progress('Đang ghép thành một tệp', 0.3)
  const pdf = await context.workshop.run('joinPdfs', { parts }, { signal: context.signal })
  return { pdf, pages: parts.reduce((sum, part) => sum + pageCount(part), 0) }
}

const whyUnnumbered = (meant: string | null, isOfRegistry: boolean, symbol: string): string => {
  if (meant === null) {
    return isOfRegistry
      ? 'Số văn bản của Đảng ủy do văn thư cấp. Để trống thì in dấu chấm để văn thư ghi.'
      : 'Chưa biết số cuối cùng chi bộ đã dùng cho loại văn bản này, nên để trống thì in dấu chấm. Hãy ghi số nếu văn phòng đã cấp.'
  }
  return meant === ''
    ? 'Chỗ ghi số sẽ in dấu chấm.'
    : `Số và ký hiệu chưa đúng mẫu, hãy ghi như 08-${symbol}; nếu không, bản in để dấu chấm.`
}

export const documentsCommands: Handlers<'documents'> = {
  'documents.papers': ({ differs, ...asked }, read) => {
    const rows = paperRows(read.db, { ...asked, ids: differs ? [...differingLately(read)] : null })
    const differing = differingOfMeetings(
      read,
      rows.map(({ meetingId }) => meetingId),
    )
    return rows.map((row) => ({ ...row, differs: differing.has(row.id) }))
  },

  'documents.paper': ({ id }, { db }) => paperView(db, id),

  'documents.ofMeeting': (asked, { db }) => {
    const paper = paperOf(db, asked)
    return paper ? paperView(db, paper.id) : null
  },

  'documents.offered': ({ meetingId }, read) => offeredPapers(read, meetingId),

  'documents.preview': async ({ number, ...paper }, context) => {
    const { document, day, name } = context.read((read) => ({
      document: draftPaper(read, paper, number),
      day: requireOrigin(read.db, paper).day,
      name: fileName(read.db, paper, 'pdf'),
    }))
    const pdf = await documentPdf(document, layoutProfileOn(day), context)
    const of = paper.meetingId ?? paper.reportId ?? ''
    return { ...previewBehindDoor(context, of, name, pdf), pages: pageCount(pdf) }
  },

  'documents.proposeNumber': ({ number, ...paper }, { db }) => {
    const numbered = proposedNumber(db, paper)
    if (!numbered) return { isNumbered: false, proposed: null, symbol: '', warnings: [], outOfOrder: null }
    const { proposed, series, isOfRegistry } = numbered
    const meant = number ?? proposed
    const value = meant === null ? undefined : readNumber(db, paper, meant)?.value
    return {
      isNumbered: true,
      proposed,
      symbol: series.symbol,
      warnings:
        value === undefined
          ? [whyUnnumbered(meant, isOfRegistry, series.symbol)]
          : // The registry numbers other papers of the commune too: only a double is odd.
            isOfRegistry && !series.given.includes(value)
            ? []
            : numberWarnings(value, series),
      outOfOrder: outOfOrder(db, paper, meant),
    }
  },

  'documents.freeze': freeze,

  'documents.freezeMany': freezeMany,

  'documents.pdf': async ({ paperId, version }, context) => {
    const { pdf, ...file } = keptPdf(paperId, version, context)
    return file
  },

  'documents.word': async ({ number, ...asked }, context) => {
    const { document, layout, name } = context.read((read) => {
      const { db } = read
      const paper = paperOf(db, asked)
      if (!paper || paper.state === 'draft') {
        return {
          document: draftPaper(read, asked, number),
          layout: layoutProfileOn(requireOrigin(db, asked).day),
          name: fileName(db, asked, 'docx'),
        }
      }
      const version = versionRow(db, paper.id, paper.current_version)
      return {
        document: partyDocumentSchema.parse(JSON.parse(version.document)),
        layout: layoutProfileSchema.parse(JSON.parse(version.layout)),
        name: fileName(db, asked, 'docx', version.version),
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

  'documents.pdfOfMany': async ({ papers }, context) => {
    const { pdf, pages } = await joinedPdf(papers, context)
    return { ...behindDoor(context, 'Các văn bản.pdf', pdfType, pdf), pages }
  },

  'documents.printMany': async ({ papers }, context) => {
    const { pdf } = await joinedPdf(papers, context)
    const how = await context.host.printPdf(pdf, 'Các văn bản.pdf')
    if (how === 'printed') {
      context.write((write) => {
        for (const id of papers) if (requirePaper(write.db, id).state === 'frozen') markPrinted(id, write)
      })
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
    const datedOn = paper.report_id && requireReport(db, paper.report_id).dated_on
    if (datedOn && signedOn < datedOn) {
      throw new Refusal('invalid', 'Ngày ký ở trước ngày của báo cáo. Hãy kiểm tra lại ngày.', {
        fields: { signedOn: 'Ở trước ngày của báo cáo' },
      })
    }
    setVersion(context, paperId, 'signed', { signed_on: signedOn, signers, signed_recorded_at: now })
    audit({
      record: { kind: 'paper', id: paperId },
      changes: { state: [paper.state, 'signed'], signedOn, signers },
    })
    return paperView(db, paperId)
  },

  'documents.recall': ({ paperId, revision, version, on, note }, context) => {
    requireRevision(requirePaper(context.db, paperId).revision, revision, () =>
      paperView(context.db, paperId),
    )
    recallVersion(context, { paperId, version, on, note })
    return paperView(context.db, paperId)
  },

  'documents.ofPeriod': ({ period }, read) => {
    const papers = papersOfPeriod(read.db, period)
    const differing = differingOfPeriod(read, period, papers)
    return papers.map((paper) => ({ ...paper, differs: differing.has(paper.paperId) }))
  },

  'documents.advance': (asked, context) => ({ changed: advance(context, asked) }),

  'documents.signMany': (asked, context) => ({ changed: signMany(context, asked) }),

  'documents.stepBack': (asked, context) => {
    stepBack(context, asked)
    return paperView(context.db, asked.paperId)
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
    db.run(q.updateTable('paper').set({ reopened_because: reason }).where('id', '=', paperId))
    audit({ record: { kind: 'paper', id: paperId }, changes: { state: [paper.state, 'draft'], reason } })
    return paperView(db, paperId)
  },

  'documents.headingTrial': async (_input, context) => {
    const { document, today } = context.read((read) => ({ document: headingTrial(read), today: read.today }))
    const pdf = await documentPdf(document, layoutProfileOn(today), context)
    return behindDoor(context, 'Bản in thử tiêu đề.pdf', pdfType, pdf)
  },
}
