import { Button, NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type Contribution, type ContributionKind, usualUnits } from '../../shared/contributions/contract.ts'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { For } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { keptTyping } from '../components/kept-typing.ts'
import { leaveField } from '../components/leave-field.ts'
import { PersonPicker } from '../components/person-picker.tsx'
import { isPlainEnter } from '../components/plain-enter.ts'
import { inputProps, TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { AmountField, KindField, WorkField } from './entry-fields.tsx'

interface QuickEntryProps {
  readonly year: number
  /** The cell that the list is narrowed to. */
  readonly cellId: string | null
}

/** What one gift says beside what it has in common with the one before. */
interface Row {
  readonly person: { readonly personId: string | null; readonly fullName: string } | null
  readonly amount: number | null | undefined
  readonly note: string
}
const nothing: Row = { person: null, amount: null, note: '' }

interface Common {
  readonly given: string | null
  readonly work: string
  readonly unit: string
}

/** A row that was begun and not written, with what it has in common with the others; by year and cell of the list. */
const begun = keptTyping<{
  readonly cell: string
  readonly kind: ContributionKind
  readonly common: Common
  readonly row: Row
}>()

const FIELDS = 'input, select'

/**
 * Ghi nhanh, row by row from a list on paper: cell, work, day and kind stay, who and how much are typed. Enter goes from
 * field to field, and from the last one writes the row and begins the next.
 */
export function QuickEntry({ year, cellId }: QuickEntryProps) {
  const cells = useRead('organisation.cells', {}).data ?? []
  const save = useWrite('contributions.save')
  const key = `${year} ${cellId}`
  const [kept] = useState(() => begun.of(key))
  const [cell, setCell] = useState(kept?.cell ?? cellId ?? '')
  const [kind, setKind] = useState<ContributionKind>(kept?.kind ?? 'labour')
  const [count, setCount] = useState(0)
  const [last, setLast] = useState<Contribution>()
  const common = useRef<Common>(kept?.common ?? { given: String(year), work: '', unit: usualUnits.labour })
  const isDayWrong = useRef(false)
  const row = useRef(kept?.row ?? nothing)
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const chosen = cells.some(({ id }) => id === cell) ? cell : ''
  const focusRow = (at: number) =>
    form.current?.querySelectorAll<HTMLInputElement>(`[data-row-fields] input`)[at]?.focus()

  const keep = () => {
    const { person, amount, note } = row.current
    if (person === null && amount === null && note === '') begun.drop(key)
    else begun.keep(key, { cell, kind, common: common.current, row: row.current })
  }
  const setCommon = (part: Partial<Common>) => {
    common.current = { ...common.current, ...part }
    keep()
  }
  const setRow = (part: Partial<Row>) => {
    row.current = { ...row.current, ...part }
    keep()
  }
  // Cell and kind are chosen, not typed: they are kept with the row when they are shown.
  useEffect(keep)

  // The next row begins where the one before began.
  useEffect(() => {
    if (count > 0) form.current?.querySelector<HTMLInputElement>('[data-row-fields] input')?.focus()
  }, [count])

  const submit = () => {
    leaveField()
    const { person, amount, note } = row.current
    const { given, work, unit } = common.current
    const lacking = {
      ...(chosen === '' && { cell: 'Chưa chọn chi bộ' }),
      ...(given === null && { given: 'Chưa ghi ngày, tháng hoặc năm' }),
      ...(unit.trim() === '' && { unit: 'Chưa ghi đơn vị tính' }),
      ...(person === null && { giver: 'Chưa ghi người đóng góp' }),
      ...(amount === null && { amount: 'Chưa ghi số lượng' }),
    }
    setMissing(lacking)
    if (Object.keys(lacking).length > 0 || isDayWrong.current || save.isPending) return
    if (person === null || given === null || amount === null || amount === undefined) return
    save.mutate(
      {
        ...{ id: null, revision: 0, cellId: chosen, given, personId: person.personId },
        ...{ giver: person.fullName, kind, amount, unit, work, note },
      },
      {
        onSuccess: (written) => {
          setRow(nothing)
          setLast(written)
          setCount((before) => before + 1)
        },
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.defaultPrevented || !isPlainEnter(event) || !(event.target instanceof HTMLElement)) return
    if (!event.target.matches(FIELDS)) return
    event.preventDefault()
    const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(FIELDS)]
    const next = fields[fields.indexOf(event.target) + 1]
    if (next === undefined) submit()
    else next.focus()
  }
  const start = count === 0 && kept !== undefined ? kept.row : nothing
  const errors = { ...save.error?.fields, ...missing }
  return (
    <For right="write">
      <form
        ref={form}
        className="quick-entry"
        noValidate
        aria-label="Ghi đóng góp"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="quick-entry-common">
          <NativeSelect
            {...inputProps({ label: 'Chi bộ', error: errors.cell })}
            value={chosen}
            data={[
              { value: '', label: 'Chọn chi bộ' },
              ...cells.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setCell(event.currentTarget.value)}
          />
          <WorkField
            cellId={chosen || null}
            defaultValue={kept?.common.work ?? ''}
            onCommit={(work) => setCommon({ work })}
          />
          <DateField
            label="Ngày hoặc năm"
            partial
            defaultValue={kept === undefined ? String(year) : kept.common.given}
            error={errors.given}
            onCommit={(given) => setCommon({ given })}
            onProblem={(problem) => {
              isDayWrong.current = problem !== undefined
            }}
          />
          <KindField
            defaultValue={kind}
            onChoose={(next) => {
              setKind(next)
              setCommon({ unit: usualUnits[next] })
            }}
          />
          <TextField
            key={kind}
            label="Đơn vị tính"
            maxLength={40}
            defaultValue={kind === kept?.kind ? kept.common.unit : usualUnits[kind]}
            error={errors.unit}
            onCommit={(unit) => setCommon({ unit })}
          />
        </div>
        <div className="quick-entry-row" data-row-fields key={count}>
          <PersonPicker
            label="Đảng viên, hộ hoặc người đóng góp"
            freeText
            cellId={chosen || null}
            error={errors.giver}
            defaultValue={start.person}
            onCommit={(person) => {
              setRow({ person })
              // Chosen by Enter the name is done; left by another way the focus is where the clerk put it.
              if (person !== null && document.activeElement?.closest('[data-row-fields] > :first-child'))
                focusRow(1)
            }}
          />
          <AmountField
            defaultValue={start.amount ?? null}
            error={errors.amount}
            onInput={(amount) => setRow({ amount })}
            onCommit={(amount) => setRow({ amount })}
          />
          <TextField
            label="Ghi chú"
            maxLength={300}
            defaultValue={start.note}
            onInput={(note) => setRow({ note })}
            onCommit={(note) => setRow({ note })}
          />
          <Button type="submit" loading={save.isPending}>
            Ghi
          </Button>
        </div>
        <Fault fault={save.error} />
        <p className="small muted" role="status">
          {last === undefined
            ? 'Enter đi tiếp; ở ô cuối, Enter ghi dòng này và sang dòng mới.'
            : `Đã ghi: ${last.giverName}, ${formatMeasure(last.amount)} ${last.unit}.`}
        </p>
      </form>
    </For>
  )
}
