import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import { Note } from '../documents/note.tsx'
import { Batches } from './batches.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { takeDropped } from './dropped.ts'
import { FileDrop } from './file-drop.tsx'
import './intake.css'
import { PreviewPanel } from './preview-panel.tsx'
import { Steps } from './steps.tsx'
import { UndoDialog, type Undone, UndoneNote } from './undo-dialog.tsx'
import { useIntake } from './use-intake.ts'

const goBack = (intake: ReturnType<typeof useIntake>, isWorking: boolean) => () => {
  if (isWorking) intake.reading.cancel()
  else if (!intake.apply.isRunning) intake.back()
}

/** Nhập từ Excel: choose a workbook, see what it would do, take it over; one undo takes all of it back. */
export function IntakePage() {
  const intake = useIntake()
  const [isUndoing, setUndoing] = useState(false)
  const [undone, setUndone] = useState<Undone>()
  const done = intake.stage === 'done' ? intake.apply.result : undefined
  const { stage, look, preview, reading } = intake
  const isWorking = intake.isUploading || reading.isRunning
  const place = useRef<HTMLDivElement>(null)
  // The next Tab goes on from what has just come.
  useEffect(() => {
    if (stage === 'file') return
    place.current?.focus({ preventScroll: true })
    place.current?.parentElement?.scrollTo({ top: 0 })
  }, [stage])
  useEffect(() => {
    // A workbook that is dropped at another time must not take the window's place.
    const keepPage = (event: DragEvent) => event.preventDefault()
    window.addEventListener('dragover', keepPage)
    window.addEventListener('drop', keepPage)
    return () => {
      window.removeEventListener('dragover', keepPage)
      window.removeEventListener('drop', keepPage)
    }
  }, [])
  const { choose } = intake
  const chooseNow = useRef(choose)
  chooseNow.current = choose
  useEffect(() => {
    const dropped = takeDropped()
    if (dropped !== undefined) void chooseNow.current(dropped)
  }, [])
  useShortcuts(stage === 'columns' || stage === 'preview' ? { escape: goBack(intake, isWorking) } : {})

  return (
    <Page title="Nhập từ Excel" note="Danh sách đảng viên, các chi bộ được lập theo danh sách">
      <div className="stack intake-stage" ref={place} tabIndex={-1}>
        <Steps stage={stage} />
        {stage === 'file' && !isWorking && (
          <FileDrop
            onChoose={(file) => {
              setUndone(undefined)
              void intake.choose(file)
            }}
          />
        )}
        {isWorking && (
          <Progress
            progress={reading.progress}
            label={intake.isUploading ? 'Đang nhận tệp' : 'Đang đọc và kiểm tra'}
            onCancel={reading.cancel}
          />
        )}
        <Fault fault={intake.fault} />
        {undone !== undefined && <UndoneNote undone={undone} />}
        {stage === 'columns' && look !== undefined && (
          <ColumnsStep
            key={`${look.sheet} ${look.header?.firstRow} ${look.header?.lastRow}`}
            look={look}
            isBusy={isWorking}
            onLook={(sheet, header) => void intake.lookAt(sheet, header)}
            onNext={(plan) => void intake.showPreview(plan, [])}
            onBack={intake.again}
          />
        )}
        {stage === 'preview' && preview !== undefined && (
          <PreviewPanel
            key={preview.previewId}
            preview={preview}
            apply={intake.apply}
            isReading={isWorking}
            onAnswer={(accepted) => void intake.showPreview(preview.plan, accepted)}
            onApply={(chosen) => void intake.write(chosen)}
            onColumns={() => void intake.toColumns()}
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
      {stage === 'file' && <Batches onUndone={setUndone} />}
    </Page>
  )
}
