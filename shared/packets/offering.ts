import { endingOf, type FileKind, type FilePurpose, wordKind } from '../attachments/contract.ts'
import { formatDate } from '../calendar/dates.ts'
import { formatPeriod, type Period } from '../calendar/periods.ts'
import { isPostedByDefault, type PaperKind, paperTypes } from '../documents/kinds.ts'
import type { PaperState } from '../meetings/contract.ts'
import { isMonthlyKind, meetingTitles } from '../meetings/meeting.ts'
import { distinctNames, plainFileName } from '../text/file-names.ts'
import type { PacketItem, PacketPart, Phase } from './contract.ts'
import { speaksOfVetting, type WithholdingFacts, withheld } from './withheld.ts'

/** What the record holds of a meeting that may go into its packet. */
export interface PacketFacts extends WithholdingFacts {
  readonly cellName: string
  readonly period: Period
  readonly heldOn: string
  readonly isRecorded: boolean
  readonly hasAgenda: boolean
  readonly papers: readonly {
    readonly id: string
    readonly revision: number
    readonly kind: PaperKind
    readonly state: PaperState
    readonly number: string
    readonly postedOn: string | null
    /** Kind of file of the official text, where one was attached to the version in use. */
    readonly official: FileKind | null
  }[]
  readonly files: readonly {
    readonly sha256: string
    readonly purpose: FilePurpose
    readonly name: string
    readonly mediaType: FileKind
  }[]
}

const wordNote = 'Bản chính thức là tệp Word; Sổ tay cần PDF: hãy lưu thành PDF bằng Word rồi gắn lại.'

function paperItem(facts: PacketFacts, paper: PacketFacts['papers'][number]): Omit<PacketItem, 'fileName'> {
  const { name } = paperTypes[paper.kind]
  const isPosted = isPostedByDefault(paper.kind, facts.kind) && withheld(facts) === ''
  const notes = [
    ...(isPosted ? [] : [withheld(facts) || 'Loại văn bản này mặc định không đăng.']),
    ...(paper.official === null
      ? []
      : [paper.official === wordKind ? wordNote : 'Dùng bản chính thức đã gắn.']),
  ]
  return {
    key: `paper:${paper.id}`,
    name: paper.number === '' ? name : `${name} số ${paper.number}`,
    paper: { id: paper.id, revision: paper.revision, state: paper.state, postedOn: paper.postedOn },
    isPosted,
    note: notes.join(' '),
  }
}

const isUsable = ({ state }: { readonly state: PaperState }): boolean => state !== 'draft'

const fileVetting = ({ name }: PacketFacts['files'][number]): string =>
  speaksOfVetting(name.normalize('NFC').replaceAll(/[_-]+/g, ' '))
    ? 'Tên tệp nói đến thẩm tra, xác minh lý lịch: mặc định không đăng.'
    : ''

function fileItem(facts: PacketFacts, file: PacketFacts['files'][number]): Omit<PacketItem, 'fileName'> {
  const isPrinted = facts.papers.some((paper) => paper.kind === 'minutes' && isUsable(paper))
  const isScan = file.purpose === 'signed'
  const whyNot = isScan && isPrinted ? 'Đã có biên bản chốt bản in.' : withheld(facts) || fileVetting(file)
  return {
    key: `file:${file.sha256}`,
    name: `${isScan ? 'Bản quét' : 'Tài liệu'}: ${file.name}`,
    paper: null,
    isPosted: whyNot === '',
    note: whyNot,
  }
}

/** Long rows of figures in the name of a file may be somebody's number. */
const withoutFigures = (name: string): string => name.replace(/\d{8,}/g, '')

const withoutEnding = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/, '')

/** `Bien ban so 08-BB-CB Chi bo ban Sen Dong 11-2026` */
function paperFileName({ cellName, period }: PacketFacts, { kind, number }: PacketFacts['papers'][number]) {
  const which = number === '' ? '' : ` so ${number.replace('/', '-')}`
  const month = formatPeriod(period).replace('/', '-')
  return plainFileName(`${paperTypes[kind].name}${which} ${cellName} ${month}`, 110)
}

const scanFileName = ({ cellName, period }: PacketFacts): string =>
  plainFileName(`Ban quet bien ban ${cellName} ${formatPeriod(period).replace('/', '-')}`, 110)

function itemsOf(facts: PacketFacts, phase: Phase): readonly PacketItem[] {
  const isOf = (isBeforehand: boolean) => isBeforehand === (phase === 'before')
  const papers = facts.papers.filter((paper) => isOf(paperTypes[paper.kind].isBeforehand) && isUsable(paper))
  const files = facts.files.filter(({ purpose }) => isOf(purpose === 'preparation'))
  const named = [
    ...papers.map((paper) => ({
      item: paperItem(facts, paper),
      name: paperFileName(facts, paper),
      ending: endingOf[paper.official ?? 'application/pdf'],
    })),
    ...files.map((file) => ({
      item: fileItem(facts, file),
      name:
        file.purpose === 'signed'
          ? scanFileName(facts)
          : plainFileName(`Tai lieu ${withoutEnding(withoutFigures(file.name))}`, 110),
      ending: endingOf[file.mediaType],
    })),
  ]
  const names = distinctNames(named.map(({ name }) => name))
  return named.map(({ item, ending }, index) => ({ ...item, fileName: `${names[index]}.${ending}` }))
}

const stillDraft = ({ papers }: PacketFacts, isBeforehand: boolean): readonly string[] =>
  papers
    .filter((paper) => !isUsable(paper) && paperTypes[paper.kind].isBeforehand === isBeforehand)
    .map(({ kind }) => `${paperTypes[kind].name} đang sửa đổi, chưa chốt bản in mới.`)

function missingBefore(facts: PacketFacts, items: readonly PacketItem[]): readonly string[] {
  return [
    ...(facts.hasAgenda ? [] : ['Chưa có chương trình.']),
    ...(items.length === 0 ? ['Chưa có tài liệu: đính kèm tài liệu hoặc chốt thông báo triệu tập.'] : []),
    ...stillDraft(facts, true),
  ]
}

function missingAfter(facts: PacketFacts, items: readonly PacketItem[]): readonly string[] {
  if (!facts.isRecorded) return ['Chưa ghi vào sổ.']
  const minutes = facts.papers.find((paper) => paper.kind === 'minutes' && isUsable(paper))
  const hasScan = items.some(({ paper }) => paper === null)
  return [
    ...(minutes === undefined && !hasScan ? ['Chưa chốt biên bản, chưa có bản quét.'] : []),
    ...(minutes !== undefined && ['frozen', 'printed'].includes(minutes.state)
      ? ['Biên bản chưa ghi nhận đã ký.']
      : []),
    ...stillDraft(facts, false),
  ]
}

/** What the packet of a meeting would hold, and what is not there yet. */
export function packetPart(facts: PacketFacts, phase: Phase): PacketPart {
  const items = itemsOf(facts, phase)
  // What a committee does among itself has no deadline of the e-handbook, and so nothing is missing of it.
  if (facts.kind === 'committee') return { items: [...items], missing: [] }
  const missing = phase === 'before' ? missingBefore(facts, items) : missingAfter(facts, items)
  return { items: [...items], missing: [...missing] }
}

/** Name of the folder of a meeting: the cell's for its monthly one, with kind and day for any other. */
export function packetFolderName({
  cellName,
  kind,
  heldOn,
}: Pick<PacketFacts, 'cellName' | 'kind' | 'heldOn'>) {
  if (isMonthlyKind(kind)) return plainFileName(cellName)
  return plainFileName(`${cellName} ${meetingTitles[kind]} ${formatDate(heldOn).replaceAll('/', '-')}`, 120)
}
