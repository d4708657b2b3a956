import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import { agendaMinutes } from '../../shared/agendas/agenda.ts'
import type { AgendaTemplate } from '../../shared/agendas/contract.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { Entry } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { DiscardButton } from '../components/discard-button.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { RowList } from '../components/row-list.tsx'
import { useShortcuts } from '../components/shortcuts.ts'
import { TextField } from '../components/text-field.tsx'
import { useRows } from '../components/use-rows.ts'
import { useWrite } from '../office.ts'
import {
  AgendaRow,
  isFilled,
  minutesProblem,
  newItem,
  type TypedItem,
  toItem,
  toTyped,
} from './agenda-rows.tsx'

/** What is being typed of a template; it stays while the program runs, wherever the clerk goes meanwhile. */
const typing = new Map<string, readonly TypedItem[]>()

interface AgendaEditorProps {
  readonly template: AgendaTemplate
  readonly example: { readonly least: number; readonly most: number }
  readonly today: string
  /** The template was written, or what was typed was let go. */
  readonly onDone: () => void
}

/** The items of one template in their order, with the sum of their minutes; written from a day on, with the reason. */
export function AgendaEditor({ template, example, today, onDone }: AgendaEditorProps) {
  const { kind, cellKind } = template
  const draft = `${kind} ${cellKind}`
  const write = useWrite('agendas.set')
  const form = useRef<HTMLFormElement>(null)
  const [items, setItems] = useState<readonly TypedItem[]>(
    () => typing.get(draft) ?? template.items.map(toTyped),
  )
  const [isShowingProblems, setShowingProblems] = useState(false)
  const beside = useRef({ from: today as string | null, reason: '' })
  const rows = useRows(items, newItem, (next) => {
    typing.set(draft, next)
    setItems(next)
  })
  const { error } = write
  const focusWrong = useFocusWrong(form, error)

  const submit = () => {
    leaveField()
    const latest = typing.get(draft) ?? items
    const { from, reason } = beside.current
    const isWrong = latest.some(
      (item) =>
        minutesProblem(item) !== undefined ||
        (!isFilled(item) && (item.minutes.trim() !== '' || item.when !== '')),
    )
    setShowingProblems(true)
    if (isWrong || from === null) return void requestAnimationFrame(focusWrong)
    write.mutate(
      { kind, cellKind, items: latest.filter(isFilled).map(toItem), from, reason },
      {
        onSuccess: () => {
          typing.delete(draft)
          notifications.show({ message: `Đã ghi mẫu chương trình, áp dụng từ ngày ${formatDate(from)}` })
          onDone()
        },
      },
    )
  }
  useShortcuts({ 'ctrl+s': submit })

  return (
    <Entry right="administer">
      <form
        ref={form}
        className="stack agenda-form"
        noValidate
        aria-label="Các mục của mẫu chương trình"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Sums items={items} leastMinutes={template.leastMinutes} example={example} />
        <RowList
          keys={rows.keys}
          what="mục"
          emptyText="Mẫu chưa có mục nào."
          onAdd={rows.onAdd}
          onRemove={rows.onRemove}
          onMove={rows.onMove}
        >
          {(key, position) => {
            const item = rows.line(key)
            return (
              item !== undefined && (
                <AgendaRow
                  position={position}
                  item={item}
                  isShowingProblems={isShowingProblems}
                  onChange={(part) => rows.change(key, part)}
                />
              )
            )
          }}
        </RowList>
        <div className="fields-2 form-narrow">
          <DateField
            label="Áp dụng từ ngày"
            required
            defaultValue={today}
            error={write.error?.fields.from}
            onCommit={(from) => {
              beside.current.from = from
            }}
            onProblem={(problem) => {
              if (problem !== undefined) beside.current.from = null
            }}
          />
          <TextField
            label="Lý do, căn cứ"
            required
            maxLength={300}
            error={write.error?.fields.reason}
            onInput={(reason) => {
              beside.current.reason = reason
            }}
          />
        </div>
        <Fault fault={write.error} />
        <Group gap="xs">
          <Button type="submit" loading={write.isPending}>
            Ghi mẫu
          </Button>
          <DiscardButton
            hasTyped={() => typing.has(draft) || beside.current.reason !== ''}
            onDiscard={() => {
              typing.delete(draft)
              onDone()
            }}
          />
        </Group>
      </form>
    </Entry>
  )
}

interface SumsProps {
  readonly items: readonly TypedItem[]
  readonly leastMinutes: number | null
  readonly example: { readonly least: number; readonly most: number }
}

/** How long the items take together, held against the least length of such a meeting. */
function Sums({ items, leastMinutes, example }: SumsProps) {
  const filled = items.filter(isFilled).map(toItem)
  const sum = agendaMinutes(filled)
  const isShort = leastMinutes !== null && sum < leastMinutes
  const study = filled.find(({ isExample }) => isExample)
  const studied = study?.minutes ?? null
  const isOut = studied !== null && (studied < example.least || studied > example.most)
  return (
    <p className="agenda-sum" role="status">
      <span className={isShort ? 'attention' : undefined}>
        Tổng cộng <strong>{sum} phút</strong>
        {leastMinutes !== null &&
          (isShort
            ? `, còn thiếu ${leastMinutes - sum} phút so với thời lượng tối thiểu ${leastMinutes} phút`
            : `, đủ thời lượng tối thiểu ${leastMinutes} phút`)}
      </span>
      {isOut && (
        <span className="attention">
          Học tập và làm theo Bác {studied} phút, ngoài mức {example.least} đến {example.most} phút
        </span>
      )}
      {leastMinutes !== null && study === undefined && (
        <span className="attention">Chưa có mục học tập và làm theo Bác</span>
      )}
    </p>
  )
}
