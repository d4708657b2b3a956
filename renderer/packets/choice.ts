import { canTick } from '../../shared/documents/way.ts'
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

/** Meetings of which something is due and of which there is something to put up. */
export const dueNow = (choice: Choice, rows: readonly PacketRow[], phase: Phase): readonly PacketRow[] =>
  rows.filter((row) => row.due === phase && takenOf(choice, row, phase).length > 0)

/** Papers of a packet that are marked as posted with it: an unsigned print goes up and is not yet posted. */
export const tickedPapers = (choice: Choice, row: PacketRow, phase: Phase) =>
  phase === 'before'
    ? []
    : takenOf(choice, row, phase).flatMap(({ paper }) =>
        paper !== null && canTick('posted', [paper.state])
          ? [{ paperId: paper.id, revision: paper.revision }]
          : [],
      )
