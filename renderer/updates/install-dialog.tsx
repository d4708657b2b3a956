import type { Place } from '../../shared/places/contract.ts'
import type { FoundUpdate } from '../../shared/updates/contract.ts'
import { Confirm } from '../components/confirm.tsx'
import { nameOf } from './found-item.tsx'

interface InstallDialogProps {
  readonly update: FoundUpdate | undefined
  readonly place: Place | undefined
  readonly canInstall: boolean
  readonly onConfirm: (update: FoundUpdate) => void
  readonly onClose: () => void
}

/** What will happen, before it does. */
export function InstallDialog({ update, place, canInstall, onConfirm, onClose }: InstallDialogProps) {
  const isRules = update?.kind === 'rules'
  const isStarted = canInstall && !isRules
  return (
    <Confirm
      isOpen={update !== undefined}
      title={update ? `Cập nhật: ${nameOf(update)}` : ''}
      confirmLabel={isRules ? 'Sao lưu và nhận' : isStarted ? 'Sao lưu và cài' : 'Sao lưu'}
      onConfirm={() => update && onConfirm(update)}
      onClose={onClose}
    >
      <p>
        Trước hết chương trình sao lưu dữ liệu vào {place?.name} và đọc lại để kiểm tra.{' '}
        {nextWords(isRules, isStarted)}
      </p>
      <p>Dữ liệu của văn phòng được giữ nguyên. Nếu chưa sao lưu được thì không đổi gì.</p>
    </Confirm>
  )
}

function nextWords(isRules: boolean, isStarted: boolean): string {
  if (isRules) return 'Sau đó chương trình dùng sổ quy định mới. Có thể thôi dùng bất cứ lúc nào.'
  return isStarted
    ? 'Sau đó chương trình tự đóng, cài bản mới rồi mở lại. Hãy ghi xong việc đang làm; đừng tắt máy trong lúc cài.'
    : 'Sau đó chương trình chỉ cách cài bằng tay.'
}
