import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { Place } from '../../shared/places/contract.ts'
import type { FoundUpdate } from '../../shared/updates/contract.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { clockTime, dayOf } from '../components/moments.ts'
import { Progress } from '../components/progress.tsx'
import { Note } from '../documents/note.tsx'
import { useJob, useRead } from '../office.ts'
import { PlacePicker } from '../places/place-picker.tsx'
import { FoundItem } from './found-item.tsx'
import { InstallDialog } from './install-dialog.tsx'
import { ByHand, Started } from './installed.tsx'
import { RuleUpdates } from './rule-updates.tsx'
import './updates.css'

/** Cập nhật bằng USB: looks for a newer program or rule book on a stick, shows what is new, makes a copy, takes it. */
export function UpdatesSection() {
  const state = useRead('updates.state', {})
  const look = useJob('updates.look')
  const install = useJob('updates.install')
  const take = useJob('updates.takeRules')
  const [isOpen, setOpen] = useState(false)
  const [place, setPlace] = useState<Place>()
  const [chosen, setChosen] = useState<FoundUpdate>()
  const isBusy = look.isRunning || install.isRunning || take.isRunning

  const pick = (picked: Place) => {
    setPlace(picked)
    install.reset()
    take.reset()
    void look.start({ folder: picked.token })
  }
  const run = (update: FoundUpdate) => {
    setChosen(undefined)
    if (!place) return
    const input = { update: update.token, seen: update.seen, backup: place.token }
    void (update.kind === 'rules' ? take.start(input) : install.start(input))
  }
  const done = install.result
  const installed = done && look.result?.find(({ said }) => said?.version === done.version)
  return (
    <div className="stack">
      <p className="muted">
        Đang dùng bản {state.data?.version}, sổ quy định số {state.data?.rules.version}. Chương trình không tự
        tải gì từ mạng: bản mới đến bằng USB, có chữ ký của nơi phát hành. Bản cũ hơn, bị hỏng hoặc không rõ
        nguồn thì không cài.
      </p>
      {state.data?.last && !state.data.last.isDone && done === undefined && (
        <Text className="attention">
          Lúc {clockTime(state.data.last.at)} ngày {dayOf(state.data.last.at)} đã chuẩn bị cài bản{' '}
          {state.data.last.version}, nhưng máy vẫn đang dùng bản {state.data.version}. Dữ liệu còn nguyên. Hãy
          cắm lại USB rồi cài lần nữa.
        </Text>
      )}
      <Fault fault={state.error} />
      {!isOpen ? (
        <Button variant="default" onClick={() => setOpen(true)}>
          Tìm bản cập nhật trên USB
        </Button>
      ) : (
        <PlacePicker
          title="Chọn USB có bản cập nhật"
          otherLabel="Chọn thư mục có bản cập nhật"
          isBusy={isBusy}
          onPick={pick}
        />
      )}
      {look.isRunning && (
        <Progress progress={look.progress} label="Đang tìm bản cập nhật" onCancel={look.cancel} />
      )}
      <Fault fault={look.error} />
      {look.result?.length === 0 && (
        <Empty title="Không có bản cập nhật ở nơi này">
          Chép cả bộ cập nhật vào USB, ngay ở ngoài hoặc trong một thư mục: tệp cài đặt, tệp .cap-nhat.json và
          tệp .chu-ky đi cùng.
        </Empty>
      )}
      {done === undefined &&
        take.result === undefined &&
        look.result !== undefined &&
        look.result.length > 0 && (
          <ul className="updates" aria-label="Bản cập nhật tìm thấy">
            {look.result.map((update) => (
              <FoundItem
                key={update.token}
                update={update}
                canInstall={state.data?.canInstall ?? false}
                isBusy={isBusy}
                onInstall={() => setChosen(update)}
              />
            ))}
          </ul>
        )}
      {install.isRunning && (
        <Progress progress={install.progress} label="Đang chuẩn bị cập nhật" onCancel={install.cancel} />
      )}
      <Fault fault={install.error} />
      {take.isRunning && (
        <Progress progress={take.progress} label="Đang nhận sổ quy định" onCancel={take.cancel} />
      )}
      <Fault fault={take.error} />
      {take.result !== undefined && (
        <Note title={`Đã nhận sổ quy định số ${take.result.version}`}>
          <Text>
            Đã sao lưu trước (bản {take.result.backupName}, đã kiểm tra). Quy định mới áp dụng từ ngày ghi ở
            từng mục; văn bản đã chốt giữ nguyên. Có thể rút USB.
          </Text>
        </Note>
      )}
      {done?.isStarted && <Started version={done.version} backupName={done.backupName} />}
      {done?.isStarted === false && <ByHand update={installed} place={place} backupName={done.backupName} />}
      {state.data && <RuleUpdates rules={state.data.rules} />}
      <InstallDialog
        update={chosen}
        place={place}
        canInstall={state.data?.canInstall ?? false}
        onConfirm={run}
        onClose={() => setChosen(undefined)}
      />
    </div>
  )
}
