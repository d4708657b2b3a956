import { Alert, Button, Group } from '@mantine/core'
import { memo } from 'react'
import type { BriefingAround } from '../../shared/briefings/contract.ts'
import { cellsAtBriefing } from '../../shared/briefings/seats.ts'
import { summonsText } from '../../shared/briefings/summons-text.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { taskStateNames } from '../../shared/meetings/meeting.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { TemplateAgenda } from '../agendas/template-agenda.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { Beginning } from '../meetings/beginning.tsx'
import { useForm, useKeys } from '../meetings/form.ts'
import { Guests } from '../meetings/guests.tsx'
import { ProseOf, Section } from '../meetings/meeting-sections.tsx'
import { Opinions } from '../meetings/opinions.tsx'
import { MeetingContext } from '../meetings/quotable.tsx'
import { SummonsText } from '../meetings/summons-text.tsx'
import { useRead } from '../office.ts'
import { BriefingRoll } from './briefing-roll.tsx'
import './briefings.css'
import { GivenToCells } from './given-to-cells.tsx'

interface SectionsProps {
  readonly view: MeetingView
  readonly isReadOnly: boolean
}

/** What a clerk writes of a briefing, in the order of its minutes. */
export const BriefingSections = memo(function BriefingSections({ view, isReadOnly }: SectionsProps) {
  const around = useRead('briefings.around', { id: view.id }, { keepPrevious: true })
  if (around.data === undefined) {
    return <Fault fault={around.error} onAgain={() => void around.refetch()} />
  }
  const { cells, previous } = around.data
  const { roll } = view
  const off = { isReadOnly }
  return (
    <MeetingContext value={view.id}>
      <Section title="Thời gian, địa điểm">
        <Beginning
          roll={roll}
          rollOf={view.content.heldOn}
          officers={<Officers around={around.data} {...off} />}
          {...off}
        />
        <SummonsText wordsOf={(content) => summonsText(around.data.communeName, view.period, content)} />
      </Section>
      <Section title="Điểm danh">
        <Leaderless cells={cells} />
        <BriefingRoll roll={roll} {...off} />
      </Section>
      <Section title="Đại biểu, khách mời">
        <Guests {...off} />
      </Section>
      <Section title="Chương trình">
        <TemplateAgenda meetingId={view.id} {...off}>
          <ProseOf part="agenda" label="Chương trình" maxLength={5000} {...off} />
        </TemplateAgenda>
      </Section>
      {previous !== null && previous.tasks.length > 0 && (
        <Section title="Kết quả nhiệm vụ giao kỳ trước">
          <PreviousTasks previous={previous} />
        </Section>
      )}
      <Section title="Nội dung Đảng ủy thông báo, triển khai">
        <ProseOf part="review" label="Nội dung Đảng ủy thông báo, triển khai" minRows={4} {...off} />
      </Section>
      <Section title="Báo cáo, ý kiến của các chi bộ">
        {!isReadOnly && <RowForEachCell view={view} />}
        <Opinions roll={roll} {...off} />
      </Section>
      <Section title="Nhiệm vụ giao các chi bộ">
        <GivenToCells cells={cells} {...off} />
      </Section>
      <Section title="Kết luận">
        <ProseOf part="conclusion" label="Kết luận" minRows={4} {...off} />
      </Section>
    </MeetingContext>
  )
})

/** Who chairs and who writes: leaders and officers of the commune, who are on no roll. */
function Officers({ around, isReadOnly }: { readonly around: BriefingAround; readonly isReadOnly: boolean }) {
  const form = useForm()
  return (
    <div className="field-row" data-even>
      <PersonPicker
        label="Chủ trì"
        defaultValue={around.chair}
        disabled={isReadOnly}
        onCommit={(person) => form.change({ chairId: person?.personId ?? null })}
      />
      <PersonPicker
        label="Thư ký"
        defaultValue={around.secretary}
        disabled={isReadOnly}
        onCommit={(person) => form.change({ secretaryId: person?.personId ?? null })}
      />
    </div>
  )
}

/** Cells that nobody was called for, because the register knows of no secretary. */
function Leaderless({ cells }: Pick<BriefingAround, 'cells'>) {
  const missing = cells.filter(({ leader }) => leader === null)
  if (missing.length === 0) return null
  return (
    <Alert
      role="status"
      color="amber"
      title={`${formatCount(missing.length)} chi bộ chưa có bí thư trong sổ`}
    >
      Chưa có trong danh sách triệu tập:{' '}
      {missing.map(({ cellId, cellName }, place) => (
        <span key={cellId}>
          {place > 0 && ', '}
          <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
        </span>
      ))}
      .
    </Alert>
  )
}

/** An empty row for every cell that is there and has none yet, in the order of the roll. */
function RowForEachCell({ view: { roll } }: { readonly view: MeetingView }) {
  const form = useForm()
  useKeys('opinions')
  const add = () => {
    const { marks, opinions } = form.read()
    const heard = new Set(opinions.map(({ speakerId }) => speakerId))
    for (const { state, line } of cellsAtBriefing(roll, marks)) {
      if ((state !== 'called' && state !== 'stand-in') || heard.has(line.personId)) continue
      heard.add(line.personId)
      form.addRow('opinions', { speakerId: line.personId, speaker: line.fullName, text: '' })
    }
  }
  return (
    <Group>
      <Button size="xs" variant="default" onClick={add}>
        Thêm một dòng cho mỗi chi bộ có mặt
      </Button>
    </Group>
  )
}

const namesShown = 3
type Previous = NonNullable<BriefingAround['previous']>

function CellsLeft({ cells }: { readonly cells: Previous['tasks'][number]['cells'] }) {
  return cells.map(({ cellId, cellName, state, isOverdue }, place) => (
    <span key={cellId}>
      {place > 0 && ', '}
      <TextLink to={`/nhiem-vu?chi-bo=${cellId}`}>{cellName}</TextLink>
      <span className="muted">
        {' '}
        ({(isOverdue ? taskStateNames.overdue : taskStateNames[state]).toLocaleLowerCase('vi')})
      </span>
    </span>
  ))
}

/** What the briefing before gave, as the cells stand with it today. */
function PreviousTasks({ previous }: { readonly previous: Previous }) {
  return (
    <>
      <p className="small muted">
        Giao tại <TextLink to={`/buoi/${previous.id}`}>giao ban ngày {formatDate(previous.heldOn)}</TextLink>.
        Kết quả do các chi bộ báo cáo ở sinh hoạt tháng.
      </p>
      <table className="table given-before" aria-label="Kết quả nhiệm vụ giao kỳ trước">
        <thead>
          <tr>
            <th scope="col">Nhiệm vụ</th>
            <th scope="col">Thời hạn</th>
            <th scope="col" className="number">
              Xong
            </th>
            <th scope="col">Chưa xong</th>
          </tr>
        </thead>
        <tbody>
          {previous.tasks.map(({ title, dueOn, cells }) => {
            const left = cells.filter(({ state }) => state !== 'done')
            const overdue = left.filter(({ isOverdue }) => isOverdue).length
            return (
              <tr key={title}>
                <td>{title}</td>
                <td>{dueOn === null ? '' : formatDate(dueOn)}</td>
                <td className="number">
                  {formatCount(cells.length - left.length)}/{formatCount(cells.length)}
                </td>
                <td>
                  {left.length > namesShown ? (
                    <details>
                      <summary>
                        {formatCount(left.length)} chi bộ
                        {overdue > 0 && <span className="attention"> (quá hạn {formatCount(overdue)})</span>}
                      </summary>
                      <CellsLeft cells={left} />
                    </details>
                  ) : (
                    <CellsLeft cells={left} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
