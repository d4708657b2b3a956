import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { type Topic, type TopicState, topicSourceNames, topicStates } from '../../shared/topics/contract.ts'
import { ButtonFor, For } from '../accounts/for.tsx'
import { ChoiceField } from '../components/choice-field.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { searchWith } from '../components/search.ts'
import { useRead, useWrite } from '../office.ts'
import { CellChoice } from '../organisation/cell-choice.tsx'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { TopicEntry } from './topic-entry.tsx'
import './topics.css'

const stateNames: Readonly<Record<TopicState, string>> = {
  waiting: 'Chờ đưa ra họp',
  taken: 'Đã đưa ra họp',
  'set-aside': 'Không đưa ra họp',
  all: 'Tất cả',
}

/** Nội dung đề nghị: what village heads, the Front and mass organisations wish their cells to take up. */
export function TopicsPage() {
  const [search, setSearch] = useSearchParams()
  const today = useRead('setup.state', {}).data?.today
  const state = topicStates.find((each) => each === search.get('xem')) ?? 'waiting'
  const cellId = search.get('chi-bo')
  const list = useRead('topics.list', { state, cellId }, { keepPrevious: true })
  const put = (part: Record<string, string | null>) => setSearch(searchWith(search, part))
  const topics = list.data?.topics ?? []
  return (
    <Page
      title="Nội dung đề nghị"
      note="Thôn, Mặt trận, đoàn thể đề nghị chi bộ đưa ra họp; mỗi buổi của chi bộ có sẵn những nội dung còn chờ."
      actions={<TextLink to="/sinh-hoat">Về Sinh hoạt</TextLink>}
    >
      {today !== undefined && (
        <For right="write">
          <TopicEntry key={cellId} cellId={cellId} today={today} />
        </For>
      )}
      <div className="topic-filters">
        <CellChoice cellId={cellId} onChoose={(next) => put({ 'chi-bo': next })} />
        <ChoiceField
          label="Trạng thái"
          value={state}
          groups={[
            { name: '', choices: topicStates.map((each) => ({ value: each, label: stateNames[each] })) },
          ]}
          onChoose={(next) => put({ xem: next === 'waiting' ? null : next })}
        />
      </div>
      <Fault fault={list.error} onAgain={() => void list.refetch()} />
      {list.data !== undefined && topics.length === 0 && (
        <Empty title="Không có nội dung nào">
          Ghi nội dung mà trưởng thôn, Mặt trận, đoàn thể đề nghị; khi chuẩn bị buổi họp, chi bộ đưa vào
          chương trình.
        </Empty>
      )}
      {topics.length > 0 && (
        <table className="table" aria-label="Nội dung đề nghị">
          <thead>
            <tr>
              <th scope="col">Ngày</th>
              <th scope="col">Chi bộ</th>
              <th scope="col">Ai đề nghị</th>
              <th scope="col">Nội dung</th>
              <th scope="col">Trạng thái</th>
              <th scope="col" aria-label="Việc làm" />
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <TopicLine key={topic.id} topic={topic} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

function TopicLine({ topic }: { readonly topic: Topic }) {
  const [isRemoving, setRemoving] = useState(false)
  const decide = useWrite('topics.decide')
  const { id, revision, cellId, cellName, raisedOn, source, raisedBy, content, takenAt, setAside } = topic
  const isDecided = takenAt !== null || setAside !== ''
  return (
    <tr>
      <td>{formatDate(raisedOn)}</td>
      <td>
        <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
      </td>
      <td>
        {topicSourceNames[source]}
        {raisedBy !== '' && <span className="muted small"> {raisedBy}</span>}
      </td>
      <td>{content}</td>
      <td>
        {takenAt !== null && (
          <TextLink to={`/buoi/${takenAt.meetingId}`}>Họp ngày {formatDate(takenAt.heldOn)}</TextLink>
        )}
        {setAside !== '' && `Không đưa: ${setAside}`}
        {!isDecided && <span className="tag">Chờ đưa ra họp</span>}
        <Fault fault={decide.error} />
      </td>
      <td className="topic-actions">
        {isDecided && (
          <ButtonFor
            right="write"
            size="compact-sm"
            variant="default"
            loading={decide.isPending}
            aria-label={`Đưa lại vào chờ họp: ${content}`}
            onClick={() => decide.mutate({ id, revision })}
          >
            Chờ lại
          </ButtonFor>
        )}
        <ButtonFor
          right="write"
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`Bỏ khỏi sổ: ${content}`}
          onClick={() => setRemoving(true)}
        >
          Bỏ khỏi sổ
        </ButtonFor>
        <RemoveDialog
          command="topics.remove"
          record={topic}
          name="nội dung đề nghị"
          title="Bỏ nội dung đề nghị"
          confirmLabel="Bỏ"
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          onRemoved={() => setRemoving(false)}
        >
          Dùng khi ghi nhầm hoặc ghi hai lần.
        </RemoveDialog>
      </td>
    </tr>
  )
}
