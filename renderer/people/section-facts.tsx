import type { FullForm, MemberCard } from '../../shared/people/contract.ts'
import type { ListName } from '../../shared/people/details.ts'
import { ButtonFor } from '../accounts/for.tsx'
import classes from './card.module.css'
import { type ListFields, listFields } from './list-fields.ts'
import type { Section } from './sections.ts'
import type { Revealed } from './use-revealed.ts'
import { fieldValue, pathOf, valuesOf, wordsOf } from './values.ts'

interface SectionFactsProps {
  readonly card: MemberCard
  readonly form: FullForm
  readonly section: Section
  readonly revealed: Revealed
}

/** What is known of a section, in the order of the form. */
export function SectionFacts({ card, form, section, revealed }: SectionFactsProps) {
  const values = valuesOf(card, form)
  const isMasking = section.groups.some(({ fields }) =>
    fields.some((field) => field.isMasked && fieldValue(values, field) !== ''),
  )
  return (
    <>
      {section.groups.map((group) => (
        <section className="section" key={group.title ?? ''}>
          {group.title !== undefined && <h4>{group.title}</h4>}
          {group.note !== undefined && <p className={classes.note}>{group.note}</p>}
          <dl className="facts">
            {group.fields.map((field) => (
              <Fact
                key={pathOf(field)}
                label={field.label}
                text={revealed.numbers?.[field.key] ?? wordsOf(field, fieldValue(values, field))}
              />
            ))}
          </dl>
        </section>
      ))}
      {isMasking && revealed.numbers === undefined && (
        <p className="section">
          <ButtonFor
            right="reveal"
            size="xs"
            variant="default"
            loading={revealed.isAsking}
            onClick={revealed.ask}
          >
            Hiện số
          </ButtonFor>{' '}
          <span className="muted small">Việc xem số được ghi vào nhật ký.</span>
        </p>
      )}
      {section.lists.map((list) => (
        <Lines key={list} list={list} lines={form.lists[list]} isAlone={section.groups.length === 0} />
      ))}
    </>
  )
}

export function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text === '' ? <span className="muted">chưa ghi</span> : text}</dd>
    </>
  )
}

interface LinesProps {
  readonly list: ListName
  readonly lines: FullForm['lists'][ListName]
  readonly isAlone: boolean
}

function Lines({ list, lines, isAlone }: LinesProps) {
  const { title, emptyText, words } = listFields[list] as ListFields<ListName>
  return (
    <section className="section">
      {!isAlone && <h4>{title}</h4>}
      {lines.length === 0 && <p className="muted">{emptyText}</p>}
      <ol className="plain-list">
        {lines.map((line, place) => {
          const { name, note, when } = words(line)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and are shown only
            <li key={place}>
              <span>
                {name}
                {note !== '' && <span className="muted small line-note">{note}</span>}
              </span>
              <span className="muted small nowrap">{when}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
