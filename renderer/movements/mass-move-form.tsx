import { Button, Checkbox, Group, NativeSelect } from '@mantine/core'
import { type SubmitEvent, useRef, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { Input, Output } from '../../shared/contract.ts'
import { standingNames } from '../../shared/people/person.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { DateField } from '../components/date-field.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { useRead, useWrite } from '../office.ts'
import classes from './movements.module.css'
import { noPaper, PaperFields } from './paper-fields.tsx'
import { tellRecorded } from './undoing.ts'

type Wanted = Omit<Input<'movements.lookMany'>, 'on' | 'cellId' | 'personIds'> & {
  readonly on: string | null
  readonly cellId: string | null
}
type Look = Output<'movements.lookMany'>[number]

/** How many members of a cell are listed; no cell is as large. */
const MOST = 500

interface MassMoveFormProps {
  readonly fromId: string
  readonly today: string
  readonly cells: readonly { readonly id: string; readonly name: string }[]
}

/** Members with a box each; as soon as the other cell is chosen, every line says what will come of it. */
export function MassMoveForm({ fromId, today, cells }: MassMoveFormProps) {
  const members = useRead('people.search', { cellId: fromId, limit: MOST })
  const write = useWrite('movements.moveMany')
  const typed = useRef<Wanted>({ on: today, cellId: null, ...noPaper })
  const [wanted, setWanted] = useState(typed.current)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  const wrong = useRef(new Map<string, string>())
  const set = (part: Partial<Wanted>) => {
    typed.current = { ...typed.current, ...part }
    setWanted(typed.current)
  }
  const note = (field: string) => (text: string | undefined) => {
    if (text === undefined) wrong.current.delete(field)
    else wrong.current.set(field, text)
  }
  const rows = members.data?.rows ?? []
  const personIds = rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []))
  const isReady = wanted.cellId !== null && wanted.on !== null && personIds.length > 0
  const preview = useRead(
    'movements.lookMany',
    { ...wanted, personIds, cellId: wanted.cellId ?? '', on: wanted.on ?? '' },
    { enabled: isReady, keepPrevious: true },
  )
  const looks = new Map(isReady ? preview.data?.map((look) => [look.personId, look]) : [])
  const stopped = personIds.filter((id) => (looks.get(id)?.why ?? null) !== null).length

  const toggle = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (isOn) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    const { on, cellId, ...paper } = typed.current
    const target = cells.find(({ id }) => id === cellId)
    const people = personIds.flatMap((personId) => {
      const look = looks.get(personId)
      return look === undefined ? [] : [{ personId, revision: look.revision }]
    })
    const missing = whatIsMissing({
      people: personIds.length,
      cellId,
      on,
      wrong: wrong.current.size,
      stopped,
    })
    setProblem(missing)
    if (missing !== undefined || on === null || target === undefined || people.length === 0) return
    write.mutate(
      { ...paper, on, cellId: target.id, people },
      {
        onSuccess: ({ actId, moved }) => {
          tellRecorded(
            `Đã chuyển ${formatCount(moved)} người sang ${target.name} từ ngày ${formatDate(on)}.`,
            actId,
          )
          setChosen(new Set())
        },
      },
    )
  }

  if (members.data === undefined)
    return <Fault fault={members.error} onAgain={() => void members.refetch()} />
  if (rows.length === 0) return <Empty title="Chi bộ này không có đảng viên nào" />
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <div className={`stack ${classes.form}`}>
        <div className="fields-2">
          <NativeSelect
            label="Sang chi bộ"
            withAsterisk
            data={[
              { value: '', label: 'chọn chi bộ' },
              ...cells.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) => set({ cellId: value === '' ? null : value })}
          />
          <DateField
            label="Từ ngày"
            required
            defaultValue={today}
            onCommit={(on) => set({ on })}
            onProblem={note('on')}
          />
        </div>
        <PaperFields isDecision onSet={set} onProblem={note('paper')} />
      </div>
      <table className={`table ${classes.people}`} aria-label="Đảng viên của chi bộ">
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label="Chọn tất cả"
                checked={personIds.length === rows.length}
                indeterminate={personIds.length > 0 && personIds.length < rows.length}
                onChange={({ currentTarget }) =>
                  toggle(
                    rows.map(({ id }) => id),
                    currentTarget.checked,
                  )
                }
              />
            </th>
            <th scope="col">Họ và tên</th>
            <th scope="col">Diện</th>
            <th scope="col">Chức vụ</th>
            <th scope="col">Khi chuyển</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Checkbox
                  aria-label={`Chọn ${row.fullName}`}
                  checked={chosen.has(row.id)}
                  onChange={({ currentTarget }) => toggle([row.id], currentTarget.checked)}
                />
              </td>
              <td>{row.fullName}</td>
              <td>{standingNames[row.standing]}</td>
              <td>{row.posts}</td>
              <td>{chosen.has(row.id) && <Outcome look={looks.get(row.id)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-foot">
        {problem !== undefined && (
          <p role="alert" className="attention">
            {problem}
          </p>
        )}
        <Fault fault={preview.error} />
        <Fault
          fault={write.error}
          {...(write.error?.code === 'conflict'
            ? {
                onAgain: () => {
                  write.reset()
                  void preview.refetch()
                },
              }
            : {})}
        />
        <Group gap="xs">
          <Button type="submit" loading={write.isPending}>
            {personIds.length === 0 ? 'Chuyển' : `Chuyển ${formatCount(personIds.length)} người`}
          </Button>
        </Group>
      </div>
    </form>
  )
}

interface Filled {
  readonly people: number
  readonly cellId: string | null
  readonly on: string | null
  /** Fields that hold what is no date. */
  readonly wrong: number
  readonly stopped: number
}

function whatIsMissing({ people, cellId, on, wrong, stopped }: Filled): string | undefined {
  if (people === 0) return 'Chưa chọn đảng viên nào.'
  if (cellId === null) return 'Chưa chọn chi bộ nơi đến.'
  if (on === null || wrong > 0) return 'Còn ngày chưa đúng. Hãy sửa ô được đánh dấu.'
  if (stopped > 0)
    return `${formatCount(stopped)} người chưa chuyển được; lý do ở cột cuối. Hãy bỏ chọn hoặc sửa ngày.`
  return undefined
}

function Outcome({ look }: { readonly look: Look | undefined }) {
  if (look === undefined) return null
  if (look.why !== null) return <span className="attention">{look.why}</span>
  return (
    <span className="muted">
      {look.endingPosts.length === 0 ? 'Chuyển được' : `Thôi chức vụ: ${look.endingPosts.join(', ')}`}
    </span>
  )
}
