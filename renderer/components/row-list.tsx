import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Icon, type IconName } from './icons.tsx'
import { isPlainEnter } from './plain-enter.ts'
import './row-list.css'

interface RowListProps {
  /** They name the rows while these move. */
  readonly keys: readonly string[]
  /** What one row is called, in the middle of a sentence: "ý kiến", "nhiệm vụ". */
  readonly what: string
  readonly emptyText: string
  readonly isReadOnly?: boolean
  /** Adds a new row at a place counted from 0, or at the end, and answers its key. */
  readonly onAdd: (at?: number) => string
  /** Takes a row away and answers how to put it back, which answers the key that it then has. */
  readonly onRemove: (key: string) => (() => string) | undefined
  /** Moves a row up (-1) or down (1); false at the ends. */
  readonly onMove: (key: string, by: -1 | 1) => boolean
  readonly children: (key: string, position: number) => ReactNode
}

interface Removed {
  readonly at: number
  readonly takeBack: () => string
}

/** A field that seldom changes is marked `data-aside`: Enter passes it by, Tab does not. */
const FIELDS = ':is(input:not([type=hidden]), textarea, select):not([data-aside])'

/**
 * Rows whose order is kept: Enter goes to the next field and from the last one to a new row, Alt and an arrow key moves
 * a row, Alt and Delete takes it away.
 */
export function RowList(props: RowListProps) {
  const { keys, what, isReadOnly = false, onAdd, onRemove, onMove } = props
  const box = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const [removed, setRemoved] = useState<Removed>()
  const isMovable = !isReadOnly

  const focusRow = (key: string) =>
    box.current?.querySelector<HTMLElement>(`[data-row="${key}"] :is(${FIELDS})`)?.focus()
  // Drawn and focused before the next key, which may be waiting already.
  const add = (at?: number) => focusRow(flushSync(() => onAdd(at)))
  const remove = (key: string) => {
    const at = keys.indexOf(key)
    const takeBack = flushSync(() => {
      const back = onRemove(key)
      setRemoved(back && { at, takeBack: back })
      return back
    })
    if (takeBack === undefined) return
    const next = keys[at + 1] ?? keys[at - 1]
    if (next === undefined) adder.current?.focus()
    else focusRow(next)
  }
  const putBack = ({ takeBack }: Removed) => {
    const key = flushSync(() => {
      setRemoved(undefined)
      return takeBack()
    })
    focusRow(key)
  }
  const move = (key: string, by: -1 | 1) => {
    const focused = document.activeElement
    const isMoved = flushSync(() => onMove(key, by))
    // A moved element loses the focus in some engines.
    if (isMoved && focused instanceof HTMLElement) focused.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, key: string) => {
    if (!isMovable) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(key, event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.altKey && event.key === 'Delete') {
      event.preventDefault()
      remove(key)
    } else if (isPlainEnter(event) && event.target instanceof HTMLElement && event.target.matches(FIELDS)) {
      event.preventDefault()
      const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(FIELDS)]
      const next = fields[fields.indexOf(event.target) + 1]
      if (next === undefined) add(keys.indexOf(key) + 1)
      else next.focus()
    }
  }

  return (
    <div className="row-list">
      {keys.length === 0 && <Text c="dimmed">{props.emptyText}</Text>}
      <ol ref={box}>
        {keys.map((key, index) => (
          <li key={key} data-row={key} onKeyDown={(event) => onKeyDown(event, key)}>
            <span className="row-position">{index + 1}.</span>
            <div className="row-fields">{props.children(key, index + 1)}</div>
            {isMovable && (
              <div className="row-actions">
                <RowButton
                  icon="close"
                  label={`Bỏ ${what} ${index + 1}`}
                  keys="Alt + Delete"
                  onPress={() => remove(key)}
                />
                <RowButton
                  icon="up"
                  label={`Chuyển ${what} ${index + 1} lên`}
                  keys="Alt + mũi tên lên"
                  isOff={index === 0}
                  onPress={() => move(key, -1)}
                />
                <RowButton
                  icon="down"
                  label={`Chuyển ${what} ${index + 1} xuống`}
                  keys="Alt + mũi tên xuống"
                  isOff={index === keys.length - 1}
                  onPress={() => move(key, 1)}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      {isMovable && (
        <Group gap="sm">
          <Button
            ref={adder}
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => add()}
          >
            Thêm {what}
          </Button>
          {removed !== undefined && (
            <Text role="status" component="span">
              Đã bỏ {what} {removed.at + 1}.{' '}
              <Button variant="subtle" size="compact-sm" onClick={() => putBack(removed)}>
                Lấy lại
              </Button>
            </Text>
          )}
        </Group>
      )}
    </div>
  )
}

interface RowButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly keys: string
  readonly isOff?: boolean
  readonly onPress: () => void
}

function RowButton({ icon, label, keys, isOff = false, onPress }: RowButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      title={`${label} (${keys})`}
      disabled={isOff}
      tabIndex={-1} // the keys in the title do the same
      onClick={onPress}
    >
      <Icon name={icon} size={14} />
    </ActionIcon>
  )
}
