import { useCallback } from 'react'
import { type PaperKind, paperTypes } from '../../shared/documents/kinds.ts'
import type { PrintOutcome } from '../../shared/printing/contract.ts'
import type { Pass } from '../../shared/printing/sheets.ts'
import { useJob } from '../office.ts'
import type { PrintSettings } from './remembered.ts'

export interface PaperToPrint {
  readonly paperId: string
  readonly kind: PaperKind
}

/** What is printed: kept papers, cell by cell, or a PDF that waits behind the door. */
export type PrintSource =
  | { readonly papers: readonly PaperToPrint[]; readonly file?: never; readonly kinds?: never }
  | {
      readonly file: string
      /** Of a file that holds papers of several cells, the names of their kinds by what they are called there. */
      readonly kinds?: Readonly<Record<string, string>> | undefined
      readonly papers?: never
    }

/** Copies are given by these: the kinds of paper in the job, or the file. */
export function copyKinds({
  papers,
  kinds,
}: PrintSource): readonly { readonly kind: string; readonly name: string }[] {
  const names = papers
    ? Object.fromEntries(papers.map(({ kind }) => [kind, paperTypes[kind].name]))
    : (kinds ?? { file: '' })
  return Object.entries(names).map(([kind, name], _, { length }) => ({
    ...{ kind, name: length === 1 ? 'Số bản' : `Số bản: ${name}` },
  }))
}

/** Pages can be chosen of one paper; of several every page is printed. */
export const hasRange = ({ papers, kinds }: PrintSource): boolean =>
  papers === undefined ? kinds === undefined : papers.length === 1

/** Sides and order as the office takes them. */
interface How {
  readonly settings: PrintSettings
  readonly range: string
}

export interface Sending extends How {
  /** Null: the system's own dialog. */
  readonly printer: string | null
  readonly pass: Pass
  readonly from: number | null
}

/** The jobs behind the dialog, for either source. */
export function usePrinting(source: PrintSource) {
  const lookAtPapers = useJob('printing.lookAtPapers')
  const lookAtFile = useJob('printing.lookAtFile')
  const printPapers = useJob('printing.papers')
  const printFile = useJob('printing.file')
  const { papers, file, kinds } = source
  const startPapers = lookAtPapers.start
  const startFile = lookAtFile.start
  const look = papers === undefined ? lookAtFile : lookAtPapers
  const print = papers === undefined ? printFile : printPapers

  /** As both sides will lie: two passes come to the same sheets as a printer of both sides. */
  const lookAt = useCallback(
    ({ settings, range }: How) => {
      const { sides, isBackShifted, copies } = settings
      const how = { sides: sides === 'passes' ? ('long' as const) : sides, isBackShifted, range }
      return papers === undefined
        ? startFile({ file, copies: copiesOfFile(kinds, copies), ...how })
        : startPapers({ papers: withCopies(papers, copies), ...how })
    },
    [papers, file, kinds, startPapers, startFile],
  )
  const send = ({ settings, range, printer, pass, from }: Sending): Promise<PrintOutcome | undefined> => {
    const { sides, isBackReversed, isBackShifted, copies } = settings
    const how = { sides, isBackReversed, isBackShifted, range, printer, pass, from }
    return papers === undefined
      ? printFile.start({ file, copies: copiesOfFile(kinds, copies), ...how })
      : printPapers.start({ papers: withCopies(papers, copies), ...how })
  }
  return { look, print, lookAt, send }
}

const withCopies = (papers: readonly PaperToPrint[], copies: PrintSettings['copies']) =>
  papers.map(({ paperId, kind }) => ({ paperId, copies: copies[kind] ?? 1 }))

const copiesOfFile = (kinds: PrintSource['kinds'], copies: PrintSettings['copies']) =>
  kinds === undefined
    ? (copies.file ?? 1)
    : Object.fromEntries(Object.keys(kinds).map((kind) => [kind, copies[kind] ?? 1]))
