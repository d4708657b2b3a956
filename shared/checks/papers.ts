import { datePhrase } from '../calendar/phrases.ts'
import {
  blank,
  bold,
  column,
  dottedLines,
  known,
  paragraph,
  paragraphs,
  signatory,
  signaturePair,
  table,
  wideColumn,
} from '../documents/compose.ts'
import type { PartyDocument } from '../documents/model.ts'
import { type CommuneHead, communePaper } from '../support/papers.ts'
import { type BookCheck, checkStateNames } from './contract.ts'

interface Slip {
  readonly cellName: string
  readonly items: readonly {
    readonly name: string
    /** Null on a blank. */
    readonly state: BookCheck['items'][number]['state'] | null
    readonly remark: string
  }[]
  /** Null for a blank, to be filled in by hand. */
  readonly check: BookCheck | null
}

/** Phiếu kiểm tra sổ sách: blank with what the program knows, or as it was recorded. */
export const checkSlip = (
  head: CommuneHead,
  title: string,
  { cellName, items, check }: Slip,
): PartyDocument =>
  communePaper(
    head,
    title,
    [cellName],
    [
      paragraph(
        bold('Ngày kiểm tra: '),
        ...(check === null
          ? ['ngày ', blank(6), ' tháng ', blank(6), ' năm ', blank(10)]
          : [datePhrase(check.checkedOn)]),
        '.',
      ),
      paragraph(bold('Người kiểm tra: '), known(check?.checkerName, 60), '.'),
      table(
        [
          column('STT', 12, 'center'),
          wideColumn('Sổ sách, hồ sơ', 4),
          column('Kết quả', 23, 'center'),
          wideColumn(check === null ? 'Số liệu trong chương trình; ghi chú' : 'Ghi chú', 5),
        ],
        items.map(({ name, state, remark }, place) => [
          String(place + 1),
          name,
          state === null ? '' : checkStateNames[state],
          remark,
        ]),
      ),
      paragraph(bold('Kết luận, kiến nghị:')),
      ...(check === null || check.conclusion === '' ? [dottedLines(4)] : paragraphs(check.conclusion)),
      paragraph(
        bold('Sửa xong trước ngày: '),
        ...(check?.fixBy == null ? [blank(30)] : [datePhrase(check.fixBy)]),
        '.',
      ),
      ...(check?.fixedOn == null ? [] : [paragraph(bold('Đã sửa xong: '), `${datePhrase(check.fixedOn)}.`)]),
      signaturePair(signatory('ĐẠI DIỆN CHI BỘ'), signatory('NGƯỜI KIỂM TRA', check?.checkerName)),
    ],
  )
