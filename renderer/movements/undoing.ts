import type { Output } from '../../shared/contract.ts'
import { tellUndoable } from '../components/undo-notice.tsx'
import { call } from '../office.ts'

/** What to say after a movement was taken back: whoever joined by it is no member any more, but still in the register. */
export const undoneWords = ({ outside }: Output<'movements.undo'>): string =>
  outside.length === 0
    ? 'Đã hoàn tác. Sổ trở lại như trước.'
    : `Đã hoàn tác. ${outside.join(', ')} không còn là đảng viên trong sổ; hồ sơ ở mục Người ngoài danh sách.`

/** Says what was recorded, with the way back. */
export const tellRecorded = (message: string, actId: string): void =>
  tellUndoable(message, async () => undoneWords(await call('movements.undo', { actId })))
