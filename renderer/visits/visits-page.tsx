import { useState } from 'react'
import { useParams, useSearchParams } from 'wouter'
import { isPeriod, periodOf, periodPhrase } from '../../shared/calendar/periods.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { byMember, countVisits, type MemberVisits, unfollowed } from '../../shared/visits/lines.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { PeriodChooser } from '../meetings/period-chooser.tsx'
import { useRead, useWrite } from '../office.ts'
import { ChosenVisit } from './chosen-visit.tsx'
import { OpenPromises } from './open-promises.tsx'
import { VisitTable } from './visit-table.tsx'
import './visits.css'

/** Cấp ủy viên phụ trách: who follows which cell, who came in a month, what was promised. */
export function VisitsPage() {
  const { period: asked } = useParams<{ period?: string }>()
  const today = useRead('setup.state', {}).data?.today
  if (today === undefined) return <Page title="Cấp ủy viên phụ trách">{null}</Page>
  const period = asked !== undefined && isPeriod(asked) ? asked : periodOf(today)
  return <Visits period={period} current={periodOf(today)} />
}

function Visits({ period, current }: { readonly period: string; readonly current: string }) {
  const visits = useRead('visits.ofPeriod', { period }, { keepPrevious: true })
  const [search] = useSearchParams()
  const [isPrinting, setPrinting] = useState(false)
  const cells = visits.data ?? []
  const members = byMember(cells)
  const lines = members.flatMap((member) => member.lines)
  const chosen = lines.find(
    ({ held, personId }) => held?.meeting.id === search.get('buoi') && personId === search.get('nguoi'),
  )
  return (
    <Page
      title="Cấp ủy viên phụ trách"
      note={members.length > 0 && noteOf(members)}
      actions={
        <>
          <PeriodChooser period={period} current={current} to={(other) => `/cap-uy-vien/${other}`} />
          <ButtonFor
            right="export"
            variant="default"
            disabled={members.length === 0}
            onClick={() => setPrinting(true)}
          >
            In phiếu theo dõi
          </ButtonFor>
        </>
      }
      asideLabel="Theo dõi một buổi"
      {...(chosen !== undefined && {
        aside: (
          <ChosenVisit
            key={`${chosen.held?.meeting.id} ${chosen.personId} ${JSON.stringify(chosen.held?.person.visit)}`}
            line={chosen}
          />
        ),
      })}
    >
      <Fault fault={visits.error} onAgain={() => void visits.refetch()} />
      {visits.data !== undefined && members.length === 0 && (
        <Empty
          title="Chưa ghi ai phụ trách chi bộ nào"
          actions={<ButtonLink to="/chi-bo/dieu-con-thieu">Ghi cấp ủy viên phụ trách</ButtonLink>}
        >
          Ghi chức vụ Cấp ủy viên phụ trách của từng chi bộ; trang này khi đó cho biết ai đã dự sinh hoạt
          trong kỳ.
        </Empty>
      )}
      {members.length > 0 && (
        <>
          <Notes period={period} members={members} withoutAnybody={unfollowed(cells)} />
          <VisitTable period={period} members={members} chosen={chosen} />
        </>
      )}
      <OpenPromises />
      <FormDialog
        title={`Theo dõi cấp ủy viên dự sinh hoạt: kỳ ${periodPhrase(period)}`}
        wish={{ form: 'visits', period }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}

function noteOf(members: readonly MemberVisits[]): string {
  const { due, came, stayedAway, unknown } = countVisits(members.flatMap(({ lines }) => lines))
  const parts = [
    `${formatCount(members.length)} cấp ủy viên`,
    `dự ${formatCount(came)}/${formatCount(due)} buổi đã họp`,
    ...(stayedAway > 0 ? [`${formatCount(stayedAway)} buổi không dự`] : []),
    ...(unknown > 0 ? [`${formatCount(unknown)} buổi chưa ghi`] : []),
  ]
  return parts.join(', ')
}

interface NotesProps {
  readonly period: string
  readonly members: readonly MemberVisits[]
  readonly withoutAnybody: readonly { readonly cellId: string; readonly cellName: string }[]
}

/** What can be taken over from the minutes at once, and the cells that nobody follows. */
function Notes({ period, members, withoutAnybody }: NotesProps) {
  const take = useWrite('visits.takeFromMinutes')
  const { inMinutes } = countVisits(members.flatMap(({ lines }) => lines))
  if (inMinutes === 0 && withoutAnybody.length === 0) return <Fault fault={take.error} />
  return (
    <div className="visits-note">
      {inMinutes > 0 && (
        <ButtonFor
          right="write"
          size="compact-sm"
          variant="default"
          loading={take.isPending}
          onClick={() => take.mutate({ period })}
        >
          Ghi có dự cho {formatCount(inMinutes)} buổi mà biên bản có tên
        </ButtonFor>
      )}
      {withoutAnybody.length > 0 && (
        <span className="small">
          Chưa có cấp ủy viên phụ trách:{' '}
          {withoutAnybody.map(({ cellId, cellName }, place) => (
            <span key={cellId}>
              {place > 0 && ', '}
              <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
            </span>
          ))}
        </span>
      )}
      <Fault fault={take.error} />
    </div>
  )
}
