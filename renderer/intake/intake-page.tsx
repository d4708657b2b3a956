import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { Note } from '../documents/note.tsx'
import { Batches } from './batches.tsx'
import { FileDrop } from './file-drop.tsx'
import './intake.css'
import { PreviewPanel } from './preview-panel.tsx'
import { UndoDialog, type Undone, UndoneNote } from './undo-dialog.tsx'
import { useIntake } from './use-intake.ts'

/** Nhập từ Excel: choose a workbook, see what it would do, take it over; one undo takes all of it back. */
export function IntakePage() {
  const intake = useIntake()
  const [isUndoing, setUndoing] = useState(false)
  const [undone, setUndone] = useState<Undone>()
  const done = intake.apply.result
  const isWorking = intake.isUploading || intake.look.isRunning

  return (
    <Page title="Nhập từ Excel" note="Danh sách đảng viên, các chi bộ được lập theo danh sách">
      <div className="stack">
        {intake.preview === undefined && !isWorking && (
          <FileDrop
            onChoose={(file) => {
              setUndone(undefined)
              void intake.choose(file)
            }}
          />
        )}
        {isWorking && (
          <Progress
            progress={intake.look.progress}
            label={intake.isUploading ? 'Đang nhận tệp' : 'Đang đọc và kiểm tra'}
            onCancel={intake.look.cancel}
          />
        )}
        <Fault fault={intake.fault} />
        {undone !== undefined && <UndoneNote undone={undone} />}
        {intake.preview !== undefined && done === undefined && (
          <PreviewPanel
            preview={intake.preview}
            apply={intake.apply}
            onApply={(skipWrongRows) => void intake.start(skipWrongRows)}
            onBack={intake.again}
          />
        )}
        {done !== undefined && (
          <Note title="Đã nhập xong">
            <Text>
              Thêm {formatCount(done.new)} đảng viên, cập nhật {formatCount(done.changed)}, giữ nguyên{' '}
              {formatCount(done.same)}; lập mới {formatCount(done.newCells)} chi bộ.
            </Text>
            <Group mt="sm">
              <ButtonLink to="/dang-vien">Xem danh sách đảng viên</ButtonLink>
              <Button variant="default" onClick={() => setUndoing(true)}>
                Hoàn tác lần nhập này
              </Button>
              <Button variant="default" onClick={intake.again}>
                Nhập tệp khác
              </Button>
            </Group>
          </Note>
        )}
        <UndoDialog
          isOpen={isUndoing}
          batchId={done?.batchId}
          what="lần nhập này"
          onClose={() => setUndoing(false)}
          onUndone={(result) => {
            setUndoing(false)
            intake.again()
            setUndone(result)
          }}
        />
      </div>
      {intake.preview === undefined && <Batches onUndone={setUndone} />}
    </Page>
  )
}
