import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type TopicSource, topicSourceNames, topicSources } from '../../shared/topics/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { isPlainEnter } from '../components/plain-enter.ts'
import { inputProps, TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import './topics.css'

interface TopicEntryProps {
  /** The cell that it is put to; null lets the clerk choose. */
  readonly cellId: string | null
  readonly today: string
}

/** Ghi nội dung đề nghị: who wishes what, row by row; cell, source and day stay for the next one. */
export function TopicEntry({ cellId, today }: TopicEntryProps) {
  const save = useWrite('topics.save')
  const [chosen, setChosen] = useState('')
  const [source, setSource] = useState<TopicSource>('village-head')
  const [count, setCount] = useState(0)
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const typed = useRef({ raisedOn: today as string | null, raisedBy: '', content: '' })
  const isDayWrong = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (count > 0) box.current?.querySelector<HTMLInputElement>('[name="content"]')?.focus()
  }, [count])
  const submit = () => {
    leaveField()
    const { raisedOn, raisedBy, content } = typed.current
    const cell = cellId ?? chosen
    const lacking = {
      ...(cell === '' && { cell: 'Chưa chọn chi bộ' }),
      ...(raisedOn === null && { raisedOn: 'Chưa ghi ngày đề nghị' }),
      ...(content.trim() === '' && { content: 'Chưa nhập nội dung đề nghị' }),
    }
    setMissing(lacking)
    if (Object.keys(lacking).length > 0 || isDayWrong.current || raisedOn === null || save.isPending) return
    save.mutate(
      { id: null, revision: 0, cellId: cell, raisedOn, source, raisedBy, content },
      {
        onSuccess: () => {
          typed.current = { ...typed.current, raisedBy: '', content: '' }
          setCount((before) => before + 1)
        },
      },
    )
  }
  const errors = { ...save.error?.fields, ...missing }
  return (
    // No form: it stands inside the meeting's own.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div
      ref={box}
      className="topic-entry"
      role="group"
      aria-label="Ghi nội dung đề nghị"
      onKeyDown={(event) => {
        if (event.defaultPrevented || !isPlainEnter(event)) return
        if (!(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        submit()
      }}
    >
      <div className="topic-entry-fields" data-cell={cellId === null || undefined}>
        {cellId === null && <CellField value={chosen} error={errors.cell} onChoose={setChosen} />}
        <NativeSelect
          {...inputProps({ label: 'Ai đề nghị' })}
          value={source}
          data={topicSources.map((each) => ({ value: each, label: topicSourceNames[each] }))}
          onChange={({ currentTarget: { value } }) =>
            setSource(topicSources.find((each) => each === value) ?? 'village-head')
          }
        />
        <TextField
          key={`who-${count}`}
          label="Họ và tên"
          maxLength={120}
          onInput={(raisedBy) => {
            typed.current.raisedBy = raisedBy
          }}
        />
        <DateField
          label="Ngày đề nghị"
          defaultValue={today}
          error={errors.raisedOn}
          onCommit={(raisedOn) => {
            typed.current.raisedOn = raisedOn
          }}
          onProblem={(problem) => {
            isDayWrong.current = problem !== undefined
          }}
        />
      </div>
      <div className="topic-entry-content">
        <TextField
          key={`content-${count}`}
          name="content"
          label="Nội dung đề nghị đưa ra họp"
          maxLength={500}
          error={errors.content}
          onInput={(content) => {
            typed.current.content = content
          }}
        />
        <Button variant="default" loading={save.isPending} onClick={submit}>
          Ghi
        </Button>
      </div>
      <Fault fault={save.error} />
    </div>
  )
}

interface CellFieldProps {
  readonly value: string
  readonly error: string | undefined
  readonly onChoose: (cellId: string) => void
}

function CellField({ value, error, onChoose }: CellFieldProps) {
  const cells = useRead('organisation.cells', {}).data ?? []
  return (
    <NativeSelect
      {...inputProps({ label: 'Chi bộ', error })}
      value={value}
      data={[
        { value: '', label: 'Chọn chi bộ' },
        ...cells.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  )
}
