import { Group } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod, makePeriod } from '../../shared/calendar/periods.ts'
import { hasTopic, meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { Plan, YearRow } from '../../shared/plans/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { TextLink } from '../components/link.tsx'
import { type Edited, newPlan, PlanDialog } from './plan-form.tsx'
import { quarterWords } from './year-grid.tsx'

interface CellPlansProps {
  readonly year: number
  readonly row: YearRow
}

/** The year of one cell, each meeting with the way to change it. */
export function CellPlans({ year, row }: CellPlansProps) {
  const [edited, setEdited] = useState<Edited>()
  const { cellId, cellName, habit, plans, missingThematic } = row
  const planned = new Set(plans.map(({ period }) => period))
  const free = Array.from({ length: 12 }, (_, index) => makePeriod(year, index + 1)).find(
    (period) => !planned.has(period),
  )
  return (
    <>
      <div className="section-head">
        <h2>{cellName}</h2>
        <TextLink to={`/chi-bo/${cellId}`} className="small">
          Mở chi bộ
        </TextLink>
      </div>
      {missingThematic.length > 0 && (
        <p className="small attention">
          Chưa có sinh hoạt chuyên đề {quarterWords(missingThematic)}. Mỗi quý cần ít nhất một buổi.
        </p>
      )}
      <ul className="plain-list">
        {plans.map((plan) => (
          <li key={plan.id}>
            <PlanLine plan={plan} />
            <ButtonFor
              right="write"
              size="compact-sm"
              variant="subtle"
              style={{ flex: 'none' }}
              aria-label={`Sửa kế hoạch ${formatPeriod(plan.period)}, ${meetingKindNames[plan.kind]}`}
              onClick={() => setEdited(plan)}
            >
              Sửa
            </ButtonFor>
          </li>
        ))}
      </ul>
      {plans.length === 0 && <p className="muted">Chưa có buổi nào trong kế hoạch năm {year}.</p>}
      <Group mt="sm">
        <ButtonFor
          right="write"
          variant="default"
          onClick={() => setEdited(newPlan(cellId, free ?? makePeriod(year, 12), habit))}
        >
          Thêm buổi
        </ButtonFor>
      </Group>
      <PlanDialog cellName={cellName} plan={edited} onClose={() => setEdited(undefined)} />
    </>
  )
}

function PlanLine({ plan }: { readonly plan: Plan }) {
  const { period, kind, plannedOn, startsAt, topic, drafter, approver, speaker } = plan
  const people = [
    drafter === '' ? '' : `dự thảo: ${drafter}`,
    approver === '' ? '' : `duyệt: ${approver}`,
    speaker === '' ? '' : `trình bày: ${speaker}`,
  ].filter((part) => part !== '')
  return (
    <div>
      <strong>{formatPeriod(period)}</strong>{' '}
      {plannedOn === null ? (
        <span className="muted">chưa định ngày</span>
      ) : (
        [formatDate(plannedOn), startsAt].filter((part) => part !== null).join(', ')
      )}
      {kind !== 'regular' && <span className="muted"> {meetingKindNames[kind]}</span>}
      {hasTopic(kind) && (
        <p className="small">{topic === '' ? <span className="attention">Chưa có nội dung</span> : topic}</p>
      )}
      {people.length > 0 && <p className="small muted">{people.join('; ')}</p>}
    </div>
  )
}
