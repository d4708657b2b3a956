import type { Html } from '../../../shared/documents/markup.ts'
import type { PartyDocument } from '../../../shared/documents/model.ts'
import type { FormSheets } from '../../../shared/forms/page.ts'

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
}

/** A paper in the Party's own layout that belongs to no meeting and bears no number. */
export interface DocumentPlan extends Pick<PrintPlan, 'records' | 'person' | 'title'> {
  readonly document: PartyDocument
}
