import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { MemberCard } from '../../shared/people/contract.ts'
import { emptyPerson, type PersonFields } from '../../shared/people/person.ts'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { useShortcuts } from '../components/shortcuts.ts'
import { asFault, useRead, useWrite } from '../office.ts'
import { type Draft, draftOf, dropDraft, keepDraft } from './drafts.ts'
import { FieldInput } from './field-input.tsx'
import { type Joining, JoiningFields } from './joining-fields.tsx'
import { sections } from './sections.ts'

interface MemberEditorProps {
  /** Undefined for a new member. */
  readonly id: string | undefined
  /** The cell that the list shows, proposed for a new member. */
  readonly cellId: string | null
  /** Back to the card. */
  readonly onDone: (id: string | undefined) => void
}

/** The form of one member; waits for the card that it changes. */
export function MemberEditor({ id, cellId, onDone }: MemberEditorProps) {
  const card = useRead('people.card', { id: id ?? '' }, { enabled: id !== undefined })
  if (id === undefined) return <Form card={undefined} cellId={cellId} onDone={onDone} />
  if (card.data === undefined) return <Fault fault={card.error} onAgain={() => void card.refetch()} />
  return <Form card={card.data} cellId={cellId} onDone={onDone} onReload={() => void card.refetch()} />
}

const noCell = 'Chưa chọn chi bộ'

interface FormProps {
  readonly card: MemberCard | undefined
  readonly cellId: string | null
  readonly onDone: (id: string | undefined) => void
  readonly onReload?: () => void
}

function Form({ card, cellId, onDone, onReload }: FormProps) {
  const key = card?.id ?? 'new'
  const add = useWrite('people.add')
  const change = useWrite('people.change')
  const today = useRead('setup.state', {}).data?.today ?? ''
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => draftOf(key))
  const joining = useRef<Joining>({ cellId, standing: 'official', from: null })
  const wrongFields = useRef(new Map<string, string>())
  const [problem, setProblem] = useState<string>()

  const error = card === undefined ? add.error : change.error
  const errors = error === null ? {} : asFault(error).fields
  const base: PersonFields = card ?? emptyPerson

  const showWrong = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer of the office
  useEffect(() => {
    if (error !== null) showWrong()
  }, [error])
  const refuse = (sentence: string) => {
    setProblem(sentence)
    requestAnimationFrame(showWrong)
  }

  const set = (part: Draft) => {
    const next = { ...draftOf(key), ...part }
    keepDraft(key, next)
    setDraft(next)
  }
  const note = (label: string) => (wrong: string | undefined) => {
    if (wrong === undefined) wrongFields.current.delete(label)
    else wrongFields.current.set(label, wrong)
  }
  const finish = (saved: string | undefined, message: string) => {
    dropDraft(key)
    notifications.show({ message })
    onDone(saved)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    setProblem(undefined)
    if (wrongFields.current.size > 0) {
      return refuse(`Chưa ghi được vì còn ô chưa đúng: ${[...wrongFields.current.keys()].join(', ')}.`)
    }
    const fields = personFieldsOf({ ...base, ...draftOf(key) })
    if (card !== undefined) {
      change.mutate(
        { ...fields, ...typedNumbers(draftOf(key)), id: card.id, revision: card.revision },
        { onSuccess: () => finish(card.id, `Đã ghi ${fields.fullName}`) },
      )
      return
    }
    const { cellId: chosen, standing, from } = joining.current
    if (chosen === null || chosen === '') return refuse(noCell)
    add.mutate(
      { ...fields, cellId: chosen, standing, from: from ?? today },
      { onSuccess: ({ id }) => finish(id, `Đã thêm ${fields.fullName}`) },
    )
  }
  useShortcuts({ 'ctrl+s': () => form.current?.requestSubmit() })

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <div className="card-head">
        <h2>{card === undefined ? 'Đảng viên mới' : `Sửa: ${card.fullName}`}</h2>
        <p className="muted small">
          Chỉ họ và tên là bắt buộc. Ngày chưa rõ thì nhập tháng và năm, hoặc chỉ năm.
        </p>
      </div>
      {card === undefined && (
        <JoiningFields
          joining={joining}
          today={today}
          error={problem === noCell ? problem : undefined}
          onProblem={note('Từ ngày')}
        />
      )}
      {sections.map((section) => (
        <fieldset className="form-section" key={section.title}>
          <legend>{section.title}</legend>
          <div className="fields-2">
            {section.fields.map((field) => (
              <FieldInput
                key={field.key}
                field={field}
                values={{ ...base, ...draft }}
                errors={errors}
                autoFocus={field.key === 'fullName'}
                onSet={set}
                onProblem={note(field.label)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="form-foot">
        {problem !== undefined && (
          <p role="alert" className="attention">
            {problem}
          </p>
        )}
        <Fault
          fault={error}
          {...(error?.code === 'conflict' && onReload !== undefined
            ? {
                againLabel: 'Lấy bản mới hơn, giữ phần đang sửa',
                onAgain: () => {
                  change.reset()
                  onReload()
                },
              }
            : {})}
        />
        <Group gap="xs">
          <Button type="submit" loading={add.isPending || change.isPending}>
            Ghi
          </Button>
          <Button
            variant="default"
            onClick={() => {
              dropDraft(key)
              onDone(card?.id)
            }}
          >
            Không ghi
          </Button>
        </Group>
      </div>
    </form>
  )
}

/** The card shows these masked: what was not typed stays as it is. */
const typedNumbers = ({ personalId, oldIdNumber }: Draft) => ({
  personalId: personalId ?? null,
  oldIdNumber: oldIdNumber ?? null,
})

/** Only the fields of the person: a card carries more, which the office works out by itself. */
function personFieldsOf(values: PersonFields): PersonFields {
  const { fullName, otherName, sex, birthDate, ethnicity, religion, personalId, oldIdNumber } = values
  const { birthplace, hometown, residence, externalId, cardNumber, cardPlace, cardDate, oldCardNumber } =
    values
  const { joinedOn, officialOn } = values
  return {
    ...{ fullName, otherName, sex, birthDate, ethnicity, religion, personalId, oldIdNumber },
    ...{ birthplace, hometown, residence, externalId, cardNumber, cardPlace, cardDate, oldCardNumber },
    ...{ joinedOn, officialOn },
  }
}
