import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { Note } from '../documents/note.tsx'
import { useJob } from '../office.ts'
import { PlacePicker } from '../places/place-picker.tsx'

/** What a long job ends with stands at the foot of the page, where nobody looks. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/** Xuất toàn bộ: for the day the program is gone. That nothing of it is encrypted is read before a place is chosen. */
export function Takeout() {
  const write = useJob('takeout.write')
  const [isOpen, setOpen] = useState(false)
  const done = write.result
  return (
    <section className="section">
      <h2>Xuất toàn bộ ra Excel và PDF</h2>
      <p className="muted">
        Mọi bảng số liệu thành tệp Excel; mọi văn bản đã chốt, bản quét, ảnh thành tệp riêng, xếp theo năm và
        chi bộ. Đọc được mà không cần chương trình này.
      </p>
      {!isOpen ? (
        <Button variant="default" mt="xs" onClick={() => setOpen(true)}>
          Xuất toàn bộ sổ
        </Button>
      ) : (
        <div className="stack">
          <p className="attention">
            Bản xuất không mã hóa: ai cầm USB cũng đọc được toàn bộ dữ liệu đảng viên. Chỉ xuất khi cần giao
            nộp hoặc chuyển sang chương trình khác, và cất như hồ sơ gốc. Để phòng hỏng máy thì dùng mục Sao
            lưu.
          </p>
          <PlacePicker
            title="Chọn nơi đặt bản xuất"
            otherLabel="Chọn thư mục để xuất"
            isBusy={write.isRunning}
            onPick={(place) => void write.start({ folder: place.token })}
          />
          {write.isRunning && (
            <Progress progress={write.progress} label="Đang xuất" onCancel={write.cancel} />
          )}
          <Fault fault={write.error} />
          {done !== undefined && (
            <div ref={intoView}>
              <Note title="Đã xuất toàn bộ sổ">
                <Text>
                  Thư mục {done.folderName} ở {done.placeName}: {formatCount(done.workbooks)} tệp Excel (
                  {formatCount(done.rows)} dòng), {formatCount(done.papers)} văn bản,{' '}
                  {formatCount(done.attachments)} bản quét và ảnh. Hãy mở thư mục Doc truoc, tệp Doc
                  truoc.html trước: trang ấy nói trong mỗi tệp có gì.
                </Text>
                {done.lost > 0 && (
                  <Text className="attention">
                    {formatCount(done.lost)} tệp đã mất hoặc hỏng trong máy nên không xuất được; tên các tệp
                    ấy ở cuối trang Doc truoc.html.
                  </Text>
                )}
              </Note>
            </div>
          )}
        </div>
      )}
    </section>
  )
}
