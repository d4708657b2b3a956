import { useState } from 'react'
import type { IntakePreview } from '../../shared/intake/contract.ts'
import { asFault, type Job, type OfficeFault, upload, useJob } from '../office.ts'

interface Intake {
  readonly preview: IntakePreview | undefined
  readonly look: Job<'intake.preview'>
  readonly apply: Job<'intake.apply'>
  readonly isUploading: boolean
  readonly fault: OfficeFault | undefined
  readonly choose: (file: File) => Promise<void>
  readonly start: (skipWrongRows: boolean) => Promise<void>
  /** Back to choosing a workbook. */
  readonly again: () => void
}

/** One workbook on its way in: brought to the office, looked at, and only then taken over. */
export function useIntake(): Intake {
  const look = useJob('intake.preview')
  const apply = useJob('intake.apply')
  const [isUploading, setUploading] = useState(false)
  const [uploadFault, setUploadFault] = useState<OfficeFault>()

  const again = () => {
    look.reset()
    apply.reset()
    setUploadFault(undefined)
  }
  const choose = async (file: File) => {
    again()
    setUploading(true)
    try {
      const token = await upload(file)
      setUploading(false)
      await look.start({ upload: token })
    } catch (thrown) {
      setUploadFault(asFault(thrown))
    } finally {
      setUploading(false)
    }
  }
  return {
    preview: look.result,
    look,
    apply,
    isUploading,
    fault: uploadFault ?? look.error,
    choose,
    start: async (skipWrongRows) => {
      if (look.result !== undefined) await apply.start({ previewId: look.result.previewId, skipWrongRows })
    },
    again,
  }
}
