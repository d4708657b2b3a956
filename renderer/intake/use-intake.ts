import { useState } from 'react'
import type { IntakeChoices } from '../../shared/intake/choices.ts'
import type { IntakeLook, IntakePreview } from '../../shared/intake/contract.ts'
import type { HeaderRows } from '../../shared/intake/look.ts'
import type { AcceptedValues, IntakePlan } from '../../shared/intake/plan.ts'
import { asFault, type Job, type OfficeFault, upload, useJob } from '../office.ts'

export type Stage = 'file' | 'columns' | 'preview' | 'done'

export interface Chosen {
  readonly choices: IntakeChoices
  readonly skipWrongRows: boolean
  readonly acceptsSwapped: boolean
}

interface Intake {
  readonly stage: Stage
  readonly look: IntakeLook | undefined
  readonly preview: IntakePreview | undefined
  /** What reads the workbook at the moment. */
  readonly reading: Pick<Job<'intake.open'>, 'progress' | 'isRunning' | 'cancel'>
  readonly apply: Job<'intake.apply'>
  readonly isUploading: boolean
  readonly fault: OfficeFault | undefined
  readonly choose: (file: File) => Promise<void>
  /** Another sheet, or another header. */
  readonly lookAt: (sheet: string, header: HeaderRows | null) => Promise<void>
  readonly showPreview: (plan: IntakePlan | null, accepted: AcceptedValues) => Promise<void>
  readonly write: (chosen: Chosen) => Promise<void>
  /** One step back; from the columns to choosing a workbook. */
  readonly back: () => void
  readonly toColumns: () => Promise<void>
  readonly again: () => void
}

/** One workbook on its way in: brought to the office, looked at, previewed, and only then taken over. */
export function useIntake(): Intake {
  const open = useJob('intake.open')
  const lookAgain = useJob('intake.look')
  const see = useJob('intake.preview')
  const apply = useJob('intake.apply')
  const [token, setToken] = useState<string>()
  const [look, setLook] = useState<IntakeLook>()
  const [preview, setPreview] = useState<IntakePreview>()
  const [stage, setStage] = useState<Stage>('file')
  const [isUploading, setUploading] = useState(false)
  const [uploadFault, setUploadFault] = useState<OfficeFault>()
  const reading = [open, lookAgain, see].find(({ isRunning }) => isRunning) ?? open

  const again = () => {
    for (const job of [open, lookAgain, see, apply]) job.reset()
    setUploadFault(undefined)
    setLook(undefined)
    setPreview(undefined)
    setStage('file')
  }
  const choose = async (file: File) => {
    again()
    setUploading(true)
    try {
      const sent = await upload(file)
      setToken(sent)
      setUploading(false)
      const opened = await open.start({ upload: sent })
      if (opened === undefined) return
      setLook(opened.look ?? undefined)
      setPreview(opened.preview ?? undefined)
      setStage(opened.preview === null ? 'columns' : 'preview')
    } catch (thrown) {
      setUploadFault(asFault(thrown))
    } finally {
      setUploading(false)
    }
  }
  const lookAt = async (sheet: string, header: HeaderRows | null) => {
    if (token === undefined) return
    const seen = await lookAgain.start({ upload: token, sheet, header })
    if (seen !== undefined) setLook(seen)
  }
  const showPreview = async (plan: IntakePlan | null, accepted: AcceptedValues) => {
    if (token === undefined) return
    apply.reset()
    const seen = await see.start({ upload: token, plan, accepted })
    if (seen === undefined) return
    setPreview(seen)
    setStage('preview')
  }
  const write = async (chosen: Chosen) => {
    if (preview === undefined) return
    const done = await apply.start({ previewId: preview.previewId, ...chosen })
    if (done !== undefined) setStage('done')
  }
  const toColumns = async () => {
    see.reset()
    apply.reset()
    // A known layout was read without a look at its columns.
    if (look === undefined && preview !== undefined) await lookAt(preview.sheet, null)
    setStage('columns')
  }
  return {
    stage,
    look,
    preview,
    reading,
    apply,
    isUploading,
    fault: uploadFault ?? open.error ?? lookAgain.error ?? see.error,
    choose,
    lookAt,
    showPreview,
    write,
    back: stage === 'preview' && preview?.plan != null ? () => void toColumns() : again,
    toColumns,
    again,
  }
}
