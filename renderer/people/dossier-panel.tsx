import { Checkbox, NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { withOwnNames } from '../../shared/lists/dossier.ts'
import type { DossierState } from '../../shared/people/details.ts'
import { useMay } from '../accounts/access.ts'
import { Fault } from '../components/fault.tsx'
import { useWrite } from '../office.ts'
import classes from './card.module.css'
import { DossierRow } from './dossier-row.tsx'
import { type Marked, useMarking } from './use-marking.ts'

/** Keys by which a row is marked: have, missing, not needed, forget. */
const stateKeys: Readonly<Record<string, DossierState | null>> = {
  c: 'have',
  t: 'missing',
  k: 'not-needed',
  delete: null,
}
const priorities = [1, 2, 3] as const

/** The file of a member: which of the 104 types are there, which are missing, and where they are kept. */
export function DossierPanel({
  id,
  isReadOnly: isLeft,
}: {
  readonly id: string
  readonly isReadOnly: boolean
}) {
  const isReadOnly = !useMay()('write') || isLeft
  const { items, ownNames, fault, again, mark } = useMarking(id)
  const naming = useWrite('people.nameDossierType')
  const [priority, setPriority] = useState(0)
  const [isMissingOnly, setMissingOnly] = useState(false)
  const [active, setActive] = useState(0)
  const table = useRef<HTMLTableElement>(null)
  const types = withOwnNames(ownNames)
  const count = (state: DossierState) => [...items.values()].filter((item) => item.state === state).length
  const shown = types.filter(
    (type) =>
      (priority === 0 || type.priority === priority) &&
      (!isMissingOnly || items.get(type.code)?.state === 'missing'),
  )
  const current = Math.min(active, shown.length - 1)
  const rowAt = (index: number) => table.current?.querySelectorAll<HTMLElement>('tbody tr')[index]

  // A row that left the list with its new mark takes the focus along: the next one has it then.
  const wasInside = useRef(false)
  useEffect(() => {
    if (wasInside.current && document.activeElement === document.body) rowAt(current)?.focus()
  })

  const say = (code: string, part: Partial<Pick<Marked, 'state' | 'keptWhere'>>) => {
    if (isReadOnly) return
    const before = items.get(code) ?? { code, state: null, keptWhere: '', note: '' }
    const item = { ...before, ...part }
    // What is kept somewhere is there.
    const said = item.state === null && part.keptWhere ? { ...item, state: 'have' as const } : item
    if (said.state !== before.state || said.keptWhere !== before.keptWhere) mark(said)
  }
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(index, shown.length - 1))
    setActive(next)
    rowAt(next)?.focus()
    rowAt(next)?.scrollIntoView({ block: 'nearest' })
  }
  /** Of the row that is marked, wherever in it the focus is; in a field the letters are text. */
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    const { target } = event
    const isTyping = target instanceof HTMLInputElement
    const isOnButton = target instanceof HTMLButtonElement
    const key = event.key.toLowerCase()
    const code = shown[current]?.code ?? ''
    if (!isTyping && Object.hasOwn(stateKeys, key)) say(code, { state: stateKeys[key] ?? null })
    else if (key === 'arrowdown') goTo(current + 1)
    else if (key === 'arrowup') goTo(current - 1)
    else if (!isTyping && key === 'home') goTo(0)
    else if (!isTyping && key === 'end') goTo(shown.length - 1)
    else if (key === 'enter' && !isOnButton) {
      if (isTyping) goTo(current + 1)
      else rowAt(current)?.querySelector<HTMLElement>('input')?.focus()
    } else return
    event.preventDefault()
  }

  return (
    <>
      <p>
        Có {count('have')}, <strong>còn thiếu {count('missing')}</strong>, không cần {count('not-needed')},
        chưa xem {types.filter(({ code }) => (items.get(code)?.state ?? null) === null).length} trong{' '}
        {types.length} loại tài liệu.
      </p>
      <div className={classes.tools}>
        <NativeSelect
          aria-label="Mức ưu tiên"
          value={String(priority)}
          data={[
            { value: '0', label: 'Mọi mức ưu tiên' },
            ...priorities.map((level) => ({ value: String(level), label: `Ưu tiên ${level}` })),
          ]}
          onChange={(event) => setPriority(Number(event.currentTarget.value))}
        />
        <Checkbox
          label="Chỉ loại còn thiếu"
          checked={isMissingOnly}
          onChange={(event) => setMissingOnly(event.currentTarget.checked)}
        />
      </div>
      {!isReadOnly && (
        <p className="muted small">
          Mũi tên chọn dòng; <kbd>C</kbd> có, <kbd>T</kbd> còn thiếu, <kbd>K</kbd> không cần,{' '}
          <kbd>Delete</kbd> xóa dấu, <kbd>Enter</kbd> ghi nơi để.
        </p>
      )}
      <Fault fault={fault ?? naming.error} onAgain={again} />
      {shown.length === 0 && <p className="muted">Không có loại nào.</p>}
      <table
        className={`table ${classes.dossier}`}
        ref={table}
        onKeyDown={onKeyDown}
        onFocus={() => {
          wasInside.current = true
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget !== null) wasInside.current = table.current?.contains(relatedTarget) ?? false
        }}
      >
        <thead>
          <tr>
            <th>Số</th>
            <th>Tài liệu, nơi để</th>
            <th>Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((type, index) => (
            <DossierRow
              key={type.code}
              type={type}
              item={items.get(type.code)}
              isCurrent={index === current}
              isReadOnly={isReadOnly}
              onFocus={() => setActive(index)}
              onSay={(part) => say(type.code, part)}
              onName={(name) => {
                if (name.trim() !== (ownNames[type.code] ?? '')) naming.mutate({ code: type.code, name })
              }}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}
