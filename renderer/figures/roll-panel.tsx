import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { durationMinutes } from '../../shared/calendar/phrases.ts'
import type { SheetRow } from '../../shared/figures/contract.ts'
import type { FigureTexts } from '../../shared/figures/figures.ts'
import { attendanceFigures } from '../../shared/meetings/attendance.ts'
import { attendanceNames, type Mark, type RollLine } from '../../shared/meetings/meeting.ts'
import { standingNames } from '../../shared/people/person.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'

export interface RollShown {
  readonly key: string
  readonly row: SheetRow
  readonly roll: readonly RollLine[] | undefined
  readonly marks: readonly Mark[] | undefined
  readonly texts: FigureTexts | undefined
  /** Gives up what was typed; undefined where nothing was. */
  readonly onDiscard: (() => void) | undefined
}

interface RollPanelProps {
  readonly shown: RollShown | undefined
  /** What else is done with the row. */
  readonly children?: ReactNode
  readonly actions: RefObject<HTMLDivElement | null>
  /** F2 leads here from a box of the row, and back. */
  readonly onBack: () => void
}

/** The printed roll of the row that is typed, with its numbers: whom `3p` means stands before the eyes. */
export function RollPanel({ shown, children, actions, onBack }: RollPanelProps) {
  const list = useRef<HTMLOListElement>(null)
  const lastMarked = shown?.texts?.absences
  useEffect(() => {
    if (lastMarked === undefined) return
    // Of a long roll the part is shown that was marked last.
    const marked = list.current?.querySelectorAll('li[data-state]')
    marked?.item(marked.length - 1)?.scrollIntoView({ block: 'nearest' })
  }, [lastMarked])
  if (shown === undefined) {
    return (
      <section className="roll-panel" aria-label="Danh sách điểm danh">
        <p className="muted">
          Vào một dòng để xem danh sách điểm danh của chi bộ. <kbd>Enter</kbd> sang ô kế tiếp,{' '}
          <kbd>Ctrl+Enter</kbd> ghi dòng và xuống chi bộ sau, các phím mũi tên đi giữa các ô, <kbd>F2</kbd>{' '}
          việc khác của dòng. Người vắng: 3p có lý do, 7k không lý do, 9m miễn, 4-6p từ số 4 đến 6; không ai
          vắng thì nhập 0.
        </p>
      </section>
    )
  }
  const { row, roll, marks, texts } = shown
  const states = new Map(marks?.map((mark) => [mark.personId, mark]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long roll is scrolled by keyboard too
    <section className="roll-panel" aria-label="Danh sách điểm danh" tabIndex={0}>
      <header>
        <h2>{row.cellName}</h2>
        {roll !== undefined && <Summary roll={roll} marks={marks} texts={texts} />}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a key of the buttons in it */}
        <div
          className="roll-panel-actions"
          ref={actions}
          onKeyDown={(event) => {
            if (event.key !== 'F2') return
            event.preventDefault()
            onBack()
          }}
        >
          {children}
        </div>
        <p className="roll-panel-keys muted small">
          Vắng: 3p có lý do, 7k không lý do, 9m miễn, 0 không ai vắng; người được miễn không phải nhập.{' '}
          <kbd>Ctrl+Enter</kbd> ghi dòng, <kbd>Esc</kbd> trả lại ô, <kbd>F2</kbd> việc khác của dòng.
        </p>
      </header>
      {roll?.length === 0 && (
        <p className="attention">
          Ngày này chi bộ chưa có đảng viên nào trong sổ. Hãy kiểm tra lại ngày họp.
        </p>
      )}
      <ol ref={list}>
        {roll?.map(({ personId, number, fullName, standing, inBase }) => {
          const mark = states.get(personId)
          const isUsual = mark === undefined || mark.state === (inBase ? 'present' : 'exempt')
          return (
            <li key={personId} data-state={isUsual ? undefined : mark.state}>
              <span className="roll-panel-number">{number}</span> {fullName}
              {standing !== 'official' && (
                <span className="muted"> {standingNames[standing].toLowerCase()}</span>
              )}
              {!isUsual && (
                <span className="roll-panel-mark">
                  {' '}
                  {attendanceNames[mark.state].toLowerCase()}
                  {mark.reason !== '' && `: ${mark.reason}`}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

type SummaryProps = Pick<RollShown, 'marks' | 'texts'> & { readonly roll: readonly RollLine[] }

function Summary({ roll, marks, texts }: SummaryProps) {
  const parts = [`${formatCount(roll.length)} người`]
  if (marks !== undefined) {
    const { present, base } = attendanceFigures(roll, marks)
    parts.push(`có mặt ${present}/${base} (${formatPercent(present, base)})`)
  }
  const minutes = texts && durationMinutes(texts.startsAt, texts.endsAt)
  if (minutes !== undefined) parts.push(`${minutes} phút`)
  return <span className="muted">{parts.join(', ')}</span>
}
