import type { Place } from '../../shared/places/contract.ts'
import type { FoundUpdate } from '../../shared/updates/contract.ts'
import { Confirm } from '../components/confirm.tsx'

interface InstallDialogProps {
  readonly update: FoundUpdate | undefined
  readonly place: Place | undefined
  readonly canInstall: boolean
  readonly onConfirm: (update: FoundUpdate) => void
  readonly onClose: () => void
}

/** What will happen, before it does. */
export function InstallDialog({ update, place, canInstall, onConfirm, onClose }: InstallDialogProps) {
  return (
    <Confirm
      isOpen={update !== undefined}
      title={`Cập nhật lên bản ${update?.said?.version ?? ''}`}
      confirmLabel={canInstall ? 'Sao lưu và cài' : 'Sao lưu'}
      onConfirm={() => update && onConfirm(update)}
      onClose={onClose}
    >
      <p>
        Trước hết chương trình sao lưu dữ liệu vào {place?.name} và đọc lại để kiểm tra.{' '}
        {canInstall
          ? 'Sau đó chương trình tự đóng, cài bản mới rồi mở lại. Hãy ghi xong việc đang làm; đừng tắt máy trong lúc cài.'
          : 'Sau đó chương trình chỉ cách cài bằng tay.'}
      </p>
      <p>Dữ liệu của văn phòng được giữ nguyên. Nếu chưa sao lưu được thì không cài.</p>
    </Confirm>
  )
}
