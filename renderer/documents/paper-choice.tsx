import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OfferedPaper, PaperView } from '../../shared/documents/contract.ts'
import { minutesRef, type PaperRef } from '../../shared/documents/kinds.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { inputProps } from '../components/text-field.tsx'
import { useRead } from '../office.ts'

/** Frozen or further on its way: what is shown is the kept PDF. */
export const isFrozen = (paper: PaperView | null): paper is PaperView =>
  paper !== null && paper.state !== 'draft'

export interface PaperChoice {
  readonly ref: PaperRef
  readonly offered: readonly OfferedPaper[]
  readonly current: OfferedPaper | undefined
  readonly choose: (ref: PaperRef) => void
}

const keyOfPaper = ({ kind, item }: PaperRef): string => `${kind} ${item}`

/** Which of the papers of a meeting is looked at. One that it does not yield any more gives way to the minutes. */
export function usePaperChoice(meetingId: string): PaperChoice {
  const [wanted, choose] = useState<PaperRef>(minutesRef)
  const { data: offered = [] } = useRead('documents.offered', { meetingId }, { keepPrevious: true })
  const current = offered.find((paper) => keyOfPaper(paper) === keyOfPaper(wanted))
  const isGone = offered.length > 0 && current === undefined
  return { ref: isGone ? minutesRef : wanted, offered, current, choose }
}

/** The choice itself, each paper with how far it is. */
export function PaperSelect({ choice: { ref, offered, choose } }: { readonly choice: PaperChoice }) {
  return (
    <NativeSelect
      {...inputProps({ label: 'Văn bản của buổi này', hideLabel: true })}
      className="paper-select"
      value={keyOfPaper(ref)}
      data={offered.map((paper) => ({
        value: keyOfPaper(paper),
        label: paper.paperId === null ? paper.name : `${paper.name} (${wayOf(paper)})`,
      }))}
      onChange={(event) => {
        const chosen = offered.find((paper) => keyOfPaper(paper) === event.currentTarget.value)
        if (chosen) choose({ kind: chosen.kind, item: chosen.item })
      }}
    />
  )
}

const wayOf = ({ state, differs }: OfferedPaper): string =>
  differs ? 'không còn khớp với sổ' : paperStateNames[state].toLocaleLowerCase('vi')
