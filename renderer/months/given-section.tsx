import { Button, Checkbox } from '@mantine/core'
import { useId, useState } from 'react'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import type { CommonTask } from '../../shared/months/contract.ts'
import { documentName } from '../../shared/months/wording.ts'
import { Fault } from '../components/fault.tsx'
import { useContent, useForm } from '../meetings/form.ts'
import { newTaskId } from '../meetings/ids.ts'
import { useRead, useWrite } from '../office.ts'
import { WholeNumberField } from '../organisation/whole-number-field.tsx'
import './months.css'

type Given = Output<'months.ofMeeting'>

interface GivenSectionProps {
  readonly meetingId: string
  readonly period: string
  readonly isReadOnly: boolean
}

/**
 * Định hướng tháng in a meeting: what the commune gave it to go by, which documents it studied, the common tasks that
 * are not among its own yet. It stands only where there is something, and saves by its own command.
 */
export function GivenSection({ meetingId, period, isReadOnly }: GivenSectionProps) {
  const given = useRead('months.ofMeeting', { meetingId }).data
  const heading = useId()
  if (given === undefined) return null
  const { news, directions, documents, tasks } = given
  if (news === '' && directions === '' && documents.length === 0 && tasks.length === 0) return null
  return (
    <section className="meeting-section" aria-labelledby={heading}>
      <h2 id={heading}>Định hướng tháng của Đảng ủy</h2>
      {news !== '' && <p className="given-text">{news}</p>}
      {directions !== '' && <p className="given-text">{directions}</p>}
      {documents.length > 0 && <Documents meetingId={meetingId} period={period} given={given} />}
      {!isReadOnly && <MissingTasks tasks={tasks} />}
    </section>
  )
}

interface DocumentsProps {
  readonly meetingId: string
  readonly period: string
  readonly given: Given
}

/** Đã quán triệt: ticked, and with how many members where it was not all who were present. */
function Documents({ meetingId, period, given: { documents, present } }: DocumentsProps) {
  const save = useWrite('months.setStudied')
  const [changed, setChanged] = useState<ReadonlyMap<string, number | null> | undefined>()
  const studied =
    changed ??
    new Map(documents.filter(({ isStudied }) => isStudied).map(({ id, members }) => [id, members] as const))
  const put = (next: ReadonlyMap<string, number | null>) => {
    setChanged(next)
    save.mutate(
      { meetingId, documents: [...next].map(([documentId, members]) => ({ documentId, members })) },
      { onError: () => setChanged(undefined) },
    )
  }
  return (
    <>
      <h3>Văn bản đã quán triệt tại buổi này</h3>
      {documents.map((document) => {
        const members = studied.get(document.id)
        const name = documentName(document)
        return (
          <div key={document.id} className="studied-line">
            <Checkbox
              label={
                document.period === period ? name : `${name}, chuyển từ kỳ ${formatPeriod(document.period)}`
              }
              checked={members !== undefined}
              onChange={(event) => {
                const next = new Map(studied)
                if (event.currentTarget.checked) next.set(document.id, null)
                else next.delete(document.id)
                put(next)
              }}
            />
            {members !== undefined && (
              <WholeNumberField
                label={`Số đảng viên được quán triệt ${name}`}
                hideLabel
                description="Số đảng viên"
                className="studied-count"
                min={0}
                max={9999}
                defaultValue={members ?? (present > 0 ? present : null)}
                onCommit={(count) => put(new Map(studied).set(document.id, count))}
              />
            )}
          </div>
        )
      })}
      <Fault fault={save.error} />
    </>
  )
}

/** Common tasks that came after the minutes were begun, or were taken off. */
function MissingTasks({ tasks }: { readonly tasks: readonly CommonTask[] }) {
  const form = useForm()
  const assigned = useContent(({ assignedTasks }) => assignedTasks)
  const taken = new Set(assigned.map(({ commonTaskId }) => commonTaskId))
  const missing = tasks.filter(({ id }) => !taken.has(id))
  if (missing.length === 0) return null
  return (
    <>
      <h3>Nhiệm vụ chung chưa có trong nhiệm vụ tháng tới</h3>
      <ul className="plain-list">
        {missing.map(({ id, title, product, dueOn }) => (
          <li key={id}>
            <span>{title}</span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Thêm nhiệm vụ chung: ${title}`}
              onClick={() =>
                form.addRow('assignedTasks', {
                  taskId: newTaskId(),
                  title,
                  personId: null,
                  who: '',
                  dueOn,
                  commonTaskId: id,
                  ...(product !== '' && { product }),
                })
              }
            >
              Thêm
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
