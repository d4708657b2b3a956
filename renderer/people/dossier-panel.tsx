import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { dossierTypes } from '../../shared/lists/dossier.ts'
import {
  type DossierItem,
  type DossierState,
  dossierStateNames,
  dossierStates,
} from '../../shared/people/details.ts'
import { Fault } from '../components/fault.tsx'
import { TextField } from '../components/text-field.tsx'
import { asFault, call, type OfficeFault, useRead } from '../office.ts'
import classes from './card.module.css'

/** Keys by which a row is marked: have, missing, not needed, forget. */
const stateKeys: Readonly<Record<string, DossierState | null>> = {
  c: 'have',
  t: 'missing',
  k: 'not-needed',
  Delete: null,
}
const priorities = [1, 2, 3] as const

interface Marked extends Omit<DossierItem, 'state'> {
  readonly state: DossierState | null
}

interface Marking {
  readonly items: ReadonlyMap<string, Marked>
  readonly fault: OfficeFault | null
  readonly again: () => void
  readonly mark: (item: Marked) => void
}

/** The marks of a file: shown as soon as they are made, written one after another, however fast the keys come. */
function useMarking(id: string): Marking {
  const dossier = useRead('people.dossier', { id })
  const [said, setSaid] = useState<ReadonlyMap<string, Marked>>(new Map())
  const [fault, setFault] = useState<OfficeFault | null>(null)
  const writes = useRef({ last: Promise.resolve(), open: 0, revision: 0 })
  const seen = dossier.data?.revision ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer of the office
  useEffect(() => {
    if (writes.current.open === 0) setSaid(new Map())
  }, [dossier.data])

  const mark = (item: Marked) => {
    const { current } = writes
    setFault(null)
    setSaid((before) => new Map(before).set(item.code, item))
    current.open += 1
    current.revision = Math.max(current.revision, seen)
    current.last = current.last.then(async () => {
      try {
        const input = { id, revision: current.revision, items: [item] }
        current.revision = (await call('people.markDossier', input)).revision
      } catch (thrown) {
        current.revision = 0
        setFault(asFault(thrown))
        setSaid(new Map())
      }
      current.open -= 1
    })
  }
  return {
    items: new Map<string, Marked>([
      ...(dossier.data?.items ?? []).map((item) => [item.code, item] as const),
      ...said,
    ]),
    fault: dossier.error ?? fault,
    again: () => {
      setFault(null)
      void dossier.refetch()
    },
    mark,
  }
}

/** The file of a member: which of the 104 types are there, which are missing, and where they are kept. */
export function DossierPanel({ id, isReadOnly }: { readonly id: string; readonly isReadOnly: boolean }) {
  const { items, fault, again, mark } = useMarking(id)
  const [priority, setPriority] = useState(0)
  const [isMissingOnly, setMissingOnly] = useState(false)
  const [active, setActive] = useState(0)
  const table = useRef<HTMLTableElement>(null)
  const count = (state: DossierState) => [...items.values()].filter((item) => item.state === state).length
  const shown = dossierTypes.filter(
    (type) =>
      (priority === 0 || type.priority === priority) &&
      (!isMissingOnly || items.get(type.code)?.state === 'missing'),
  )
  const current = Math.min(active, shown.length - 1)

  const say = (code: string, part: Partial<Pick<Marked, 'state' | 'keptWhere'>>) => {
    if (isReadOnly) return
    const item = { ...(items.get(code) ?? { code, state: null, keptWhere: '', note: '' }), ...part }
    // What is kept somewhere is there.
    mark(item.state === null && part.keptWhere ? { ...item, state: 'have' } : item)
  }
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(index, shown.length - 1))
    setActive(next)
    const row = table.current?.querySelectorAll<HTMLElement>('tbody tr')[next]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number, code: string) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const isOnRow = event.target === event.currentTarget
    if (isOnRow && Object.hasOwn(stateKeys, event.key)) say(code, { state: stateKeys[event.key] ?? null })
    else if (event.key === 'ArrowDown') goTo(index + 1)
    else if (event.key === 'ArrowUp') goTo(index - 1)
    else if (isOnRow && event.key === 'Home') goTo(0)
    else if (isOnRow && event.key === 'End') goTo(shown.length - 1)
    else if (event.key === 'Enter') {
      if (isOnRow) event.currentTarget.querySelector<HTMLElement>('input')?.focus()
      else goTo(index + 1)
    } else return
    event.preventDefault()
  }

  return (
    <>
      <p>
        Có {count('have')}, <strong>còn thiếu {count('missing')}</strong>, không cần {count('not-needed')},
        chưa xem {dossierTypes.filter(({ code }) => (items.get(code)?.state ?? null) === null).length} trong{' '}
        {dossierTypes.length} loại tài liệu.
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
      <Fault fault={fault} onAgain={again} />
      {shown.length === 0 && <p className="muted">Không có loại nào.</p>}
      <table className="table" ref={table}>
        <thead>
          <tr>
            <th>Số</th>
            <th>Tài liệu, nơi để</th>
            <th>Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((type, index) => {
            const item = items.get(type.code)
            const state = item?.state ?? undefined
            return (
              <tr
                key={type.code}
                tabIndex={index === current ? 0 : -1}
                data-chosen={index === current || undefined}
                aria-label={`${type.code} ${type.name}: ${state === undefined ? 'chưa xem' : dossierStateNames[state]}`}
                onFocus={(event) => {
                  if (event.target === event.currentTarget) setActive(index)
                }}
                onKeyDown={(event) => onKeyDown(event, index, type.code)}
              >
                <td className="nowrap">{type.code}</td>
                <td>
                  {type.name}
                  {index === current && !isReadOnly ? (
                    <div className={classes.marking}>
                      <StateButtons
                        code={type.code}
                        state={state}
                        onSay={(said) => say(type.code, { state: said })}
                      />
                      <TextField
                        key={item?.keptWhere ?? ''}
                        label={`Nơi để ${type.code}`}
                        hideLabel
                        placeholder="nơi để"
                        defaultValue={item?.keptWhere ?? ''}
                        onCommit={(keptWhere) => say(type.code, { keptWhere })}
                      />
                    </div>
                  ) : (
                    item !== undefined &&
                    item.keptWhere !== '' && <span className="muted small line-note">{item.keptWhere}</span>
                  )}
                </td>
                <td className={`nowrap ${state === 'missing' ? 'attention' : ''}`}>
                  {state === undefined ? <span className="muted">chưa xem</span> : dossierStateNames[state]}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

interface StateButtonsProps {
  readonly code: string
  readonly state: DossierState | undefined
  readonly onSay: (state: DossierState | null) => void
}

/** For the mouse; the keys of the row do the same. */
function StateButtons({ code, state, onSay }: StateButtonsProps) {
  return (
    <Button.Group>
      {dossierStates.map((candidate) => (
        <Button
          key={candidate}
          size="compact-xs"
          variant={candidate === state ? 'filled' : 'default'}
          color={candidate === 'missing' ? 'amber' : 'gray'}
          aria-label={`${dossierStateNames[candidate]} ${code}`}
          aria-pressed={candidate === state}
          tabIndex={-1}
          onClick={() => onSay(candidate === state ? null : candidate)}
        >
          {dossierStateNames[candidate]}
        </Button>
      ))}
    </Button.Group>
  )
}
