import { Button, Group, Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import type { BodyCard, Weakness } from '../../shared/organisation/body-contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { spanWords } from '../components/spans.ts'
import { TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { TeamOfCell } from '../support/cell-support.tsx'

interface WeaknessesProps {
  readonly card: BodyCard
  readonly id: string
}

/** Chi bộ cần củng cố: since when and why, and the times before. */
export function Weaknesses({ card, id }: WeaknessesProps) {
  const [editing, setEditing] = useState<number | 'new'>()
  const close = () => setEditing(undefined)
  return (
    <section className="section">
      <div className="section-head">
        <h3>Chi bộ cần củng cố</h3>
        {card.end === null && (
          <ButtonFor right="write" size="compact-sm" variant="subtle" onClick={() => setEditing('new')}>
            Đánh dấu cần củng cố
          </ButtonFor>
        )}
      </div>
      {card.weaknesses.length === 0 && <p className="muted">Không thuộc diện này.</p>}
      <ul className="plain-list">
        {card.weaknesses.map((row, index) => (
          <li key={`${row.from} ${row.to}`}>
            <span>
              {row.reason === '' ? 'Chưa ghi lý do' : row.reason}
              <span className="muted small">
                {' '}
                {[spanWords(row), row.paperNumber].filter(Boolean).join(', ')}
              </span>
            </span>
            {card.end === null && (
              <ButtonFor
                right="write"
                size="compact-sm"
                variant="subtle"
                aria-label={`Sửa lần cần củng cố ${spanWords(row)}`}
                onClick={() => setEditing(index)}
              >
                Sửa
              </ButtonFor>
            )}
          </li>
        ))}
      </ul>
      <TeamOfCell cellId={id} isWeak={card.isWeak} />
      <Modal
        opened={editing !== undefined}
        onClose={close}
        title="Chi bộ cần củng cố"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <WeaknessForm card={card} id={id} at={editing ?? 'new'} onClose={close} />
      </Modal>
    </section>
  )
}

interface WeaknessFormProps extends WeaknessesProps {
  readonly at: number | 'new'
  readonly onClose: () => void
}

function WeaknessForm({ card, id, at, onClose }: WeaknessFormProps) {
  const write = useWrite('organisation.saveWeaknesses')
  const today = useRead('setup.state', {}).data?.today ?? null
  const known = at === 'new' ? undefined : card.weaknesses[at]
  const row = useRef<Weakness>(known ?? { from: today, to: null, reason: '', paperNumber: '' })
  const wrong = useRef(new Set<string>())
  const set = (part: Partial<Weakness>) => {
    row.current = { ...row.current, ...part }
  }
  const save = (rows: readonly Weakness[]) =>
    write.mutate({ id, revision: card.revision, rows: [...rows] }, { onSuccess: onClose })
  const others = card.weaknesses.filter((other) => other !== known)
  const onProblem = (field: string) => (problem: string | undefined) => {
    if (problem === undefined) wrong.current.delete(field)
    else wrong.current.add(field)
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        leaveField()
        if (wrong.current.size === 0) save([...others, row.current])
      }}
    >
      <div className="fields-2">
        <DateField
          label="Từ ngày"
          partial
          autoFocus
          defaultValue={row.current.from}
          onCommit={(from) => set({ from })}
          onProblem={onProblem('from')}
        />
        <DateField
          label="Hết từ ngày"
          description="Để trống khi còn"
          defaultValue={row.current.to}
          onCommit={(to) => set({ to })}
          onProblem={onProblem('to')}
        />
      </div>
      <TextField
        label="Lý do"
        maxLength={300}
        defaultValue={row.current.reason}
        onInput={(reason) => set({ reason })}
      />
      <TextField
        label="Số văn bản"
        maxLength={60}
        defaultValue={row.current.paperNumber}
        onInput={(paperNumber) => set({ paperNumber })}
      />
      <Fault fault={write.error} />
      <Group justify={known === undefined ? 'flex-end' : 'space-between'}>
        {known !== undefined && (
          <Button variant="subtle" onClick={() => save(others)}>
            Ghi nhầm, bỏ đi
          </Button>
        )}
        <Group>
          <Button variant="default" onClick={onClose}>
            Quay lại
          </Button>
          <Button type="submit" loading={write.isPending}>
            Ghi
          </Button>
        </Group>
      </Group>
    </form>
  )
}
