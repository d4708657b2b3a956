import type { RollLine } from '../../shared/meetings/meeting.ts'
import { speakingFigures } from '../../shared/meetings/speaking.ts'
import { formatPercent } from '../../shared/text/numbers.ts'
import { CountField } from './count-field.tsx'
import { useContent, useForm } from './form.ts'

interface SpeakingProps {
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

/** How many of those present spoke: counted from the names, or as the sheet says. */
export function Speaking({ roll, isReadOnly }: SpeakingProps) {
  const form = useForm()
  const marks = useContent((content) => content.marks)
  const opinions = useContent((content) => content.opinions)
  const speakers = useContent((content) => content.speakers)
  const { spoke, present, isStated } = speakingFigures({ marks, opinions, speakers }, roll)
  return (
    <div className="field-row speaking">
      <CountField
        label="Số người phát biểu"
        shownLabel="Số người phát biểu"
        value={speakers}
        disabled={isReadOnly}
        problem="Số người phát biểu chưa đúng."
        onType={(value) => form.change({ speakers: value })}
        onProblem={(problem) => form.setProblem('speakers', problem)}
      />
      <p role="status" className={spoke > present ? 'hint' : undefined}>
        {present > 0 && spoke <= present && (isStated || opinions.length > 0) && (
          <>
            {spoke}/{present} đảng viên có mặt phát biểu <strong>({formatPercent(spoke, present)})</strong>
          </>
        )}
        {spoke > present && `Số người phát biểu nhiều hơn ${present} đảng viên có mặt.`}
        {!isStated && <span className="muted"> Để trống thì tính theo tên đã ghi.</span>}
      </p>
    </div>
  )
}
