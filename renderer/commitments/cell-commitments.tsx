import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { Committed } from '../../shared/commitments/contract.ts'
import type { PrintWish } from '../../shared/forms/contract.ts'
import { standingNames } from '../../shared/people/person.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { CommitmentDialog } from './commitment-form.tsx'

const shows = {
  'tat-ca': { name: 'Tất cả', holds: () => true },
  'chua-lam': { name: 'Chưa làm', holds: (one: Committed) => one.isOwed && one.commitment?.madeOn == null },
  'da-lam': { name: 'Đã làm', holds: (one: Committed) => one.commitment?.madeOn != null },
  'chua-kiem-tra': {
    name: 'Chưa kiểm tra',
    holds: ({ commitment }: Committed) => commitment?.madeOn != null && commitment.checkedOn === null,
  },
  'da-kiem-tra': { name: 'Đã kiểm tra', holds: (one: Committed) => one.commitment?.checkedOn != null },
} as const
type Show = keyof typeof shows
const isShow = (text: string): text is Show => Object.hasOwn(shows, text)

interface CellCommitmentsProps {
  readonly year: number
  readonly cellId: string
  readonly today: string
  readonly onPrint: (wish: PrintWish) => void
}

/** The members of a cell: many are marked at once, one is opened to be written. */
export function CellCommitments({ year, cellId, today, onPrint }: CellCommitmentsProps) {
  const { data, error, refetch } = useRead('commitments.ofCell', { year, cellId })
  const [search, setSearch] = useSearchParams()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<Committed>()
  if (data === undefined) return <Fault fault={error} onAgain={() => void refetch()} />
  const asked = search.get('xem') ?? ''
  const show = isShow(asked) ? asked : 'tat-ca'
  const people = data.people.filter(shows[show].holds)
  const marked = people.filter(({ personId }) => chosen.has(personId))
  const choose = (those: readonly Committed[]) => setChosen(new Set(those.map(({ personId }) => personId)))
  return (
    <>
      <div className="section-head">
        <h2>{data.cellName}</h2>
        <TextLink to={`/chi-bo/${cellId}`} className="small">
          Mở chi bộ
        </TextLink>
      </div>
      <div className="commitment-marks">
        <NativeSelect
          {...inputProps({ label: 'Xem' })}
          value={show}
          data={Object.entries(shows).map(([value, { name }]) => ({ value, label: name }))}
          onChange={({ currentTarget: { value } }) => {
            choose([])
            setSearch({ nam: String(year), 'chi-bo': cellId, xem: value }, { replace: true })
          }}
        />
        <ButtonFor
          right="export"
          variant="default"
          onClick={() => onPrint({ form: 'commitment', year, cellId })}
        >
          In bản cam kết
        </ButtonFor>
        <ButtonFor
          right="export"
          variant="default"
          onClick={() => onPrint({ form: 'commitments', year, cellId })}
        >
          In danh sách
        </ButtonFor>
      </div>
      <MarkBar
        year={year}
        today={today}
        people={people}
        chosen={marked}
        onChoose={choose}
        onPrint={() =>
          onPrint({ form: 'commitment', year, personIds: marked.map(({ personId }) => personId) })
        }
      />
      <table className="table commitment-people" aria-label={`Bản cam kết năm ${year} của ${data.cellName}`}>
        <thead>
          <tr>
            <th scope="col">Đảng viên</th>
            <th scope="col">Ngày làm</th>
            <th scope="col">Kiểm tra</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <Line
              key={one.personId}
              one={one}
              cellId={cellId}
              isChosen={chosen.has(one.personId)}
              onOpen={() => setOpened(one)}
              onChoose={(isOn) => {
                const next = new Set(chosen)
                if (isOn) next.add(one.personId)
                else next.delete(one.personId)
                setChosen(next)
              }}
            />
          ))}
        </tbody>
      </table>
      {people.length === 0 && <p className="muted">Không có đảng viên nào ở mục này.</p>}
      {opened !== undefined && (
        <CommitmentDialog year={year} member={opened} today={today} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}

interface LineProps {
  readonly one: Committed
  readonly cellId: string
  readonly isChosen: boolean
  readonly onOpen: () => void
  readonly onChoose: (isOn: boolean) => void
}

function Line({ one, cellId, isChosen, onOpen, onChoose }: LineProps) {
  const { fullName, standing, isOwed, commitment } = one
  return (
    <tr>
      <td>
        <div className="commitment-name">
          <Checkbox
            aria-label={`Chọn ${fullName}`}
            checked={isChosen}
            onChange={({ currentTarget: { checked } }) => onChoose(checked)}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Bản cam kết của ${fullName}`}
            onClick={onOpen}
          >
            {fullName}
          </Button>
          {standing !== 'official' && (
            <span className="muted small">{standingNames[standing].toLocaleLowerCase('vi')}</span>
          )}
        </div>
        {commitment !== null && commitment.madeInCellId !== cellId && (
          <div className="muted small">làm ở {commitment.madeInCell}</div>
        )}
      </td>
      <td>
        {commitment?.madeOn != null ? (
          formatDate(commitment.madeOn)
        ) : (
          <span className="muted">{isOwed ? 'Chưa làm' : 'Không phải làm'}</span>
        )}
      </td>
      <td>{commitment?.checkedOn != null && formatDate(commitment.checkedOn)}</td>
    </tr>
  )
}

interface MarkBarProps {
  readonly year: number
  readonly today: string
  readonly people: readonly Committed[]
  readonly chosen: readonly Committed[]
  readonly onChoose: (people: readonly Committed[]) => void
  readonly onPrint: () => void
}

const canBe = {
  made: shows['chua-lam'].holds,
  checked: (one: Committed) => one.isOwed && shows['chua-kiem-tra'].holds(one),
}

/** Đã làm, đã kiểm tra for all that are chosen, on one day. */
function MarkBar({ year, today, people, chosen, onChoose, onPrint }: MarkBarProps) {
  const write = useWrite('commitments.mark')
  const [on, setOn] = useState<string | null>(today)
  const mark = (what: 'made' | 'checked') => {
    if (on === null) return
    const personIds = chosen.filter(canBe[what]).map(({ personId }) => personId)
    write.mutate(
      { year, what, personIds, on },
      {
        onSuccess: ({ marked }) => {
          onChoose([])
          notifications.show({
            message: `Đã ghi ${what === 'made' ? 'đã làm' : 'đã kiểm tra'} cho ${formatCount(marked)} đảng viên`,
          })
        },
      },
    )
  }
  const lacking = people.filter(canBe.made)
  const unchecked = people.filter(canBe.checked)
  return (
    <section aria-label="Ghi cho nhiều người" className="commitment-marks">
      {lacking.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => onChoose(lacking)}>
          Chọn {formatCount(lacking.length)} người chưa làm
        </Button>
      )}
      {unchecked.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => onChoose(unchecked)}>
          Chọn {formatCount(unchecked.length)} người chưa kiểm tra
        </Button>
      )}
      {chosen.length > 0 && (
        <>
          <span className="grow small" role="status">
            Đã chọn {formatCount(chosen.length)} người.
          </span>
          <DateField
            label="Ngày ghi"
            defaultValue={today}
            error={write.error?.fields.madeOn ?? write.error?.fields.checkedOn}
            onCommit={setOn}
            onProblem={(problem) => {
              if (problem !== undefined) setOn(null)
            }}
          />
          <ButtonFor
            right="write"
            disabled={on === null || !chosen.some(canBe.made)}
            loading={write.isPending}
            onClick={() => mark('made')}
          >
            Đã làm
          </ButtonFor>
          <ButtonFor
            right="write"
            variant="default"
            disabled={on === null || !chosen.some(canBe.checked)}
            loading={write.isPending}
            onClick={() => mark('checked')}
          >
            Đã kiểm tra
          </ButtonFor>
          <Button variant="default" onClick={onPrint}>
            In {formatCount(chosen.length)} bản
          </Button>
        </>
      )}
      <Fault fault={write.error} />
    </section>
  )
}
