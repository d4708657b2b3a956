import { Text } from '@mantine/core'
import type { Place } from '../../shared/places/contract.ts'
import type { FoundUpdate } from '../../shared/updates/contract.ts'
import { Note } from '../documents/note.tsx'

/** The installer runs; this window is about to go. */
export function Started({ version, backupName }: { readonly version: string; readonly backupName: string }) {
  return (
    <Note title={`Đang cài bản ${version}`}>
      <Text>
        Đã sao lưu (bản {backupName}, đã kiểm tra). Chương trình tự đóng, cài xong thì tự mở lại. Có thể rút
        USB. Nếu sau vài phút chưa mở lại, hãy bấm biểu tượng Sổ Chi bộ trên màn hình.
      </Text>
    </Note>
  )
}

interface ByHandProps {
  readonly update: FoundUpdate | undefined
  readonly place: Place | undefined
  readonly backupName: string
}

/** What the clerk does where the program cannot start the installer. */
export function ByHand({ update, place, backupName }: ByHandProps) {
  const said = update?.said
  return (
    <Note title="Đã sao lưu; bản cập nhật đúng chữ ký và còn nguyên vẹn">
      <Text>
        Bản sao lưu {backupName} ở {place?.name} đã được đọc lại. Việc cần làm tiếp, theo thứ tự:
      </Text>
      <ol>
        <li>Đóng Sổ Chi bộ.</li>
        {said?.installer && (
          <li>
            Mở {place?.name} trong Windows, bấm đúp tệp {said.installer}
            {said.portable !== null &&
              `; nếu dùng bản mang theo, giải nén ${said.portable} ra một thư mục mới và dùng chương trình trong đó thay thư mục cũ`}
            .
          </li>
        )}
        <li>Mở lại chương trình, vào Thiết lập xem đã đúng bản mới chưa.</li>
      </ol>
    </Note>
  )
}
