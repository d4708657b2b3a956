import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import type { BodyCard } from '../../shared/organisation/body-contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextLink } from '../components/link.tsx'
import { useRead, useWrite } from '../office.ts'
import classes from './assigning.module.css'

interface GroupMembersProps {
  readonly card: BodyCard
  readonly id: string
  readonly cellId: string
}

/** Who is in a group of a cell. */
export function GroupMembers({ card, id, cellId }: GroupMembersProps) {
  const members = useRead('organisation.groups', { cellId })
  const [isEditing, setEditing] = useState(false)
  const own = (members.data?.members ?? []).filter(({ groupId }) => groupId === id)
  return (
    <section className="section">
      <div className="section-head">
        <h3>Đảng viên trong tổ ({own.length})</h3>
        {card.end === null && (
          <ButtonFor right="write" size="compact-sm" variant="subtle" onClick={() => setEditing(true)}>
            Sửa danh sách
          </ButtonFor>
        )}
      </div>
      <Fault fault={members.error} />
      {members.data !== undefined && own.length === 0 && <p className="muted">Chưa ghi ai thuộc tổ này.</p>}
      <ul className="plain-list">
        {own.map(({ personId, fullName }) => (
          <li key={personId}>
            <TextLink to={`/dang-vien/${personId}`}>{fullName}</TextLink>
          </li>
        ))}
      </ul>
      <Modal
        opened={isEditing}
        onClose={() => setEditing(false)}
        title={`Đảng viên của ${card.name}`}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <MembersForm card={card} id={id} cellId={cellId} onClose={() => setEditing(false)} />
      </Modal>
    </section>
  )
}

function MembersForm({ card, id, cellId, onClose }: GroupMembersProps & { readonly onClose: () => void }) {
  const today = useRead('setup.state', {}).data?.today ?? null
  const [on, setOn] = useState(today)
  const members = useRead(
    'organisation.groups',
    { cellId, ...(on !== null && { on }) },
    { keepPrevious: true, enabled: on !== null },
  )
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map())
  const write = useWrite('organisation.setGroup')
  const all = members.data?.members ?? []
  const isIn = (member: (typeof all)[number]) => ticked.get(member.personId) ?? member.groupId === id
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        leaveField()
        if (on === null) return
        const personIds = all.filter(isIn).map(({ personId }) => personId)
        write.mutate({ id, revision: card.revision, on, personIds }, { onSuccess: onClose })
      }}
    >
      <DateField
        label="Từ ngày"
        required
        autoFocus
        defaultValue={on}
        error={on === null ? 'Chưa nhập ngày' : undefined}
        onCommit={setOn}
      />
      <Fault fault={members.error} />
      <fieldset className={classes.people}>
        <legend>Thuộc tổ đảng này</legend>
        {all.map((member) => (
          <Checkbox
            key={member.personId}
            label={
              member.groupId === null || member.groupId === id
                ? member.fullName
                : `${member.fullName} (đang ở ${member.groupName})`
            }
            checked={isIn(member)}
            onChange={(event) =>
              setTicked(new Map([...ticked, [member.personId, event.currentTarget.checked]]))
            }
          />
        ))}
      </fieldset>
      <Fault fault={write.error} />
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
