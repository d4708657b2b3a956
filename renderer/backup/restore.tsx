import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { momentPhrase } from '../components/moments.ts'
import { Progress } from '../components/progress.tsx'
import { useJob } from '../office.ts'
import { PlacePicker } from '../places/place-picker.tsx'
import { Counts } from './counts.tsx'
import { forgetOpenedSet, useOpenedSet } from './opened.ts'
import { RestorePreview } from './restore-preview.tsx'
import { Unseal } from './unseal.tsx'

interface RestoreProps {
  readonly hasData: boolean
  readonly onRestored: () => void
}

/** Khôi phục: where the copy is, which one, what it would change; nothing changes before the last button. */
export function Restore({ hasData, onRestored }: RestoreProps) {
  const sets = useJob('backup.sets')
  const look = useJob('backup.look')
  const [isOpen, setOpen] = useState(!hasData)
  const [chosen, setChosen] = useState('')
  const opened = useOpenedSet()
  const { start: find } = sets
  const { start: open, reset: putBack } = look
  useEffect(() => {
    if (opened === undefined) return
    forgetOpenedSet()
    setOpen(true)
    putBack()
    void find({ folder: opened.token }).then((found) => {
      const [set, ...others] = found ?? []
      if (set === undefined || others.length > 0) return
      setChosen(set.token)
      void open({ set: set.token })
    })
  }, [opened, find, open, putBack])
  const sealed = look.error?.code === 'sealed' ? look.error : undefined

  return (
    <section className="section">
      <h2>Khôi phục từ bản sao lưu</h2>
      {!isOpen ? (
        <Button variant="default" onClick={() => setOpen(true)}>
          Chọn bản sao lưu để khôi phục
        </Button>
      ) : (
        <div className="stack">
          <p className="muted">
            Chọn USB hoặc thư mục có bản sao lưu. Dữ liệu đang dùng chưa thay đổi ở bước này.
          </p>
          <PlacePicker
            title="Chọn nơi có bản sao lưu"
            otherLabel="Chọn thư mục có bản sao lưu"
            isBusy={sets.isRunning || look.isRunning}
            onPick={(place) => {
              look.reset()
              void sets.start({ folder: place.token })
            }}
          />
          {sets.isRunning && (
            <Progress progress={sets.progress} label="Đang tìm bản sao lưu" onCancel={sets.cancel} />
          )}
          <Fault fault={sets.error ?? (sealed ? undefined : look.error)} />
          {sets.result?.length === 0 && (
            <Empty title="Không có bản sao lưu ở nơi này">
              Bản sao lưu của Sổ Chi bộ nằm ngay trong thư mục đã chọn khi sao lưu.
            </Empty>
          )}
          {look.isRunning && (
            <Progress
              progress={look.progress}
              label="Đang đọc và kiểm tra bản sao lưu"
              onCancel={look.cancel}
            />
          )}
          {sealed && (
            <Unseal
              fault={sealed}
              isBusy={look.isRunning}
              onSecret={(secret) => void look.start({ set: chosen, secret })}
              onBack={look.reset}
            />
          )}
          {look.result === undefined ? (
            !sealed && (
              <ul className="backup-sets">
                {sets.result?.map((set) => (
                  <li key={set.token}>
                    <div>
                      <strong>{momentPhrase(set.madeAt)}</strong>
                      <p className="muted small">
                        {set.communeName}, {set.setName}
                      </p>
                      <Counts counts={set.counts} />
                    </div>
                    <Button
                      variant="default"
                      disabled={look.isRunning}
                      aria-label={`Xem trước bản sao lưu lúc ${momentPhrase(set.madeAt)}`}
                      onClick={() => {
                        setChosen(set.token)
                        void look.start({ set: set.token })
                      }}
                    >
                      Xem trước
                    </Button>
                  </li>
                ))}
              </ul>
            )
          ) : (
            <RestorePreview preview={look.result} onBack={look.reset} onRestored={onRestored} />
          )}
        </div>
      )}
    </section>
  )
}
