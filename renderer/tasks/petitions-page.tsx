import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import {
  type FollowedPetition,
  type PetitionFilter,
  type PetitionWish,
  petitionFilters,
} from '../../shared/petitions/contract.ts'
import { petitionState, petitionStateNames } from '../../shared/petitions/words.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { ChoiceField } from '../components/choice-field.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { RowLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { PageTurner } from '../components/page-turner.tsx'
import { type SearchPart, searchWith } from '../components/search.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { WorkbookButton } from '../forms/workbook-button.tsx'
import { useRead } from '../office.ts'
import { CellChoice } from '../organisation/cell-choice.tsx'
import { PetitionDetail } from './petition-detail.tsx'
import { StateLinks } from './state-links.tsx'
import './tasks.css'

const order: readonly PetitionFilter[] = ['overdue', 'open', 'answered', 'withdrawn', 'all']
const pageSize = 100

/** Kiến nghị raised at meetings: who answers, by when, and the answer. */
export function PetitionsPage() {
  const [search, setSearch] = useSearchParams()
  const [isPrinting, setPrinting] = useState(false)
  const wish: PetitionWish = {
    state: petitionFilters.find((filter) => filter === search.get('xem')) ?? 'open',
    cellId: search.get('chi-bo'),
    answerer: search.get('tra-loi'),
  }
  const offset = Number(search.get('tu') ?? 0) || 0
  const list = useRead('petitions.list', { ...wish, offset, limit: pageSize }, { keepPrevious: true })
  const chosen = list.data?.petitions.find(({ id }) => id === search.get('kien-nghi'))
  const at = (part: SearchPart): string =>
    `/kien-nghi?${searchWith(search, { 'kien-nghi': null, tu: null, ...part })}`
  const counts = list.data?.counts
  const isEmpty = list.data?.total === 0
  return (
    <Page
      title="Kiến nghị"
      note={<TextLink to="/nhiem-vu">Về nhiệm vụ</TextLink>}
      actions={
        <>
          <WorkbookButton job="petitions.workbook" wish={wish} isOff={isEmpty} />
          <ButtonFor right="export" variant="default" disabled={isEmpty} onClick={() => setPrinting(true)}>
            In danh sách
          </ButtonFor>
        </>
      }
      asideLabel="Một kiến nghị"
      {...(chosen !== undefined && {
        aside: <PetitionDetail key={chosen.id} petition={chosen} />,
      })}
    >
      <Fault fault={list.error} onAgain={() => void list.refetch()} />
      {counts !== undefined && (
        <StateLinks
          label="Trạng thái"
          states={order.map((filter) => ({
            state: filter,
            name: petitionStateNames[filter],
            count: counts[filter],
          }))}
          shown={wish.state}
          to={(filter) => at({ xem: filter })}
        />
      )}
      <PetitionFilters
        wish={wish}
        onChange={(part) => setSearch(new URLSearchParams(at(part).split('?')[1]))}
      />
      {isEmpty && (
        <Empty title={wish.state === 'overdue' ? 'Không có kiến nghị quá hạn' : 'Không có kiến nghị nào'}>
          Kiến nghị được ghi trong biên bản của buổi sinh hoạt, mục Kiến nghị, đề nghị.
        </Empty>
      )}
      {list.data !== undefined && !isEmpty && (
        <>
          <PetitionTable
            petitions={list.data.petitions}
            chosen={chosen}
            to={(id) => at({ 'kien-nghi': id, tu: offset === 0 ? null : String(offset) })}
          />
          <PageTurner
            offset={offset}
            size={pageSize}
            total={list.data.total}
            to={(next) => at({ tu: next === 0 ? null : String(next) })}
          />
        </>
      )}
      <AnswererTable cellId={wish.cellId} to={at} />
      <FormDialog
        title="Kiến nghị"
        wish={{ form: 'petitions', ...wish }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}

interface PetitionFiltersProps {
  readonly wish: PetitionWish
  readonly onChange: (part: SearchPart) => void
}

const nobody = 'Chưa giao ai trả lời'
/** An empty name would be "whoever". */
const ofNobody = '-'

function PetitionFilters({ wish: { cellId, answerer }, onChange }: PetitionFiltersProps) {
  const answerers = useRead('petitions.answerers', { cellId }).data ?? []
  return (
    <search className="follow-filters" aria-label="Lọc kiến nghị">
      <CellChoice cellId={cellId} onChoose={(id) => onChange({ 'chi-bo': id })} />
      <ChoiceField
        key={`answerers ${answerers.length}`}
        label="Người, đơn vị trả lời"
        value={answerer === null ? '' : answerer || ofNobody}
        groups={[
          {
            name: '',
            choices: [
              { value: '', label: 'Mọi người trả lời' },
              ...answerers.map((row) => ({
                value: row.answerer || ofNobody,
                label: row.answerer || nobody,
                note: `chờ ${formatCount(row.open)}, quá hạn ${formatCount(row.overdue)}, đã trả lời ${formatCount(row.answered)}`,
              })),
            ],
          },
        ]}
        onChoose={(name) => onChange({ 'tra-loi': name === '' ? null : name === ofNobody ? '' : name })}
      />
    </search>
  )
}

interface AnswererTableProps {
  readonly cellId: string | null
  readonly to: (part: SearchPart) => string
}

/** Who owes how many answers; every count opens its petitions. */
function AnswererTable({ cellId, to }: AnswererTableProps) {
  const rows = useRead('petitions.answerers', { cellId }).data ?? []
  if (rows.length === 0) return null
  const states = ['open', 'overdue', 'answered'] as const
  return (
    <section className="section">
      <h2>Theo người, đơn vị trả lời</h2>
      <table className="table answerer-table" aria-label="Kiến nghị theo người trả lời">
        <thead>
          <tr>
            <th scope="col">Người, đơn vị trả lời</th>
            {states.map((state) => (
              <th key={state} scope="col" className="number">
                {petitionStateNames[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.answerer}>
              <td>{row.answerer || nobody}</td>
              {states.map((state) => (
                <td key={state} className="number">
                  <TextLink
                    to={to({ 'tra-loi': row.answerer, xem: state })}
                    aria-label={`${row.answerer || nobody}: ${formatCount(row[state])} ${petitionStateNames[state].toLocaleLowerCase('vi')}`}
                  >
                    {formatCount(row[state])}
                  </TextLink>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface PetitionTableProps {
  readonly petitions: readonly FollowedPetition[]
  readonly chosen: FollowedPetition | undefined
  readonly to: (id: string) => string
}

function PetitionTable({ petitions, chosen, to }: PetitionTableProps) {
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
              <RowLink to={to(petition.id)} isChosen={petition === chosen}>
                {petition.content}
              </RowLink>
            </td>
            {chosen === undefined && <td>{petition.cellName}</td>}
            {chosen === undefined && <td>{petition.answerer}</td>}
            <td>{petition.dueOn === null ? '' : formatDate(petition.dueOn)}</td>
            <td>
              <span className="tag" data-attention={petition.isOverdue || undefined}>
                {petitionState(petition)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
