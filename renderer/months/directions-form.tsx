import { useRef } from 'react'
import type { MonthView } from '../../shared/months/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { DateField } from '../components/date-field.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { RowList } from '../components/row-list.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRows } from '../components/use-rows.ts'
import { type DirectionsWish, draftOf } from './directions-draft.ts'

interface DirectionsFormProps {
  readonly period: string
  readonly month: MonthView
  readonly onChange: (wish: DirectionsWish) => void
  /** A row holds what is no day, or no longer does. */
  readonly onProblem: OnProblem
}

type OnProblem = (row: string, problem: string | undefined) => void

const newDocument = () => ({ id: null, number: '', issuer: '', issuedOn: null, title: '' })
const newTask = () => ({ id: null, title: '', product: '', dueOn: null })

const wishOf = ({ revision, news, directions, documents, tasks }: MonthView): DirectionsWish => ({
  revision,
  news,
  directions,
  documents,
  tasks: tasks.map(({ taken: _, ...task }) => task),
})

/** Định hướng tháng: typed once for all cells. */
export function DirectionsForm({ period, month, onChange, onProblem }: DirectionsFormProps) {
  const wish = useRef(draftOf(period) ?? wishOf(month))
  const put = (part: Partial<DirectionsWish>) => {
    wish.current = { ...wish.current, ...part }
    onChange(wish.current)
  }
  return (
    <div className="stack">
      <ProseField
        label="Thông tin thời sự, tình hình nổi bật"
        minRows={3}
        defaultValue={wish.current.news}
        onInput={(news) => put({ news })}
      />
      <ProseField
        label="Nội dung định hướng sinh hoạt"
        minRows={3}
        defaultValue={wish.current.directions}
        onInput={(directions) => put({ directions })}
      />
      <section className="section" aria-label="Văn bản cần quán triệt">
        <h3>Văn bản cần quán triệt</h3>
        <Documents
          initial={wish.current.documents}
          onSet={(documents) => put({ documents: [...documents] })}
          onProblem={onProblem}
        />
      </section>
      <section className="section" aria-label="Nhiệm vụ chung">
        <h3>Nhiệm vụ chung giao các chi bộ</h3>
        <Tasks
          initial={wish.current.tasks}
          known={month.tasks}
          onSet={(tasks) => put({ tasks: [...tasks] })}
          onProblem={onProblem}
        />
      </section>
    </div>
  )
}

interface ListProps<List extends 'documents' | 'tasks'> {
  readonly initial: DirectionsWish[List]
  readonly onSet: (lines: readonly DirectionsWish[List][number][]) => void
  readonly onProblem: OnProblem
}

function Documents({ initial, onSet, onProblem }: ListProps<'documents'>) {
  const { line, change, ...rows } = useRows(initial, newDocument, onSet, (key) =>
    onProblem(`document ${key}`, undefined),
  )
  return (
    <RowList {...rows} what="văn bản" emptyText="Chưa có văn bản nào.">
      {(key, position) => {
        const document = line(key)
        if (document === undefined) return null
        return (
          <div className="row-block">
            <TextField
              label={`Tên văn bản ${position}`}
              hideLabel
              placeholder="Tên văn bản, ví dụ: Nghị quyết về chuyển đổi số"
              maxLength={500}
              defaultValue={document.title}
              onInput={(title) => change(key, { title })}
            />
            <div className="fields-3">
              <TextField
                label={`Số, ký hiệu văn bản ${position}`}
                hideLabel
                placeholder="Số, ký hiệu"
                maxLength={60}
                defaultValue={document.number}
                onInput={(number) => change(key, { number })}
              />
              <DateField
                label={`Ngày văn bản ${position}`}
                hideLabel
                partial
                defaultValue={document.issuedOn}
                onCommit={(issuedOn) => change(key, { issuedOn })}
                onProblem={(problem) => onProblem(`document ${key}`, problem)}
              />
              <TextField
                label={`Cơ quan ban hành văn bản ${position}`}
                hideLabel
                placeholder="Cơ quan ban hành"
                maxLength={120}
                defaultValue={document.issuer}
                onInput={(issuer) => change(key, { issuer })}
              />
            </div>
          </div>
        )
      }}
    </RowList>
  )
}

type TasksProps = ListProps<'tasks'> & { readonly known: MonthView['tasks'] }

function Tasks({ initial, known, onSet, onProblem }: TasksProps) {
  const takenOf = new Map<string | null, number>(known.map(({ id, taken }) => [id, taken]))
  const { line, change, ...rows } = useRows(initial, newTask, onSet, (key) =>
    onProblem(`task ${key}`, undefined),
  )
  return (
    <RowList {...rows} what="nhiệm vụ chung" emptyText="Chưa có nhiệm vụ chung nào.">
      {(key, position) => {
        const task = line(key)
        if (task === undefined) return null
        return (
          <div className="row-block">
            <TextField
              label={`Nhiệm vụ chung ${position}`}
              hideLabel
              placeholder="Nhiệm vụ"
              maxLength={500}
              defaultValue={task.title}
              onInput={(title) => change(key, { title })}
            />
            <div className="fields-2">
              <TextField
                label={`Sản phẩm của nhiệm vụ chung ${position}`}
                hideLabel
                placeholder="Sản phẩm, kết quả cần đạt"
                maxLength={300}
                defaultValue={task.product}
                onInput={(product) => change(key, { product })}
              />
              <DateField
                label={`Thời hạn nhiệm vụ chung ${position}`}
                hideLabel
                placeholder="Thời hạn (ngày/tháng/năm)"
                defaultValue={task.dueOn}
                onCommit={(dueOn) => change(key, { dueOn })}
                onProblem={(problem) => onProblem(`task ${key}`, problem)}
              />
            </div>
            <TakenBy cells={takenOf.get(task.id) ?? 0} />
          </div>
        )
      }}
    </RowList>
  )
}

function TakenBy({ cells }: { readonly cells: number }) {
  if (cells === 0) return null
  return <p className="small muted">Đã vào biên bản của {formatCount(cells)} chi bộ</p>
}
