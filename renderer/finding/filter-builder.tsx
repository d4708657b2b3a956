import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { deepest, type Group } from '../../shared/finding/definition.ts'
import { Icon } from '../components/icons.tsx'
import { ConditionRow } from './condition-row.tsx'
import {
  type DraftGroup,
  type DraftPart,
  isDraftGroup,
  newCondition,
  newGroup,
  toDraft,
  toFilter,
  unfinishedIn,
} from './draft.ts'
import classes from './finding.module.css'

interface FilterBuilderProps {
  readonly filter: Group
  readonly onChange: (filter: Group) => void
}

const same = (a: Group, b: Group) => JSON.stringify(a) === JSON.stringify(b)

/** Puts a filter together: rows of field, question and value, joined by and/or, in groups. */
export function FilterBuilder({ filter, onChange }: FilterBuilderProps) {
  const [draft, setDraft] = useState(() => toDraft(filter))
  const handed = useRef(filter)

  // Another list was opened, or the way back led to an earlier filter: what is on the screen follows it.
  useEffect(() => {
    if (same(filter, handed.current)) return
    handed.current = filter
    setDraft(toDraft(filter))
  }, [filter])

  const change = (next: DraftGroup) => {
    setDraft(next)
    const asked = toFilter(next)
    if (same(asked, handed.current)) return
    handed.current = asked
    onChange(asked)
  }
  return <GroupBox group={draft} depth={1} onChange={change} />
}

interface GroupBoxProps {
  readonly group: DraftGroup
  readonly depth: number
  readonly onChange: (group: DraftGroup) => void
  readonly onRemove?: () => void
}

/** The window leaves the innermost level free: opening a figure of a table may need it. */
const deepestHere = deepest - 1

function GroupBox({ group, depth, onChange, onRemove }: GroupBoxProps) {
  const box = useRef<HTMLFieldSetElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const focusLast = useRef(false)
  useEffect(() => {
    if (!focusLast.current) return
    focusLast.current = false
    const fields = box.current?.querySelectorAll<HTMLInputElement>('input[aria-label="Thông tin"]')
    fields?.item(fields.length - 1)?.focus()
  })

  const add = (part: DraftPart) => {
    focusLast.current = true
    onChange({ ...group, parts: [...group.parts, part] })
  }
  const replace = (part: DraftPart) =>
    onChange({ ...group, parts: group.parts.map((each) => (each.key === part.key ? part : each)) })
  const remove = (key: number) => {
    adder.current?.focus()
    onChange({ ...group, parts: group.parts.filter((part) => part.key !== key) })
  }

  // Said once for all, where the rows may have been scrolled out of sight.
  const unfinished = depth === 1 ? unfinishedIn(group) : 0

  return (
    <fieldset ref={box} className={classes.group} data-depth={depth}>
      <legend className={classes.legend}>
        {depth === 1 ? 'Điều kiện lọc' : 'Nhóm điều kiện'}
        {unfinished > 0 && <span className="attention"> ({unfinished} điều kiện chưa xong, chưa tính)</span>}
      </legend>
      {depth > 1 && group.parts.length === 0 && (
        <p className={classes.unfinished}>Nhóm chưa có điều kiện nên chưa tính.</p>
      )}
      {group.parts.map((part) =>
        isDraftGroup(part) ? (
          <GroupBox
            key={part.key}
            group={part}
            depth={depth + 1}
            onChange={replace}
            onRemove={() => remove(part.key)}
          />
        ) : (
          <ConditionRow
            key={part.key}
            condition={part.condition}
            onChange={(condition) => replace({ ...part, condition })}
            onRemove={() => remove(part.key)}
          />
        ),
      )}
      <div className={classes.groupFoot}>
        <Button ref={adder} variant="default" size="xs" onClick={() => add(newCondition())}>
          Thêm điều kiện
        </Button>
        {depth < deepestHere && (
          <Button variant="default" size="xs" onClick={() => add(newGroup())}>
            Thêm nhóm
          </Button>
        )}
        {group.parts.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label="Cách nối các điều kiện"
            value={group.join}
            data={[
              { value: 'and', label: 'thỏa mãn tất cả (và)' },
              { value: 'or', label: 'thỏa mãn một trong số (hoặc)' },
            ]}
            onChange={(event) =>
              onChange({ ...group, join: event.currentTarget.value === 'or' ? 'or' : 'and' })
            }
          />
        )}
        {group.parts.length > 0 && (
          <Checkbox
            size="xs"
            label="Lấy những người còn lại (ngược lại)"
            checked={group.negated}
            onChange={(event) => onChange({ ...group, negated: event.currentTarget.checked })}
          />
        )}
        {onRemove !== undefined && (
          <ActionIcon variant="subtle" color="gray" aria-label="Bỏ nhóm điều kiện" onClick={onRemove}>
            <Icon name="close" size={16} />
          </ActionIcon>
        )}
      </div>
    </fieldset>
  )
}
