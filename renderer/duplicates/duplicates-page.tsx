import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { DuplicatePairRow, PersonHead } from '../../shared/duplicates/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { useJob, useRead, useWrite } from '../office.ts'
import { ComparePage } from './compare-page.tsx'
import { Decided } from './decided.tsx'
import { headWords, pairAddress, recordAddress } from './head-words.ts'
import { ManualPair } from './manual-pair.tsx'

interface DuplicatesPageProps {
  readonly keptId: string | undefined
  readonly givenId: string | undefined
}

/** Hồ sơ có thể trùng: records that may be one person; a pair of them opens the comparison. */
export function DuplicatesPage({ keptId, givenId }: DuplicatesPageProps) {
  return keptId !== undefined && givenId !== undefined ? (
    <ComparePage key={`${keptId} ${givenId}`} keptId={keptId} givenId={givenId} />
  ) : (
    <PairsPage />
  )
}

type Found = Output<'duplicates.find'>

function PairsPage() {
  const { start, cancel, isRunning, progress, error } = useJob('duplicates.find')
  const decided = useRead('duplicates.decided', {})
  const distinct = useWrite('duplicates.markDistinct')
  const table = useRef<HTMLTableElement>(null)
  /** The place of the pair that was decided last: the next one takes the focus. */
  const left = useRef<number>(undefined)
  const [found, setFound] = useState<Found>()
  const find = useCallback(() => {
    void start({}).then((answer) => {
      if (answer !== undefined) setFound(answer)
    })
  }, [start])
  // Also after a merger that was taken back from its message.
  useEffect(() => {
    if (decided.data !== undefined) find()
  }, [find, decided.data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (left.current === undefined) return
    const rows = [...(table.current?.querySelectorAll<HTMLElement>('tbody tr a[data-compare]') ?? [])]
    rows[Math.min(left.current, rows.length - 1)]?.focus()
    left.current = undefined
  }, [found])

  const markDistinct = (pair: DuplicatePairRow, place: number) =>
    distinct.mutate(
      { firstId: pair.first.id, secondId: pair.second.id },
      {
        onSuccess: () => {
          left.current = place
          notifications.show({ message: 'Đã ghi là hai người khác nhau. Sửa lại được ở cuối trang.' })
        },
      },
    )
  return (
    <Page
      title="Hồ sơ có thể trùng"
      note={found && `${formatCount(found.total)} cặp trong ${formatCount(found.people)} hồ sơ`}
      actions={
        <Button variant="default" onClick={find} disabled={isRunning}>
          Tìm lại
        </Button>
      }
    >
      <Fault fault={error} onAgain={find} />
      <Fault fault={distinct.error} />
      {isRunning && found === undefined && (
        <Progress progress={progress} label="Đang so các hồ sơ" onCancel={cancel} />
      )}
      {found?.pairs.length === 0 && (
        <Empty title="Không thấy hồ sơ nào trùng">
          Đã so theo số định danh, số thẻ, họ tên và ngày sinh, kể cả tên viết khác dấu hoặc khác chính tả.
        </Empty>
      )}
      {found !== undefined && found.pairs.length > 0 && (
        <table ref={table} className="table" aria-label="Các cặp hồ sơ có thể trùng">
          <thead>
            <tr>
              <th>Hồ sơ thứ nhất</th>
              <th>Hồ sơ thứ hai</th>
              <th>Vì sao</th>
              <th className="number">Điểm</th>
              <th>
                <span className="muted">Quyết định</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.pairs.map((pair, place) => (
              <tr key={keyOf(pair)}>
                <td>
                  <Person person={pair.first} />
                </td>
                <td>
                  <Person person={pair.second} />
                </td>
                <td>{pair.reasons.join(', ')}</td>
                <td className="number">{pair.score}</td>
                <td className="nowrap">
                  <ButtonLink
                    to={pairAddress(...olderFirst(pair))}
                    size="compact-sm"
                    data-compare
                    aria-label={`So sánh ${pair.first.fullName} và ${pair.second.fullName}`}
                  >
                    So sánh
                  </ButtonLink>{' '}
                  <ButtonFor
                    right="write"
                    size="compact-sm"
                    variant="default"
                    aria-label={`${pair.first.fullName} và ${pair.second.fullName} là hai người`}
                    onClick={() => markDistinct(pair, place)}
                  >
                    Là hai người
                  </ButtonFor>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found !== undefined && found.total > found.pairs.length && (
        <p className="muted">
          Hiện {formatCount(found.pairs.length)} cặp giống nhau nhất; giải quyết xong rồi bấm Tìm lại.
        </p>
      )}
      <ManualPair />
      <Decided decided={decided.data} fault={decided.error} />
    </Page>
  )
}

function Person({ person }: { readonly person: PersonHead }) {
  return (
    <>
      <TextLink to={recordAddress(person)}>{person.fullName}</TextLink>
      <div className="muted small">{headWords(person)}</div>
    </>
  )
}

const keyOf = ({ first, second }: DuplicatePairRow): string => `${first.id} ${second.id}`

/** A member stays before somebody who is none, else the record that the office has had for longer. */
function olderFirst({ first, second }: DuplicatePairRow): [string, string] {
  const isSecond =
    (first.standing === null) !== (second.standing === null)
      ? first.standing === null
      : second.createdAt < first.createdAt
  return isSecond ? [second.id, first.id] : [first.id, second.id]
}
