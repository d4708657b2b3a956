import { Group } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { classDays, countWords } from '../../shared/training/words.ts'
import { ButtonFor, Entry } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead, useWrite } from '../office.ts'
import { CallPeople } from './call-people.tsx'
import { ClassForm } from './class-form.tsx'
import { Trainees } from './trainees.tsx'

interface ClassCardProps {
  readonly id: string
  readonly today: string
  readonly onRemoved: () => void
}

/** A class with whom it calls, what became of them, and their training histories. */
export function ClassCard({ id, today, onRemoved }: ClassCardProps) {
  const training = useRead('training.class', { id })
  const [isPrinting, setPrinting] = useState(false)
  const [isEditing, setEditing] = useState(false)
  if (training.data === undefined) {
    return <Fault fault={training.error} onAgain={() => void training.refetch()} />
  }
  const found = training.data
  return (
    <>
      <div className="card-head">
        <h2>{found.title}</h2>
        <p className="muted">
          {[classDays(found), found.place, countWords(found.counts)].filter(Boolean).join('; ')}
        </p>
        <Group gap="xs" mt="xs">
          <ButtonFor
            right="export"
            size="compact-sm"
            variant="default"
            disabled={found.people.length === 0}
            onClick={() => setPrinting(true)}
          >
            In danh sách ký
          </ButtonFor>
          <ButtonFor
            right="write"
            size="compact-sm"
            variant="default"
            aria-expanded={isEditing}
            onClick={() => setEditing(!isEditing)}
          >
            Sửa thông tin lớp
          </ButtonFor>
        </Group>
      </div>
      {isEditing && (
        <ClassForm
          key={found.revision}
          training={found}
          today={today}
          onWritten={() => setEditing(false)}
          onRemoved={onRemoved}
        />
      )}
      <section className="section">
        <h3>Học viên</h3>
        <CallPeople training={found} />
        <Entry right="write">
          <Trainees key={found.id} training={found} />
        </Entry>
      </section>
      <Histories training={found} />
      <FormDialog
        title={`Danh sách lớp ${found.title}`}
        wish={{ form: 'training', classId: id }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </>
  )
}

/** Into the members' training histories, and back. */
function Histories({ training }: { readonly training: Output<'training.class'> }) {
  const write = useWrite('training.writeHistory')
  const undo = useWrite('training.undoHistory')
  const { id, revision, people, histories } = training
  const waiting = people.filter(({ state, isInHistory }) => state === 'completed' && !isInHistory).length
  if (waiting === 0 && histories.length === 0) return null
  return (
    <section className="section">
      <h3>Quá trình bồi dưỡng của học viên</h3>
      {waiting > 0 && (
        <p>
          {formatCount(waiting)} người hoàn thành chưa có lớp này trong quá trình đào tạo, bồi dưỡng.{' '}
          <ButtonFor
            right="write"
            size="compact-sm"
            loading={write.isPending}
            onClick={() => write.mutate({ id, revision })}
          >
            Ghi vào phiếu đảng viên
          </ButtonFor>
        </p>
      )}
      <ul className="plain-list">
        {histories.map(({ actId, people: count }) => (
          <li key={actId}>
            <span>Đã ghi cho {formatCount(count)} người</span>
            <ButtonFor
              right="write"
              size="compact-sm"
              variant="subtle"
              loading={undo.isPending}
              onClick={() => undo.mutate({ id, actId })}
            >
              Hoàn tác lần ghi này
            </ButtonFor>
          </li>
        ))}
      </ul>
      <Fault fault={write.error ?? undo.error} />
    </section>
  )
}
