import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import {
  type FollowedPetition,
  type PetitionFilter,
  petitionFilters,
} from '../../shared/petitions/contract.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { PetitionDetail } from './petition-detail.tsx'
import { StateLinks } from './state-links.tsx'
import './tasks.css'

const names: Readonly<Record<PetitionFilter, string>> = {
  overdue: 'Quá hạn',
  open: 'Chờ trả lời',
  answered: 'Đã trả lời',
  withdrawn: 'Thôi theo dõi',
  all: 'Tất cả',
}
const order: readonly PetitionFilter[] = ['overdue', 'open', 'answered', 'withdrawn', 'all']

/** Kiến nghị raised at meetings: who answers, by when, and the answer. */
export function PetitionsPage() {
  const [search] = useSearchParams()
  const state = petitionFilters.find((filter) => filter === search.get('xem')) ?? 'open'
  const list = useRead('petitions.list', { state, limit: 200 }, { keepPrevious: true })
  const chosen = list.data?.petitions.find(({ id }) => id === search.get('kien-nghi'))
  const counts = list.data?.counts
  return (
    <Page
      title="Kiến nghị"
      note={<TextLink to="/nhiem-vu">Về nhiệm vụ</TextLink>}
      asideLabel="Một kiến nghị"
      {...(chosen !== undefined && {
        aside: <PetitionDetail key={`${chosen.id} ${chosen.revision}`} petition={chosen} />,
      })}
    >
      <Fault fault={list.error} onAgain={() => void list.refetch()} />
      {counts !== undefined && (
        <StateLinks
          label="Trạng thái"
          states={order.map((filter) => ({ state: filter, name: names[filter], count: counts[filter] }))}
          shown={state}
          to={(filter) => `/kien-nghi?xem=${filter}`}
        />
      )}
      {list.data?.total === 0 && (
        <Empty title="Không có kiến nghị nào">
          Kiến nghị được ghi trong biên bản của buổi sinh hoạt, mục Kiến nghị, đề nghị.
        </Empty>
      )}
      {list.data !== undefined && list.data.total > 0 && (
        <PetitionTable petitions={list.data.petitions} chosen={chosen} state={state} />
      )}
    </Page>
  )
}

interface PetitionTableProps {
  readonly petitions: readonly FollowedPetition[]
  readonly chosen: FollowedPetition | undefined
  readonly state: PetitionFilter
}

function PetitionTable({ petitions, chosen, state }: PetitionTableProps) {
  return (
    <table className="table" aria-label="Kiến nghị">
      <thead>
        <tr>
          <th scope="col">Kiến nghị</th>
          {chosen === undefined && <th scope="col">Chi bộ</th>}
          {chosen === undefined && <th scope="col">Người trả lời</th>}
          <th scope="col">Hạn</th>
          <th scope="col">Trạng thái</th>
        </tr>
      </thead>
      <tbody>
        {petitions.map((petition) => (
          <tr key={petition.id} data-chosen={petition === chosen || undefined}>
            <td className="follow-text">
              <TextLink
                to={`/kien-nghi?xem=${state}&kien-nghi=${petition.id}`}
                className="row-link"
                aria-current={petition === chosen ? 'true' : undefined}
              >
                {petition.content}
              </TextLink>
            </td>
            {chosen === undefined && <td>{petition.cellName}</td>}
            {chosen === undefined && <td>{petition.answerer}</td>}
            <td>{petition.dueOn === null ? '' : formatDate(petition.dueOn)}</td>
            <td>
              <span className="tag" data-attention={petition.isOverdue || undefined}>
                {stateName(petition)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const stateName = ({ withdrawn, answeredOn, isOverdue }: FollowedPetition): string =>
  names[withdrawn !== null ? 'withdrawn' : answeredOn !== null ? 'answered' : isOverdue ? 'overdue' : 'open']
