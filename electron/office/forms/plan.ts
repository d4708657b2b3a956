import type { Html } from '../../../shared/documents/markup.ts'
import type { PartyDocument } from '../../../shared/documents/model.ts'
import type { FormSheets } from '../../../shared/forms/page.ts'
import type { PlacedPaper } from '../../../shared/printing/placed.ts'

/** A paper among others in one PDF, by the name of the place where it begins. */
export interface MarkedPaper extends Omit<PlacedPaper, 'first'> {
  readonly place: string
}

/** What is to be printed, before its parts are made. */
export interface PrintPlan {
  readonly sheets: FormSheets
  readonly parts: () => Iterable<Html>
  /** How many parts there will be, more or less. */
  readonly count: number
  /** People, cells or movements that are taken out of the register; for the audit. */
  readonly records: number
  /** The one whose form it is, where it is one. */
  readonly person?: string | undefined
  /** For the name of the file. */
  readonly title: string
  /** The papers within, cell by cell, where copies and sets of them can be printed. */
  readonly papers?: readonly MarkedPaper[]
  /** What Word is given of a form that can be had in it, on a sheet that lies as the form's own. */
  readonly paper?: () => PartyDocument
}

/** Papers in the Party's own layout that belong to no meeting and bear no number; `count` of them. */
export interface DocumentPlan extends Pick<PrintPlan, 'count' | 'records' | 'person' | 'title'> {
  readonly documents: () => Iterable<PartyDocument>
}
