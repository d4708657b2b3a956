import { formatPartialDate } from '../calendar/partial-dates.ts'
import type { StudyDocument } from './contract.ts'

/** "Nghị quyết số 12-NQ/TU, ngày 05/9/2026 của Tỉnh ủy": a document as a paper names it (36-HD/VPTW, domain.md 3.2). */
export function documentName({ number, issuedOn, issuer, title }: Omit<StudyDocument, 'id'>): string {
  const source = [
    number === '' ? '' : `số ${number}`,
    issuedOn === null ? '' : `ngày ${formatPartialDate(issuedOn)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
  const origin = [source, issuer === '' ? '' : `của ${issuer}`].filter((part) => part !== '').join(' ')
  return origin === '' ? title : `${title} (${origin})`
}
