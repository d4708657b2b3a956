import { Text } from '@mantine/core'
import { useState } from 'react'
import { sizePhrase } from '../../shared/text/sizes.ts'
import { Fault } from '../components/fault.tsx'
import { clockTime, dayOf } from '../components/moments.ts'
import { Progress } from '../components/progress.tsx'
import { Note } from '../documents/note.tsx'
import { useJob } from '../office.ts'
import { PlacePicker } from '../places/place-picker.tsx'
import { Counts } from './counts.tsx'
import { RememberedPlaces } from './remembered-places.tsx'

/** Makes a copy and waits until it was read back from the medium. */
export function MakeCopy() {
  const make = useJob('backup.make')
  const [copies, setCopies] = useState(0)
  const run = async (folder: string) => {
    if ((await make.start({ folder })) !== undefined) setCopies((before) => before + 1)
  }
  const done = make.result
  return (
    <section className="section">
      <h2>Sao lưu ra USB</h2>
      <div className="stack">
        <RememberedPlaces copies={copies} isBusy={make.isRunning} onPick={(place) => void run(place.token)} />
        <PlacePicker
          title="Chọn nơi đặt bản sao lưu"
          otherLabel="Chọn thư mục khác"
          isBusy={make.isRunning}
          onPick={(place) => void run(place.token)}
        />
        {make.isRunning && <Progress progress={make.progress} label="Đang sao lưu" onCancel={make.cancel} />}
        <Fault fault={make.error} />
        {done !== undefined && (
          <Note
            title={
              done.warnings.length > 0
                ? 'Đã sao lưu, nhưng còn thiếu văn bản'
                : `Đã kiểm tra lúc ${clockTime(done.verifiedAt)} ngày ${dayOf(done.verifiedAt)}`
            }
          >
            {[...done.warnings, ...done.notes].map((sentence) => (
              <Text key={sentence} className="attention">
                {sentence}
              </Text>
            ))}
            <Text>
              Bản sao lưu {done.setName} ({sizePhrase(done.bytes)}) ở {done.placeName} đã được đọc lại và khớp
              với {done.warnings.length > 0 ? 'những gì đã chép' : 'dữ liệu'}.
              {done.medium === 'stick' && ' Có thể rút USB.'}
            </Text>
            {done.medium === 'same' && (
              <Text className="attention">
                Bản này nằm cùng ổ cứng với sổ, ổ hỏng là mất cả hai. Hãy làm thêm một bản ra USB.
              </Text>
            )}
            <Counts counts={done.counts} />
          </Note>
        )}
      </div>
    </section>
  )
}
