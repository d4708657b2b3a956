import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { isPeriod, periodOf, periodPhrase } from '../../shared/calendar/periods.ts'
import type { PaperOfPeriod } from '../../shared/documents/contract.ts'
import { paperTypes } from '../../shared/documents/kinds.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { deadlinesOf } from '../../shared/meetings/preparation.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { inputProps } from '../components/text-field.tsx'
import { PeriodChooser } from '../meetings/period-chooser.tsx'
import { useRulebook } from '../meetings/rules.ts'
import { useRead } from '../office.ts'
import { type BoardLine, boardLines, boardViews, isPosted, isUnfrozen, postedOnOf } from './board.ts'
import { DiffersTag } from './differs-tag.tsx'
import './documents.css'
import { FreezeMany } from './freeze-many.tsx'
import { TickBar } from './tick-bar.tsx'

/** Văn bản của một kỳ: how far the papers of all cells are, and one tick for many. */
export function BoardPage() {
  const { period: asked } = useParams<{ period?: string }>()
  const today = useRead('setup.state', {}).data?.today
  const period = asked !== undefined && isPeriod(asked) ? asked : today && periodOf(today)
  if (period === undefined || today === undefined) return <Page title="Văn bản của kỳ">{null}</Page>
  return <Board key={period} period={period} today={today} />
}

function Board({ period, today }: { readonly period: string; readonly today: string }) {
  const month = useRead('meetings.month', { period })
  const papers = useRead('documents.ofPeriod', { period })
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const view = boardViews.find(({ key }) => key === search.get('xem')) ?? boardViews[0]
  const lines = boardLines(month.data ?? [], papers.data ?? []).filter(view.shows)
  const shown = lines.flatMap((line) => line.papers)
  const toggle = ({ paperId }: PaperOfPeriod) =>
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(paperId)) after.add(paperId)
      return after
    })
  const isReady = month.data !== undefined && papers.data !== undefined

  return (
    <Page
      title="Văn bản của kỳ"
      note={isReady && `${lines.length} dòng, ${shown.length} văn bản đã chốt`}
      actions={
        <>
          <PeriodChooser period={period} current={periodOf(today)} to={(other) => `/van-ban/ky/${other}`} />
          <NativeSelect
            {...inputProps({ label: 'Xem', hideLabel: true })}
            value={view.key}
            data={boardViews.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(event) => {
              const { value } = event.currentTarget
              setChosen(new Set())
              go(`/van-ban/ky/${period}${value === 'tat-ca' ? '' : `?xem=${value}`}`, { replace: true })
            }}
          />
        </>
      }
    >
      <Fault fault={month.error ?? papers.error} onAgain={() => void papers.refetch()} />
      {isReady && lines.length === 0 && <Empty title="Không có chi bộ nào ở mục này" />}
      {lines.length > 0 && (
        <>
          <FreezeMany meetings={lines.filter(isUnfrozen).map(({ meeting }) => meeting.id)} />
          <TickBar
            papers={shown}
            chosen={shown.filter(({ paperId }) => chosen.has(paperId))}
            today={today}
            onChoose={(those) => setChosen(new Set(those.map(({ paperId }) => paperId)))}
          />
          <table className="table" aria-label={`Văn bản kỳ ${periodPhrase(period)}`}>
            <thead>
              <tr>
                <th scope="col">Chi bộ</th>
                <th scope="col">Buổi sinh hoạt</th>
                <th scope="col">Văn bản đã chốt</th>
                <th scope="col">Hạn đăng</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.key} line={line} today={today} chosen={chosen} onToggle={toggle} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </Page>
  )
}

interface LineProps {
  readonly line: BoardLine
  readonly today: string
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (paper: PaperOfPeriod) => void
}

function Line({ line, today, chosen, onToggle }: LineProps) {
  const { cellId, cellName, meeting, papers } = line
  return (
    <tr>
      <td>
        <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
      </td>
      <td>
        {meeting === undefined ? (
          <span className="muted">Chưa mở</span>
        ) : (
          <>
            <TextLink to={`/buoi/${meeting.id}`}>{formatDate(meeting.heldOn)}</TextLink>{' '}
            <span className="muted">
              {meetingKindNames[meeting.kind]}
              {!meeting.isRecorded && ', chưa ghi vào sổ'}
            </span>
          </>
        )}
      </td>
      <td>
        {papers.length === 0 && meeting?.isRecorded === true && (
          <span className="muted">Chưa chốt văn bản nào</span>
        )}
        {papers.map((paper) => (
          <div key={paper.paperId} className="board-paper">
            <Checkbox
              size="xs"
              aria-label={`Chọn ${nameOf(paper)} của ${cellName}`}
              checked={chosen.has(paper.paperId)}
              onChange={() => onToggle(paper)}
            />
            <TextLink to={`/van-ban/${paper.paperId}`}>{nameOf(paper)}</TextLink>
            <span className="tag">
              {paperStateNames[paper.state]}
              {paper.version > 1 && `, bản ${paper.version}`}
            </span>
            {paper.differs && <DiffersTag />}
            {paper.isOfficialAttached && <span className="tag">Bản chính thức gắn kèm</span>}
          </div>
        ))}
      </td>
      <td>
        {isPosted(meeting) && <PostBy heldOn={meeting.heldOn} today={today} postedOn={postedOnOf(line)} />}
      </td>
    </tr>
  )
}

const nameOf = ({ kind, number }: PaperOfPeriod): string =>
  `${paperTypes[kind].name}${number === '' ? '' : ` số ${number}`}`

interface PostByProps {
  readonly heldOn: string
  readonly today: string
  readonly postedOn: string | null
}

/** The last day to post the minutes on the e-handbook, or the day on which it was done. */
function PostBy({ heldOn, today, postedOn }: PostByProps) {
  const { postBy } = deadlinesOf(heldOn, useRulebook(heldOn))
  if (postedOn !== null) {
    return (
      <>
        Đã đăng {formatDate(postedOn)}
        {postedOn > postBy && <span className="muted"> (sau hạn)</span>}
      </>
    )
  }
  return (
    <span className="tag" data-attention={today > postBy || undefined}>
      {formatDate(postBy)}
      {today > postBy && ', quá hạn'}
    </span>
  )
}
