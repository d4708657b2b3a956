import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { PaperOfPeriod } from '../../shared/documents/contract.ts'
import { canTick, waySteps } from '../../shared/documents/way.ts'
import { type PaperState, paperStateNames, paperStates } from '../../shared/meetings/contract.ts'
import { useMay } from '../accounts/access.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { saveDoorFile, useJob, useWrite } from '../office.ts'
import { PrintDialog } from '../printing/print-dialog.tsx'

interface TickBarProps {
  /** Those that the board shows. */
  readonly papers: readonly PaperOfPeriod[]
  readonly chosen: readonly PaperOfPeriod[]
  readonly today: string
  readonly onChoose: (papers: readonly PaperOfPeriod[]) => void
}

const stepNames = {
  printed: 'Đã in',
  signed: 'Đã ký',
  scanned: 'Đã quét',
  posted: 'Đã đăng',
  archived: 'Đã lưu',
} as const

/** One tick for many papers: choose those of one state, give the day, say what was done with them. */
export function TickBar({ papers, chosen, today, onChoose }: TickBarProps) {
  const may = useMay()
  const advance = useWrite('documents.advance')
  const sign = useWrite('documents.signMany')
  const [isPrinting, setPrinting] = useState(false)
  const pdf = useJob('documents.pdfOfMany')
  const [on, setOn] = useState<string | null>(today)
  const states = paperStates.filter((state) => papers.some((paper) => paper.state === state))
  const isBusy = advance.isPending || sign.isPending
  const tick = (step: (typeof waySteps)[number]) => {
    if (on === null) return
    const those = chosen.map(({ paperId, revision }) => ({ paperId, revision }))
    const done = { onSuccess: () => onChoose([]) }
    advance.reset()
    sign.reset()
    if (step === 'signed') sign.mutate({ papers: those, signedOn: on }, done)
    else advance.mutate({ papers: those, to: step, on }, done)
  }
  const frozen = chosen.filter(({ state }) => state === 'frozen')
  const recordPrinted = () => {
    setPrinting(false)
    advance.mutate(
      { papers: frozen.map(({ paperId, revision }) => ({ paperId, revision })), to: 'printed', on: today },
      { onSuccess: () => onChoose([]) },
    )
  }
  const ids = chosen.map(({ paperId }) => paperId)
  const savePdf = async () => {
    const file = await pdf.start({ papers: ids })
    if (file !== undefined) await saveDoorFile(file)
  }
  const isPrintable = chosen.length > 0 && chosen.every(({ state }) => state !== 'draft')
  const ofState = (state: PaperState) => papers.filter((paper) => paper.state === state)

  return (
    <section className="tick-bar" aria-label="Ghi nhận cho nhiều văn bản">
      <Group gap="xs">
        <Text component="span" size="sm">
          Chọn các văn bản:
        </Text>
        {states.map((state) => (
          <Button key={state} size="compact-sm" variant="default" onClick={() => onChoose(ofState(state))}>
            {paperStateNames[state]} ({ofState(state).length})
          </Button>
        ))}
        {chosen.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChoose([])}>
            Bỏ chọn
          </Button>
        )}
      </Group>
      <Group gap="xs">
        <Text component="span" size="sm" role="status">
          {chosen.length === 0 ? 'Chưa chọn văn bản nào.' : `Đã chọn ${chosen.length} văn bản.`}
        </Text>
        {chosen.length > 0 && (
          <>
            <ButtonFor right="export" size="xs" disabled={!isPrintable} onClick={() => setPrinting(true)}>
              In {chosen.length} văn bản
            </ButtonFor>
            <Button
              size="xs"
              variant="default"
              disabled={!isPrintable}
              loading={pdf.isRunning}
              onClick={() => void savePdf()}
            >
              Lưu một tệp PDF
            </Button>
            {may('sign') && (
              <>
                <Text component="span" size="sm">
                  Ghi nhận ngày
                </Text>
                <DateField
                  label="Ngày ghi nhận"
                  hideLabel
                  defaultValue={today}
                  onCommit={setOn}
                  onProblem={(problem) => {
                    if (problem !== undefined) setOn(null)
                  }}
                />
              </>
            )}
            {waySteps.map((step) => (
              <ButtonFor
                right="sign"
                key={step}
                size="xs"
                variant="default"
                loading={isBusy}
                disabled={
                  on === null ||
                  !canTick(
                    step,
                    chosen.map(({ state }) => state),
                  )
                }
                onClick={() => tick(step)}
              >
                {stepNames[step]}
              </ButtonFor>
            ))}
          </>
        )}
      </Group>
      {pdf.isRunning && <Progress progress={pdf.progress} label="Đang ghép PDF" onCancel={pdf.cancel} />}
      <Fault fault={advance.error ?? sign.error ?? pdf.error} />
      <PrintDialog
        title={`In ${chosen.length} văn bản`}
        source={{ papers: chosen.map(({ paperId, kind }) => ({ paperId, kind })) }}
        remember="many"
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
        onCame={frozen.length > 0 && may('sign') ? recordPrinted : undefined}
      />
    </section>
  )
}
