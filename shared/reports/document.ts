import { type Content, centered, known, signatory, signature } from '../documents/compose.ts'
import type { Block, DocumentNumber, PartyDocument } from '../documents/model.ts'
import { cellHeading, communeHeading } from '../organisation/heading.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import {
  type CellRecord,
  cellOpening,
  cellReportSections,
  submissionClosing,
  submissionSections,
} from './cell-report.ts'
import { cellsAnnex } from './commune-annex.ts'
import type { CommuneRecord } from './commune-facts.ts'
import { communeOpening, communeReportSections } from './commune-report.ts'
import { isOfCommune, reportTitles } from './kinds.ts'
import { timeOf } from './names.ts'
import { type Section, sectionBlocks, type Written } from './section.ts'

/** What every report is made from, whatever its kind. */
interface Head {
  readonly communeName: string
  readonly province: string
  readonly placeName: string
  /** `Chi bộ bản Sen Đông`, or `Đảng ủy xã Mường Than`. */
  readonly bodyName: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly addressee: string
  /** The day on the paper; null leaves it to the registry (văn thư), or to the pen. */
  readonly datedOn: string | null
  /** The day whose rules hold. */
  readonly day: string
  /** Who leads the body on that day; '' where the register does not know. */
  readonly signer: string
  readonly written: Written
  readonly book: Rulebook
  readonly number: DocumentNumber
  readonly isDraft: boolean
}

export type ReportSource = Head &
  (
    | { readonly kind: 'cell-report'; readonly record: CellRecord }
    | { readonly kind: 'submission' }
    | { readonly kind: 'commune-report' | 'commune-review'; readonly record: CommuneRecord }
  )

export function sectionsOf(source: ReportSource): readonly Section[] {
  switch (source.kind) {
    case 'cell-report':
      return cellReportSections(source.record)
    case 'submission':
      return submissionSections
    case 'commune-report':
    case 'commune-review':
      return communeReportSections(source.record, source.kind === 'commune-review')
  }
}

const subjectOf = ({ kind, from, to, subject }: ReportSource): string => {
  if (subject !== '') return subject
  switch (kind) {
    case 'cell-report':
      return `kết quả sinh hoạt và thực hiện nhiệm vụ ${timeOf(from, to)}`
    case 'submission':
      return 'về việc ……………………'
    case 'commune-report':
      return `kết quả sinh hoạt chi bộ ${timeOf(from, to)}`
    case 'commune-review':
      return `sơ kết sinh hoạt chi bộ ${timeOf(from, to)}`
  }
}

const addressed = (addressee: string): Block => centered('Kính gửi: ', known(addressee, 40) satisfies Content)

function opening(source: ReportSource): Block[] {
  const { kind, bodyName, from, to, addressee } = source
  switch (kind) {
    case 'cell-report':
      return [cellOpening(bodyName, from)]
    case 'submission':
      return [addressed(addressee)]
    case 'commune-report':
    case 'commune-review':
      return [...(addressee === '' ? [] : [addressed(addressee)]), communeOpening(bodyName, from, to)]
  }
}

/** A report or a tờ trình as a paper (domain.md 3.1-3.3). */
export function reportDocument(source: ReportSource): PartyDocument {
  const { communeName, province, placeName, bodyName, number, datedOn, book, day, signer } = source
  const ofCommune = isOfCommune(source.kind)
  const { superior, issuing } = ofCommune
    ? communeHeading(communeName, province)
    : cellHeading(communeName, bodyName)
  return {
    schemaVersion: 1,
    draft: source.isDraft,
    header: {
      superior,
      issuer: issuing,
      number,
      placeAndDate: {
        ...(placeName.trim() !== '' && { place: placeName }),
        ...(datedOn !== null && { date: datedOn }),
      },
    },
    title: { type: reportTitles[source.kind], subject: [subjectOf(source)] },
    blocks: [
      ...opening(source),
      ...sectionBlocks(sectionsOf(source), source.written),
      ...(source.kind === 'submission' ? [submissionClosing(bodyName, source.addressee)] : []),
      signature(
        signatory('BÍ THƯ', signer, ofCommune ? 'T/M BAN THƯỜNG VỤ' : 'T/M CHI BỘ'),
        book.rule(
          `paper.recipients.${source.kind === 'commune-review' ? 'commune-report' : source.kind}`,
          day,
        ),
      ),
      ...('record' in source && 'months' in source.record ? cellsAnnex(source.record) : []),
    ],
  }
}
