import { bold, column, lineBreak, runs, table, wideColumn } from '../../../shared/documents/compose.ts'
import type { PartyDocument } from '../../../shared/documents/model.ts'
import { cellHeading, placeNameOf } from '../../../shared/organisation/heading.ts'
import type { ReadContext } from '../context.ts'
import { cellNames } from '../organisation/store.ts'
import { communeOf } from '../setup/store.ts'

/** Every cell's two heading lines as they will stand on its papers, in one table. */
export function headingTrial({ db, today }: ReadContext): PartyDocument {
  const communeName = communeOf(db)?.communeName ?? ''
  const rows = cellNames(db, today).map(({ name }, index) => {
    const { superior, issuing } = cellHeading(communeName, name)
    return [String(index + 1), runs(superior, lineBreak, bold(issuing), lineBreak, '*')]
  })
  return {
    schemaVersion: 1,
    draft: false,
    header: {
      issuer: cellHeading(communeName, '').superior || 'ĐẢNG BỘ',
      placeAndDate: { place: communeOf(db)?.placeName || placeNameOf(communeName) || '…', date: today },
    },
    title: { type: 'BẢN IN THỬ', subject: ['tiêu đề văn bản của các chi bộ'] },
    blocks: [table([column('STT', 14, 'center'), wideColumn('Tiêu đề sẽ in', 1, 'center')], rows)],
  }
}
