import { NativeSelect } from '@mantine/core'
import { codedList } from '../../shared/lists/coded-list.ts'
import { outsiderRoles } from '../../shared/outsiders/roles.ts'
import { CodedField } from '../components/coded-field.tsx'
import { DateField } from '../components/date-field.tsx'
import { RowList } from '../components/row-list.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRead } from '../office.ts'
import { type KeyedRole, newKey } from './drafts.ts'
import classes from './outsiders.module.css'

const suggested = codedList(
  { title: 'Quan hệ với chi bộ', isOpen: true, basis: 'Thông lệ của văn phòng', confidence: 'local' },
  outsiderRoles.map((role) => [role, role] as const),
)

interface RoleRowsProps {
  readonly roles: readonly KeyedRole[]
  /** Proposed for a new row. */
  readonly cellId: string | null
  readonly onChange: (roles: readonly KeyedRole[]) => void
  readonly onProblem: (label: string, problem: string | undefined) => void
}

/** Who somebody is to which cell, from when to when. */
export function RoleRows({ roles, cellId, onChange, onProblem }: RoleRowsProps) {
  const cells = useRead('organisation.cells', {})
  const change = (key: string, part: Partial<KeyedRole>) =>
    onChange(roles.map((role) => (role.key === key ? { ...role, ...part } : role)))
  const newRole = (): KeyedRole => ({
    ...{ key: newKey(), role: '', bodyId: cellId ?? cells.data?.[0]?.id ?? '' },
    ...{ from: null, to: null, otherOrganisation: '', note: '' },
  })
  return (
    <RowList
      keys={roles.map(({ key }) => key)}
      what="quan hệ"
      emptyText="Chưa ghi quan hệ với chi bộ nào."
      onAdd={(at = roles.length) => {
        const added = newRole()
        onChange(roles.toSpliced(at, 0, added))
        return added.key
      }}
      onRemove={(key) => {
        const at = roles.findIndex((role) => role.key === key)
        const removed = roles[at]
        if (removed === undefined) return undefined
        const rest = roles.toSpliced(at, 1)
        onChange(rest)
        return () => {
          onChange(rest.toSpliced(at, 0, removed))
          return key
        }
      }}
      onMove={(key, by) => {
        const at = roles.findIndex((role) => role.key === key)
        const [role, other] = [roles[at], roles[at + by]]
        if (role === undefined || other === undefined) return false
        onChange(roles.toSpliced(Math.min(at, at + by), 2, ...(by === 1 ? [other, role] : [role, other])))
        return true
      }}
    >
      {(key, position) => {
        const role = roles.find((one) => one.key === key)
        if (role === undefined) return null
        const label = (what: string) => `${what} (dòng ${position})`
        return (
          <div className={classes.role}>
            <CodedField
              label={label('Quan hệ')}
              list={suggested}
              defaultValue={role.role}
              required
              onCommit={(value) => change(key, { role: value })}
            />
            <NativeSelect
              label={label('Chi bộ')}
              value={role.bodyId}
              data={(cells.data ?? []).map((cell) => ({ value: cell.id, label: cell.name }))}
              onChange={({ currentTarget }) => change(key, { bodyId: currentTarget.value })}
            />
            <DateField
              label={label('Từ ngày')}
              partial
              defaultValue={role.from}
              onProblem={(problem) => onProblem(label('Từ ngày'), problem)}
              onCommit={(from) => change(key, { from })}
            />
            <DateField
              label={label('Thôi từ ngày')}
              defaultValue={role.to}
              onProblem={(problem) => onProblem(label('Thôi từ ngày'), problem)}
              onCommit={(to) => change(key, { to })}
            />
            <TextField
              label={label('Tổ chức đảng nơi khác')}
              defaultValue={role.otherOrganisation}
              onCommit={(otherOrganisation) => change(key, { otherOrganisation })}
            />
            <TextField
              label={label('Ghi chú')}
              defaultValue={role.note}
              onCommit={(value) => change(key, { note: value })}
            />
          </div>
        )
      }}
    </RowList>
  )
}
