import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PrintOutcome } from '../../shared/printing/contract.ts'
import type { Pass } from '../../shared/printing/sheets.ts'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { PdfView } from '../documents/pdf-view.tsx'
import '../forms/forms.css'
import { saveDoorFile, useJob } from '../office.ts'
import { AfterSending } from './after-sending.tsx'
import { PrintSettingsForm } from './print-settings.tsx'
import './printing.css'
import { rememberedSettings, rememberSettings } from './remembered.ts'
import { type PrintSource, usePrinting } from './source.ts'

interface PrintPanelProps {
  readonly source: PrintSource
  /** The kind of paper by which printer, copies and sides are remembered on this PC. */
  readonly remember: string
  readonly onCame?: (() => void) | undefined
  readonly onClose: () => void
}

/** In: the sheets as they will lie, and what the printer is told. */
export function PrintDialog({
  title,
  isOpen,
  ...panel
}: PrintPanelProps & { readonly title: string; readonly isOpen: boolean }) {
  return (
    <Modal
      opened={isOpen}
      onClose={panel.onClose}
      title={title}
      size="64rem"
      padding="md"
      classNames={{ content: 'form-dialog', body: 'form-dialog-body' }}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {isOpen && <PrintPanel {...panel} />}
    </Modal>
  )
}

/** The same inside another dialog. */
export function PrintPanel({ source: asked, remember, onCame, onClose }: PrintPanelProps) {
  // What was chosen when it was opened, whatever changes behind it.
  const [source] = useState(asked)
  const [settings, setSettings] = useState(() => rememberedSettings(remember))
  const [range, setRange] = useState('')
  const [done, setDone] = useState<{ readonly outcome: PrintOutcome; readonly pass: Pass }>()
  const { look, print, lookAt, send } = usePrinting(source)
  const { start: ask, ...printers } = useJob('printing.printers')
  useEffect(() => void ask({}), [ask])

  // What the sheets look like hangs on these alone.
  const { sides, isBackShifted, copies } = settings
  const shown = JSON.stringify({ sides, isBackShifted, copies, range })
  useEffect(() => {
    const { range: pages, ...those } = JSON.parse(shown) as Pick<
      typeof settings,
      'sides' | 'isBackShifted' | 'copies'
    > & {
      range: string
    }
    void lookAt({ settings: { ...those, printer: '', isBackReversed: false }, range: pages })
  }, [lookAt, shown])

  const go = async (printer: string | null, pass: Pass, from: number | null) => {
    rememberSettings(remember, settings)
    const outcome = await send({ settings, range, printer, pass, from })
    if (outcome === undefined) return
    if (outcome.file !== null) await saveDoorFile(outcome.file)
    setDone({ outcome, pass })
  }
  /** The way that was taken for the fronts is taken for the backs. */
  const again = done?.outcome.how === 'shown' ? null : settings.printer
  const isDirect = printers.result?.isDirect ?? true
  const isWithoutPrinter = isDirect && printers.result?.printers.length === 0
  const file = look.result?.file
  const sheets = look.result?.sheets
  const isReady = file !== undefined && printers.result !== undefined

  return (
    <div className="print-panel">
      <section className="print-side" aria-label="Cách in">
        {done === undefined ? (
          <>
            <div className="print-choices">
              <PrintSettingsForm
                source={source}
                settings={settings}
                printers={printers.result?.printers}
                isDirect={isDirect}
                rangeProblem={look.error?.fields.range}
                onChange={setSettings}
                onRange={setRange}
              />
              <p className="muted" role="status">
                {sheets === undefined ? '' : `${sheets} tờ giấy A4`}
              </p>
            </div>
            <div className="print-ways">
              {!isWithoutPrinter && (
                <Button
                  // Has the focus from the beginning, when the sheets are not laid yet: Enter goes on as soon as they are.
                  data-autofocus
                  data-disabled={!isReady}
                  aria-disabled={!isReady}
                  loading={print.isRunning}
                  onClick={() => {
                    if (isReady) void go(settings.printer, 'fronts', null)
                  }}
                >
                  {goLabel(isDirect, settings.sides === 'passes')}
                </Button>
              )}
              {isDirect && (
                <Button
                  variant="default"
                  disabled={file === undefined || print.isRunning}
                  onClick={() => void go(null, 'fronts', null)}
                >
                  Hộp thoại in của hệ thống
                </Button>
              )}
              {isDirect && (
                <Button
                  variant="default"
                  disabled={file === undefined}
                  onClick={() => {
                    if (file !== undefined) void saveDoorFile(file)
                  }}
                >
                  Lưu PDF
                </Button>
              )}
              <Button variant="default" onClick={onClose}>
                Quay lại
              </Button>
            </div>
          </>
        ) : (
          <AfterSending
            outcome={done.outcome}
            pass={done.pass}
            settings={settings}
            isBusy={print.isRunning}
            onCame={onCame && (() => onCame())}
            onBacks={() => void go(again, 'backs', null)}
            onGoOn={(from) => void go(again, done.pass, from)}
            onSettings={() => setDone(undefined)}
            onClose={onClose}
          />
        )}
        {print.isRunning && (
          <Progress progress={print.progress} label="Đang gửi bản in" onCancel={print.cancel} />
        )}
        <Fault fault={print.error ?? printers.error} />
      </section>
      <div className="form-dialog-body">
        {look.isRunning && (
          <Progress progress={look.progress} label="Đang xếp trang in" onCancel={look.cancel} />
        )}
        <Fault fault={look.error} />
        {file !== undefined && <PdfView label="Các tờ sẽ in" token={file.token} />}
      </div>
    </div>
  )
}

function goLabel(isDirect: boolean, isInPasses: boolean): string {
  if (!isDirect) return isInPasses ? 'Lưu PDF trang lẻ để in' : 'Lưu PDF để in'
  return isInPasses ? 'In trang lẻ' : 'In'
}
