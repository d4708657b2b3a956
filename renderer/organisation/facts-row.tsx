import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { type Named, postNames } from '../../shared/organisation/cell.ts'
import type { StartingFacts, StartingSeries } from '../../shared/organisation/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { TextField } from '../components/text-field.tsx'
import { TimeField } from '../components/time-field.tsx'
import { useWrite } from '../office.ts'
import classes from './facts.module.css'
import type { FactsRowData } from './facts-grid.tsx'
import { PeopleField } from './people-field.tsx'
import { WholeNumberField } from './whole-number-field.tsx'

const factsOf = ({
  name: _name,
  total: _total,
  official: _official,
  ...facts
}: FactsRowData): StartingFacts => facts

const numberOf = (facts: StartingFacts, kind: StartingSeries) =>
  facts.numbers.find((number) => number.kind === kind) ?? { kind, lastNumber: null, symbol: '' }

interface FactsRowProps {
  readonly row: FactsRowData
  readonly onStale: () => void
  readonly onEntered: () => void
}

/** One cell's facts. What was typed is saved when the row is left. */
export function FactsRow({ row, onStale, onEntered }: FactsRowProps) {
  const write = useWrite('organisation.saveStartingFacts')
  const root = useRef<HTMLDivElement>(null)
  const typed = useRef(factsOf(row))
  const isChanged = useRef(false)
  const isSaving = useRef(false)
  const [round, setRound] = useState(0)

  useEffect(() => {
    if (!isChanged.current && !isSaving.current) typed.current = factsOf(row)
  }, [row])

  const set = (part: Partial<StartingFacts>) => {
    typed.current = { ...typed.current, ...part }
    isChanged.current = true
    // A name may be known only after its row was left, and a button that was pressed may be gone.
    setTimeout(() => {
      if (!root.current?.contains(document.activeElement)) void save()
    })
  }
  const setNumber = (
    kind: StartingSeries,
    part: { readonly lastNumber?: number | null; readonly symbol?: string },
  ) => {
    const others = typed.current.numbers.filter((number) => number.kind !== kind)
    set({ numbers: [...others, { ...numberOf(typed.current, kind), ...part }] })
  }
  /** One after another: each names the revision that the one before has made. */
  const save = async () => {
    if (!isChanged.current || isSaving.current) return
    isChanged.current = false
    isSaving.current = true
    try {
      const { revisions } = await write.mutateAsync({ rows: [typed.current] })
      const revision = revisions[row.cellId]
      if (revision !== undefined) typed.current = { ...typed.current, revision }
    } catch {
      // The row shows it and keeps what was typed.
      isChanged.current = true
      return
    } finally {
      isSaving.current = false
    }
    await save()
  }
  const onLeave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) void save()
  }
  const loadNewer = () => {
    isChanged.current = false
    write.reset()
    onStale()
    setRound(round + 1)
  }

  const facts = factsOf(row)
  const person = (label: string, key: 'secretary' | 'deputy' | 'inCharge', cellId: string | null) => (
    <PersonPicker
      label={label}
      hideLabel
      freeText
      cellId={cellId}
      defaultValue={facts[key]}
      onCommit={(value: Named | null) => set({ [key]: value })}
    />
  )
  const numbers = (kind: StartingSeries, label: string, symbolLabel: string) => (
    <>
      <WholeNumberField
        label={label}
        hideLabel
        min={0}
        max={9999}
        defaultValue={numberOf(facts, kind).lastNumber}
        onCommit={(lastNumber) => setNumber(kind, { lastNumber })}
      />
      <TextField
        label={symbolLabel}
        hideLabel
        maxLength={30}
        defaultValue={numberOf(facts, kind).symbol}
        onCommit={(symbol) => setNumber(kind, { symbol })}
      />
    </>
  )

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid row in every browser
    <div
      ref={root}
      className={classes.row}
      role="group"
      aria-label={row.name}
      onFocus={onEntered}
      onBlur={onLeave}
      key={round}
    >
      <div>
        <Link href={`/chi-bo/${row.cellId}`} className="row-link">
          {row.name}
        </Link>
        <div className="muted small" role="status">
          {write.isPending ? 'Đang ghi' : write.isSuccess ? 'Đã ghi' : `${row.total} đảng viên`}
        </div>
      </div>
      <div className={classes.lines}>
        <div className={classes.people}>
          {person(postNames.secretary, 'secretary', row.cellId)}
          {person(postNames.deputy, 'deputy', row.cellId)}
          <PeopleField
            label={postNames['committee-member']}
            cellId={row.cellId}
            defaultValue={facts.committeeMembers}
            onCommit={(committeeMembers) => set({ committeeMembers: [...committeeMembers] })}
          />
          {person(postNames['in-charge'], 'inCharge', null)}
        </div>
        <div className={classes.rest}>
          <WholeNumberField
            label="Ngày thường họp trong tháng"
            hideLabel
            min={1}
            max={31}
            defaultValue={facts.habit.day}
            onCommit={(day) => set({ habit: { ...typed.current.habit, day } })}
          />
          <TimeField
            label="Giờ thường họp"
            hideLabel
            placeholder=""
            defaultValue={facts.habit.time}
            onCommit={(time) => set({ habit: { ...typed.current.habit, time } })}
          />
          <TextField
            label="Nơi thường họp"
            hideLabel
            maxLength={200}
            defaultValue={facts.habit.place}
            onCommit={(place) => set({ habit: { ...typed.current.habit, place } })}
          />
          <DateField
            label="Bắt đầu nhiệm kỳ"
            hideLabel
            partial
            placeholder=""
            defaultValue={facts.termStart}
            onCommit={(termStart) => set({ termStart })}
          />
          {numbers('minutes', 'Số biên bản cuối', 'Ký hiệu biên bản')}
          {numbers('resolution', 'Số nghị quyết cuối', 'Ký hiệu nghị quyết')}
          {numbers('committee-minutes', 'Số biên bản chi ủy cuối', 'Ký hiệu biên bản chi ủy')}
        </div>
        <Fault
          fault={write.error}
          {...(write.error?.code === 'conflict' ? { onAgain: loadNewer } : { onAgain: () => void save() })}
        />
      </div>
    </div>
  )
}
