import { canTick } from '../../shared/documents/way.ts'
import type { PaperState } from '../../shared/meetings/contract.ts'
import type { PacketItem, PacketRow, Phase } from '../../shared/packets/contract.ts'

/** What the clerk has chosen: meetings, and items that are to go other than by default. */
export interface Choice {
  readonly meetings: ReadonlySet<string>
  /** By meeting and item. */
  readonly turned: ReadonlySet<string>
}

export const nothingChosen: Choice = { meetings: new Set(), turned: new Set() }

const flipped = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> => {
  const after = new Set(set)
  if (!after.delete(value)) after.add(value)
  return after
}

const nameOf = (meetingId: string, { key }: PacketItem): string => `${meetingId} ${key}`

export const turnMeeting = (choice: Choice, meetingId: string): Choice => ({
  ...choice,
  meetings: flipped(choice.meetings, meetingId),
})

export const turnItem = (choice: Choice, meetingId: string, item: PacketItem): Choice => ({
  ...choice,
  turned: flipped(choice.turned, nameOf(meetingId, item)),
})

export const isTaken = (choice: Choice, meetingId: string, item: PacketItem): boolean =>
  item.isPosted !== choice.turned.has(nameOf(meetingId, item))

/** The items of a meeting that its packet will hold. */
export const takenOf = (choice: Choice, row: PacketRow, phase: Phase): readonly PacketItem[] =>
  row[phase].items.filter((item) => isTaken(choice, row.meetingId, item))

/** What was not recorded may never have been held: nothing of it is put up as of a meeting that was. */
export const canGo = ({ isRecorded }: PacketRow, phase: Phase): boolean => phase === 'before' || isRecorded

/** Meetings of which something is due, though all their papers stay off: the text to paste goes all the same. */
export const dueNow = (rows: readonly PacketRow[], phase: Phase): readonly PacketRow[] =>
  rows.filter((row) => row.due === phase && canGo(row, phase) && row[phase].items.length > 0)

/** The papers of packets that nobody has noted as signed, by cell: `Biên bản, Nghị quyết của Chi bộ bản Đông`. */
export function unsignedWords(choice: Choice, rows: readonly PacketRow[], phase: Phase): readonly string[] {
  return rows.flatMap((row) => {
    const names = takenOf(choice, row, phase).flatMap(({ name, paper }) =>
      paper !== null && isUnsigned(paper.state) ? [name] : [],
    )
    return names.length === 0 ? [] : [`${row.cellName}: ${names.join(', ')}`]
  })
}

const isUnsigned = (state: PaperState): boolean => state === 'frozen' || state === 'printed'

/** `22 buổi, 2 buổi chưa đăng, 1 buổi chưa ghi vào sổ`: what of a month is still to be put up. */
export function standing(rows: readonly PacketRow[], phase: Phase): string {
  const asked = rows.filter(({ kind }) => kind !== 'committee')
  const count = (fits: (row: PacketRow) => boolean, words: string): readonly string[] => {
    const found = asked.filter(fits).length
    return found === 0 ? [] : [`${found} buổi ${words}`]
  }
  const parts =
    phase === 'before'
      ? [
          ...count(({ due }) => due === 'before', 'chưa đưa lên'),
          ...count(
            ({ due, uploadedOn }) => uploadedOn === null && due !== 'before',
            'đã qua mà không ghi ngày đưa lên',
          ),
        ]
      : [
          ...count(({ isRecorded, postedOn }) => isRecorded && postedOn === null, 'chưa đăng'),
          ...count(({ isRecorded }) => !isRecorded, 'chưa ghi vào sổ'),
        ]
  const all = phase === 'before' ? 'đã đưa lên hết' : 'đã đăng hết'
  return [`${rows.length} buổi`, ...(parts.length === 0 ? [all] : parts)].join(', ')
}

/** Papers of a packet that are marked as posted with it: an unsigned print goes up and is not yet posted. */
export const tickedPapers = (choice: Choice, row: PacketRow, phase: Phase) =>
  phase === 'before'
    ? []
    : takenOf(choice, row, phase).flatMap(({ paper }) =>
        paper !== null && canTick('posted', [paper.state])
          ? [{ paperId: paper.id, revision: paper.revision }]
          : [],
      )
