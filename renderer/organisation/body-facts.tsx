import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import { entryOf } from '../../shared/lists/coded-list.ts'
import { cellKinds } from '../../shared/lists/kinds.ts'
import type { BodyCard, BodyFields } from '../../shared/organisation/body-contract.ts'
import { formatKilometres, parseKilometres } from '../../shared/organisation/distance.ts'
import { kindOfCell } from '../../shared/organisation/kind-of-cell.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

const unknown = <span className="muted">chưa ghi</span>

/** Kind, code, distance and founding decision of a body. */
export function BodyFacts({ card }: { readonly card: BodyCard }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <section className="section">
      <div className="section-head">
        <h3>Thông tin tổ chức</h3>
        {card.end === null && (
          <ButtonFor right="write" size="compact-sm" variant="subtle" onClick={() => setEditing(true)}>
            Sửa thông tin
          </ButtonFor>
        )}
      </div>
      <dl className="facts">
        {card.kind === 'cell' && (
          <>
            <dt>Loại chi bộ</dt>
            <dd>{entryOf(cellKinds, card.cellKind)?.label ?? unknown}</dd>
          </>
        )}
        {card.kind !== 'group' && (
          <>
            <dt>Mã tổ chức đảng</dt>
            <dd>{card.code === '' ? unknown : card.code}</dd>
          </>
        )}
        {card.kind === 'cell' && (
          <>
            <dt>Cách trung tâm xã</dt>
            <dd>{card.distanceMetres === null ? unknown : `${formatKilometres(card.distanceMetres)} km`}</dd>
          </>
        )}
        <dt>Thành lập</dt>
        <dd>
          {card.foundedOn === null && card.foundedBy === ''
            ? unknown
            : [card.foundedOn === null ? '' : formatPartialDate(card.foundedOn), card.foundedBy]
                .filter((part) => part !== '')
                .join(', ')}
        </dd>
      </dl>
      <Modal
        opened={isEditing}
        onClose={() => setEditing(false)}
        title={card.name}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <BodyForm card={card} onClose={() => setEditing(false)} />
      </Modal>
    </section>
  )
}

interface BodyFormProps {
  readonly card: BodyCard
  readonly onClose: () => void
}

function BodyForm({ card, onClose }: BodyFormProps) {
  const write = useWrite('organisation.saveBody')
  const fields = useRef<BodyFields>({
    // What the name says is proposed; the clerk sees it before it is written.
    cellKind: card.kind === 'cell' ? kindOfCell(card.cellKind, card.name).code : '',
    code: card.code,
    distanceMetres: card.distanceMetres,
    foundedOn: card.foundedOn,
    foundedBy: card.foundedBy,
  })
  const [distanceProblem, setDistanceProblem] = useState<string>()
  /** Fields that hold what is no value, until they are mended. */
  const wrong = useRef(new Set<string>())
  const set = (part: Partial<BodyFields>) => {
    fields.current = { ...fields.current, ...part }
  }
  const onProblem = (field: string) => (problem: string | undefined) => {
    if (problem === undefined) wrong.current.delete(field)
    else wrong.current.add(field)
  }
  const commitDistance = (text: string) => {
    const metres = text.trim() === '' ? null : parseKilometres(text)
    setDistanceProblem(metres === undefined ? 'Nhập số km với một chữ số lẻ, ví dụ 3,5' : undefined)
    onProblem('distance')(metres === undefined ? 'wrong' : undefined)
    if (metres !== undefined) set({ distanceMetres: metres })
  }
  const submit = () => {
    leaveField()
    if (wrong.current.size > 0) return
    write.mutate({ id: card.id, revision: card.revision, ...fields.current }, { onSuccess: onClose })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {card.kind === 'cell' && (
        <NativeSelect
          label="Loại chi bộ"
          data-autofocus
          defaultValue={fields.current.cellKind}
          error={write.error?.fields.cellKind}
          data={[
            { value: '', label: 'chưa rõ' },
            ...cellKinds.entries.map(({ code, label }) => ({ value: code, label })),
          ]}
          onChange={(event) => set({ cellKind: event.currentTarget.value })}
        />
      )}
      {card.kind !== 'group' && (
        <TextField
          label="Mã tổ chức đảng"
          description="14 chữ số do cấp trên cấp, ví dụ 38.168.053.000.001"
          autoFocus={card.kind !== 'cell'}
          maxLength={40}
          defaultValue={card.code}
          error={write.error?.fields.code}
          onCommit={(code) => set({ code })}
        />
      )}
      {card.kind === 'cell' && (
        <TextField
          label="Cách trung tâm xã (km)"
          maxLength={10}
          defaultValue={card.distanceMetres === null ? '' : formatKilometres(card.distanceMetres)}
          error={distanceProblem}
          onCommit={commitDistance}
        />
      )}
      <div className="fields-2">
        <DateField
          label="Ngày thành lập"
          partial
          defaultValue={card.foundedOn}
          onCommit={(foundedOn) => set({ foundedOn })}
          onProblem={onProblem('foundedOn')}
        />
        <TextField
          label="Quyết định thành lập"
          maxLength={200}
          placeholder="số, ngày, cơ quan"
          defaultValue={card.foundedBy}
          onCommit={(foundedBy) => set({ foundedBy })}
        />
      </div>
      {write.error?.fields.code === undefined && <Fault fault={write.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={write.isPending}>
          Ghi
        </Button>
      </Group>
    </form>
  )
}
