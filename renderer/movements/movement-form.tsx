import { Button, Group, NativeSelect } from '@mantine/core'
import { type FocusEvent, type SubmitEvent, useRef, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { Input } from '../../shared/contract.ts'
import type { MemberCard } from '../../shared/people/contract.ts'
import type { Movement, MovementKind } from '../../shared/people/movements.ts'
import { type Standing, standingNames } from '../../shared/people/person.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { MovementLook } from './movement-look.tsx'
import { noPaper, PaperFields } from './paper-fields.tsx'
import { tellRecorded } from './undoing.ts'

type Wanted = Omit<Input<'movements.look'>, 'on'> & { readonly on: string | null }

interface MovementFormProps {
  readonly card: MemberCard
  readonly movement: Movement
  readonly proposedDay: string | undefined
  readonly onReload: () => void
  readonly onDone: () => void
}

const dayLabels: Partial<Readonly<Record<MovementKind, string>>> = {
  admission: 'Ngày lễ kết nạp',
  confirmation: 'Ngày được công nhận',
  death: 'Ngày từ trần',
}
const otherLabels: Partial<Readonly<Record<MovementKind, string>>> = {
  arrival: 'Chuyển đến từ',
  'temporary-arrival': 'Chuyển đến từ',
  departure: 'Nơi chuyển đến',
  'temporary-departure': 'Nơi chuyển đến',
}

/** Only what this movement needs; below it what will come of it, before anything is written. */
export function MovementForm({ card, movement, proposedDay, onReload, onDone }: MovementFormProps) {
  const today = useRead('setup.state', {}).data?.today ?? null
  const write = useWrite('movements.record')
  const typed = useRef<Wanted>({
    personId: card.id,
    kind: movement.kind,
    on: proposedOn(movement, proposedDay, today),
    ...noPaper,
  })
  const [wanted, setWanted] = useState(typed.current)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const set = (part: Partial<Wanted>) => {
    typed.current = { ...typed.current, ...part }
    setWanted(typed.current)
  }
  const note = (field: string) => (problem: string | undefined) =>
    setProblems((known) => {
      const next = new Map(known)
      if (problem === undefined) next.delete(field)
      else next.set(field, problem)
      return next
    })
  const look = useRead(
    'movements.look',
    { ...wanted, on: wanted.on ?? today ?? '' },
    { keepPrevious: true, enabled: wanted.on !== null },
  )
  const needs = (need: Movement['needs'][number]) => movement.needs.includes(need)
  const [isAsked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focusWrong = useFocusWrong(form, write.error)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    setAsked(true)
    const { on, ...rest } = typed.current
    if (on === null || problems.size > 0) {
      requestAnimationFrame(focusWrong)
      return
    }
    write.mutate(
      { ...rest, on, revision: card.revision },
      {
        onSuccess: ({ actId }) => {
          tellRecorded(`Đã ghi "${movement.name}" của ${card.fullName}, ngày ${formatDate(on)}.`, actId)
          onDone()
        },
      },
    )
  }

  return (
    <form ref={form} className="stack" noValidate onSubmit={submit} onFocus={selectDay}>
      <div className="fields-2">
        <DateField
          label={dayLabels[movement.kind] ?? 'Từ ngày'}
          required
          defaultValue={wanted.on}
          error={isAsked && wanted.on === null ? 'Chưa nhập ngày' : undefined}
          onCommit={(on) => set({ on })}
          onProblem={note('on')}
        />
        {needs('until') && (
          <DateField label="Đến ngày" onCommit={(until) => set({ until })} onProblem={note('until')} />
        )}
        {needs('cell') && (
          <CellField exceptId={exceptCell(movement, card)} onChoose={(cellId) => set({ cellId })} />
        )}
        <StandingField choices={look.data?.choices ?? []} onChoose={(standing) => set({ standing })} />
        {needs('other-organisation') && (
          <div className="fields-wide">
            <TextField
              label={otherLabels[movement.kind] ?? 'Tổ chức đảng nơi đi hoặc nơi đến'}
              placeholder="Đảng bộ, chi bộ"
              onCommit={(otherOrganisation) => set({ otherOrganisation })}
            />
          </div>
        )}
      </div>
      {(needs('decision') || movement.papers.length > 0) && (
        <PaperFields isDecision={needs('decision')} onSet={set} onProblem={note('paper')} />
      )}
      <TextField label="Ghi chú" maxLength={300} onCommit={(text) => set({ note: text })} />
      {wanted.on !== null && !problems.has('on') && (
        <MovementLook look={look.data} fault={look.error} on={wanted.on} />
      )}
      <Fault
        fault={write.error}
        {...(write.error?.code === 'conflict'
          ? {
              onAgain: () => {
                write.reset()
                onReload()
              },
            }
          : {})}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Quay lại
        </Button>
        <Button type="submit" loading={write.isPending}>
          Ghi
        </Button>
      </Group>
    </form>
  )
}

/** The office writes these down on the day on which they are decided; any other day is a fact that it has to be told. */
const decidedToday: readonly MovementKind[] = [
  'exemption',
  'exemption-end',
  'suspension',
  'suspension-end',
  'striking-off',
  'expulsion',
  'resignation',
  'cell-change',
]

function proposedOn({ kind }: Movement, proposed: string | undefined, today: string | null): string | null {
  if (proposed !== undefined && today !== null && proposed <= today) return proposed
  return decidedToday.includes(kind) ? today : null
}

/** The day stands there already: what is typed takes its place. */
function selectDay({ target }: FocusEvent): void {
  if (target instanceof HTMLInputElement && target.inputMode === 'numeric') target.select()
}

/** Whoever changes cells goes to another one; whoever comes back may come back to the last. */
const exceptCell = (movement: Movement, card: MemberCard): string | null =>
  movement.kind === 'cell-change' ? card.cellId : null

interface CellFieldProps {
  readonly exceptId: string | null
  readonly onChoose: (cellId: string | null) => void
}

function CellField({ exceptId, onChoose }: CellFieldProps) {
  const cells = useRead('organisation.cells', {})
  return (
    <NativeSelect
      label="Đến chi bộ"
      withAsterisk
      data={[
        { value: '', label: 'chọn chi bộ' },
        ...(cells.data ?? [])
          .filter(({ id }) => id !== exceptId)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : value)}
    />
  )
}

interface StandingFieldProps {
  readonly choices: readonly Standing[]
  readonly onChoose: (standing: Standing | null) => void
}

function StandingField({ choices, onChoose }: StandingFieldProps) {
  if (choices.length === 0) return null
  return (
    <NativeSelect
      label="Diện sau khi ghi"
      withAsterisk
      data={[
        { value: '', label: 'chọn diện' },
        ...choices.map((value) => ({ value, label: standingNames[value] })),
      ]}
      onChange={({ currentTarget }) =>
        onChoose(choices.find((standing) => standing === currentTarget.value) ?? null)
      }
    />
  )
}
