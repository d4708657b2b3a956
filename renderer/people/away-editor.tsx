import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type SubmitEvent, useRef, useState } from 'react'
import type { FullForm } from '../../shared/people/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { DiscardButton } from '../components/discard-button.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { RowList } from '../components/row-list.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

interface AwayEditorProps {
  readonly form: FullForm
  readonly fullName: string
  readonly onDone: () => void
}

interface Row {
  readonly key: string
  /** Its place when it was read; null for a new one. */
  readonly was: number | null
  readonly from: string | null
  readonly to: string | null
  readonly place: string
  readonly work: string
  /** Null while it stands as it was shown. */
  readonly telephone: string | null
  readonly contactPerson: string
}

/** The times in which a member works far away, with full days. */
export function AwayEditor({ form, fullName, onDone }: AwayEditorProps) {
  const write = useWrite('people.setWorkingAway')
  const next = useRef(0)
  const blank = (): Row => ({
    ...{ key: `away-${next.current++}`, was: null, from: null, to: null, place: '', work: '' },
    ...{ telephone: '', contactPerson: '' },
  })
  const [rows, setRows] = useState<readonly Row[]>(() =>
    form.workingAway.length === 0
      ? [blank()]
      : form.workingAway.map((row, was) => ({ ...row, key: `away-${next.current++}`, was, telephone: null })),
  )
  const latest = useRef(rows)
  const [problem, setProblem] = useState<string>()
  const wrong = useRef(new Set<string>())
  const isTouched = useRef(false)
  const put = (changed: readonly Row[]) => {
    latest.current = changed
    setRows(changed)
  }
  const change = (changed: readonly Row[]) => {
    isTouched.current = true
    put(changed)
  }
  const set = (key: string, part: Partial<Row>) =>
    change(latest.current.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const add = (row: Row, at = latest.current.length) => {
    put(latest.current.toSpliced(at, 0, row))
    return row.key
  }
  const isFilled = ({ key, from, to, place, work, telephone, contactPerson }: Row) =>
    from !== null ||
    to !== null ||
    [place, work, telephone ?? '', contactPerson].some((text) => text !== '') ||
    [...wrong.current].some((field) => field.startsWith(`${key}.`))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    // A row that nobody filled in is no row; with none left the member is not away.
    const filled = latest.current.filter(isFilled)
    if (filled.length < latest.current.length) put(filled)
    const complete = latest.current.flatMap(({ key: _, from, ...row }) =>
      from === null ? [] : [{ ...row, from }],
    )
    if (wrong.current.size > 0 || complete.length < latest.current.length) {
      setProblem('Chưa ghi được: có ngày chưa đúng hoặc chưa nhập ngày đi.')
      return
    }
    setProblem(undefined)
    write.mutate(
      { id: form.id, revision: form.revision, rows: complete },
      {
        onSuccess: () => {
          notifications.show({ message: `Đã ghi đi làm xa của ${fullName}` })
          onDone()
        },
      },
    )
  }
  const note = (field: string) => (sentence: string | undefined) => {
    if (sentence === undefined) wrong.current.delete(field)
    else wrong.current.add(field)
  }
  return (
    <form noValidate className="stack" onSubmit={submit}>
      <RowList
        keys={rows.map(({ key }) => key)}
        what="lần đi"
        emptyText="Không có lần đi nào."
        onAdd={(at) => add(blank(), at)}
        onRemove={(key) => {
          const at = latest.current.findIndex((row) => row.key === key)
          const row = latest.current[at]
          change(latest.current.filter((candidate) => candidate.key !== key))
          for (const field of [...wrong.current]) if (field.startsWith(`${key}.`)) wrong.current.delete(field)
          return row && (() => add(row, at))
        }}
        // Times stand in the order of their days.
        onMove={() => false}
      >
        {(key, position) => {
          const row = rows.find((candidate) => candidate.key === key)
          const shown = row?.was == null ? '' : (form.workingAway[row.was]?.telephone ?? '')
          const errorOf = (part: string) => write.error?.fields[`rows.${position - 1}.${part}`]
          return (
            row && (
              <div className="fields-2">
                <DateField
                  label="Đi từ ngày"
                  required
                  defaultValue={row.from}
                  error={errorOf('from')}
                  onProblem={note(`${key}.from`)}
                  onCommit={(from) => set(key, { from })}
                />
                <DateField
                  label="Về ngày"
                  defaultValue={row.to}
                  error={errorOf('to')}
                  onProblem={note(`${key}.to`)}
                  onCommit={(to) => set(key, { to })}
                />
                <TextField
                  label="Nơi làm việc"
                  required
                  defaultValue={row.place}
                  error={errorOf('place')}
                  onCommit={(place) => set(key, { place })}
                />
                <TextField
                  label="Công việc"
                  defaultValue={row.work}
                  onCommit={(work) => set(key, { work })}
                />
                <TextField
                  label="Điện thoại"
                  inputMode="numeric"
                  {...(shown === ''
                    ? {}
                    : { placeholder: shown, description: 'Không gõ gì thì số giữ nguyên.' })}
                  defaultValue={row.telephone ?? ''}
                  error={errorOf('telephone')}
                  onCommit={(telephone) =>
                    set(key, { telephone: telephone === '' && shown !== '' ? null : telephone })
                  }
                />
                <TextField
                  label="Người liên hệ ở nhà"
                  defaultValue={row.contactPerson}
                  onCommit={(contactPerson) => set(key, { contactPerson })}
                />
              </div>
            )
          )
        }}
      </RowList>
      {problem !== undefined && (
        <p role="alert" className="attention">
          {problem}
        </p>
      )}
      <Fault fault={write.error} />
      <Group gap="xs">
        <Button type="submit" size="xs" loading={write.isPending}>
          Ghi
        </Button>
        <DiscardButton
          size="xs"
          hasTyped={() => isTouched.current || wrong.current.size > 0}
          onDiscard={onDone}
        />
      </Group>
    </form>
  )
}
