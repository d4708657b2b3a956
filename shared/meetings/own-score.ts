import { blank, paragraph } from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'

/** Chi bộ tự chấm, as the meeting voted it: `92,5` and `Tốt`, and by criterion where it was told so. */
export interface OwnScore {
  readonly points: string
  readonly band: string
  readonly criteria: Readonly<Record<string, { readonly points: string; readonly reason: string }>>
}

/** `Chi bộ tự chấm kỳ sinh hoạt: 92,5 điểm; xếp loại: Tốt.` with dots where nobody has said it yet. */
export const ownScoreLine = (ownScore: OwnScore | null): Block =>
  ownScore === null
    ? paragraph('Chi bộ tự chấm kỳ sinh hoạt: ', blank(10), ' điểm; xếp loại: ', blank(16), '.')
    : paragraph(`Chi bộ tự chấm kỳ sinh hoạt: ${ownScore.points} điểm; xếp loại: ${ownScore.band}.`)
