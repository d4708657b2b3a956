import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { GivenScore } from '../../shared/scores/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { useRead } from '../office.ts'
import { ScoreDialog, type WhoScores } from './score-dialog.tsx'
import { ScoreReasons } from './score-reasons.tsx'
import { ScoreTable } from './score-table.tsx'
import './scores.css'

/** Chấm điểm buổi sinh hoạt: what the cell voted, what the program proposes, what the committee judged. */
export function ScoreSection({ meetingId }: { readonly meetingId: string }) {
  const scores = useRead('scores.ofMeeting', { meetingId })
  const [who, setWho] = useState<WhoScores>()
  const sheet = scores.data
  if (sheet === undefined) return <Fault fault={scores.error} onAgain={() => void scores.refetch()} />
  const { own, committee, suggestion } = sheet
  return (
    <div className="score-section">
      <ScoreTable sheet={sheet} />
      {own !== null && own.reason !== '' && <p className="small">Chi bộ ghi: {own.reason}</p>}
      {committee !== null && <p className="small">{judgedWords(committee)}</p>}
      <div className="score-actions">
        <ButtonFor right="write" variant="default" onClick={() => setWho('cell')}>
          {own === null ? 'Ghi điểm chi bộ tự chấm' : 'Sửa điểm chi bộ tự chấm'}
        </ButtonFor>
        <ButtonFor right="write" variant="default" onClick={() => setWho('committee')}>
          {committee === null ? 'Ghi điểm thẩm định' : 'Sửa điểm thẩm định'}
        </ButtonFor>
      </div>
      {suggestion === null ? (
        <p className="muted">Phần mềm gợi ý điểm sau khi buổi sinh hoạt được ghi vào sổ.</p>
      ) : (
        <ScoreReasons suggestion={suggestion} />
      )}
      {who !== undefined && <ScoreDialog who={who} sheet={sheet} onClose={() => setWho(undefined)} />}
    </div>
  )
}

function judgedWords({ judgedBy, judgedOn, reason }: GivenScore): string {
  const day = judgedOn === null ? '' : ` ngày ${formatDate(judgedOn)}`
  return `Thẩm định: ${judgedBy}${day}${reason === '' ? '.' : `. Lý do: ${reason}`}`
}
