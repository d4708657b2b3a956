import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { FullForm, MemberCard } from '../../shared/people/contract.ts'
import type { ListName, PersonLists } from '../../shared/people/details.ts'
import { isAskedOf, requiredNames } from '../../shared/people/required.ts'
import { DiscardButton } from '../components/discard-button.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { useShortcuts } from '../components/shortcuts.ts'
import { useWrite } from '../office.ts'
import classes from './card.module.css'
import { type Draft, draftOf, dropDraft, hasDraft, keepDraft, withPart } from './drafts.ts'
import { FieldInput } from './field-input.tsx'
import { LinesEditor } from './lines-editor.tsx'
import { listFields } from './list-fields.ts'
import { type Field, fieldOfPart, type Section } from './sections.ts'
import { pathOf, typedValue, valuesOf } from './values.ts'

interface SectionEditorProps {
  readonly card: MemberCard
  readonly form: FullForm
  readonly section: Section
  /** The part of a field that the clerk came for: `residence.province`. */
  readonly wanted: string | undefined
  readonly onDone: () => void
  /** Fetches the newer record, and resolves when it is there; what is typed stays. */
  readonly onReload: () => Promise<unknown>
}

/** The parts of a field that must not stay empty: '' is the field itself, `province` a part of an address. */
function requiredPartsOf(field: Field, card: MemberCard): readonly string[] {
  if (field.place !== 'fields') return []
  if (field.key === 'fullName') return ['']
  const { standing } = card
  return requiredNames
    .filter((name) => fieldOfPart(name) === field.key && standing !== null && isAskedOf(name, standing))
    .map((name) => name.split('.')[1] ?? '')
}

/** The form of one section of a member's record; only what was typed is sent. */
export function SectionEditor({ card, form, section, wanted, onDone, onReload }: SectionEditorProps) {
  const { id } = card
  const change = useWrite('people.changeForm')
  const element = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => draftOf(id, section.id))
  const wrong = useRef(new Map<string, string>())
  const [problem, setProblem] = useState<string>()
  const { error } = change
  const errors = error?.fields ?? {}
  const values = valuesOf(card, form)
  const allFields = section.groups.flatMap(({ fields }) => fields)
  const first = allFields[0]
  const focused = allFields.find(({ key }) => wanted !== undefined && key === fieldOfPart(wanted)) ?? first

  const showWrong = useFocusWrong(element, error)
  // A section of nothing but a list starts at its first line, or where one is added.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the section opens
  useEffect(() => {
    if (first === undefined) element.current?.querySelector<HTMLElement>('input, select, button')?.focus()
  }, [])

  const keep = (next: Draft) => {
    keepDraft(id, section.id, next)
    setDraft(next)
  }
  const note = (field: string, label: string, sentence: string | undefined) => {
    if (sentence === undefined) wrong.current.delete(field)
    else wrong.current.set(field, label)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    setProblem(undefined)
    if (wrong.current.size > 0) {
      setProblem(`Chưa ghi được vì còn ô chưa đúng: ${[...wrong.current.values()].join(', ')}.`)
      requestAnimationFrame(showWrong)
      return
    }
    const typed = draftOf(id, section.id)
    if (Object.keys(typed).length === 0) {
      onDone()
      return
    }
    change.mutate(
      { id, revision: card.revision, ...typed },
      {
        onSuccess: async () => {
          dropDraft(id, section.id)
          notifications.show({ message: `Đã ghi ${section.title} của ${card.fullName}` })
          // Whoever opens the form again at once would find the lines of before in it, and save them once more.
          await onReload()
          onDone()
        },
      },
    )
  }
  useShortcuts({ 'ctrl+s': () => element.current?.requestSubmit() })

  /** Of the field itself the office speaks by its name alone where the rule is about more than its form. */
  const errorOf = (field: Field) => (part: string) => {
    const path = part === '' ? pathOf(field) : `${pathOf(field)}.${part}`
    return errors[path] ?? (part === '' ? errors[field.key] : undefined)
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      {section.groups.map((group) => (
        <fieldset className="form-section" key={group.title ?? ''}>
          {group.title !== undefined && <legend>{group.title}</legend>}
          {group.note !== undefined && <p className={classes.note}>{group.note}</p>}
          <div className="fields-2">
            {group.fields.map((field) => (
              <FieldInput
                key={pathOf(field)}
                field={field}
                value={typedValue(draft, values, field)}
                errorOf={errorOf(field)}
                requiredParts={requiredPartsOf(field, card)}
                focusPart={field === focused ? (wanted?.split('.')[1] ?? '') : undefined}
                onSet={(value) =>
                  keep(withPart(draftOf(id, section.id), field.place, { [field.key]: value }))
                }
                onProblem={(sentence) => note(pathOf(field), field.label, sentence)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {section.lists.map((list) => (
        <fieldset className="form-section" key={list}>
          <legend>{listFields[list].title}</legend>
          <SectionLines
            list={list}
            lines={draft.lists?.[list] ?? form.lists[list]}
            errors={errors}
            onProblem={note}
            onSet={(lines) => keep(withPart(draftOf(id, section.id), 'lists', { [list]: lines }))}
          />
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
          {...(error?.code === 'conflict'
            ? {
                againLabel: 'Lấy bản mới hơn, giữ phần đang sửa',
                onAgain: () => {
                  change.reset()
                  void onReload()
                },
              }
            : {})}
        />
        <Group gap="xs">
          <Button type="submit" loading={change.isPending}>
            Ghi
          </Button>
          <DiscardButton
            hasTyped={() => hasDraft(id, section.id) || wrong.current.size > 0}
            onDiscard={() => {
              dropDraft(id, section.id)
              onDone()
            }}
          />
        </Group>
      </div>
    </form>
  )
}

interface SectionLinesProps {
  readonly list: ListName
  readonly lines: PersonLists[ListName]
  readonly errors: Readonly<Record<string, string>>
  readonly onSet: (lines: PersonLists[ListName]) => void
  readonly onProblem: (field: string, label: string, problem: string | undefined) => void
}

/** The editor takes the lines of the list that it is told; together they are of one list always. */
const SectionLines = LinesEditor as (props: SectionLinesProps) => ReturnType<typeof LinesEditor>
