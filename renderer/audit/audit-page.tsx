import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { type AuditRecord, type AuditRow, auditPage } from '../../shared/audit/contract.ts'
import { isNothingWords } from '../../shared/audit/values.ts'
import { formatDate, isIsoDate } from '../../shared/calendar/dates.ts'
import { formatMoment } from '../../shared/calendar/wall.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { useMay } from '../accounts/access.ts'
import { DateField } from '../components/date-field.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { searchWith } from '../components/search.ts'
import { inputProps } from '../components/text-field.tsx'
import { keyOf, look, useJob, useRead, useWrite } from '../office.ts'
import { RecordPicker } from './record-picker.tsx'
import './audit.css'

const path = '/nhat-ky'

interface Asked {
  readonly from: string | null
  readonly to: string | null
  readonly accountId: string | null
  readonly record: { readonly kind: string; readonly id: string } | null
}

const dayOf = (text: string | null): string | null => (text !== null && isIsoDate(text) ? text : null)

const askedBy = (search: URLSearchParams): Asked => {
  const kind = search.get('loai')
  const id = search.get('ban-ghi')
  return {
    from: dayOf(search.get('tu')),
    to: dayOf(search.get('den')),
    accountId: search.get('nguoi'),
    record: kind !== null && id !== null ? { kind, id } : null,
  }
}

/** Nhật ký: who did what to which record and when, with what stood there before. */
export function AuditPage() {
  const isAllowed = useMay()('administer')
  return isAllowed ? (
    <Audit />
  ) : (
    <Page title="Nhật ký">
      <Empty title="Chỉ tài khoản quản trị xem được nhật ký">
        Hãy nhờ người quản trị xem giúp, hoặc giao quyền Quản trị cho tài khoản này.
      </Empty>
    </Page>
  )
}

function Audit() {
  const [search, setSearch] = useSearchParams()
  /**
   * Counts how often conditions were cleared: the fields begin anew, also one that holds what is no day, and the focus goes
   * to the first of them, since the button that was pressed is gone.
   */
  const [cleared, setCleared] = useState(0)
  const people = useRead('audit.people', {})
  const asked = askedBy(search)
  const { from, to, accountId, record } = asked
  const rows = useRows(asked)
  const shown = rows.data?.pages.flat() ?? []
  const known = useRead('audit.record', { id: record?.id ?? '' }, { enabled: record !== null })
  const subject =
    record === null ? null : (known.data ?? shown.find((row) => row.record?.id === record.id)?.record ?? null)
  const narrow = (part: Readonly<Record<string, string | null>>) =>
    setSearch((before) => searchWith(before, part), { replace: true })
  const clear = () => {
    setCleared((times) => times + 1)
    setSearch(new URLSearchParams(), { replace: true })
  }
  const who = people.data?.find(({ id }) => id === accountId)?.name
  const isNarrowed = from !== null || to !== null || accountId !== null || record !== null
  return (
    <Page title="Nhật ký" note="Ai đã làm gì, lúc nào. Không lệnh nào sửa hay xóa được nhật ký.">
      <div className="stack">
        <div className="audit-tools" key={cleared}>
          <RecordPicker
            autoFocus={cleared > 0}
            onChoose={({ kind, id }) => narrow({ loai: kind, 'ban-ghi': id })}
          />
          <DateField label="Từ ngày" defaultValue={from} onCommit={(day) => narrow({ tu: day })} />
          <DateField label="Đến ngày" defaultValue={to} onCommit={(day) => narrow({ den: day })} />
          <NativeSelect
            {...inputProps({ label: 'Người làm' })}
            value={accountId ?? ''}
            data={[
              { value: '', label: 'Mọi người' },
              ...(people.data ?? []).map((person) => ({ value: person.id, label: person.name })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              narrow({ nguoi: chosen === '' ? null : chosen })
            }}
          />
        </div>
        <Group gap="sm" className="audit-state">
          <Text size="sm" role="status">
            {isNarrowed
              ? `Đang xem: ${stateWords(asked, subject, who)}.`
              : 'Đang xem: mọi việc, mới nhất ở trên.'}
          </Text>
          {record !== null && (from !== null || to !== null || accountId !== null) && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setCleared((times) => times + 1)
                narrow({ loai: null, 'ban-ghi': null })
              }}
            >
              Xem mọi bản ghi
            </Button>
          )}
          {isNarrowed && (
            <Button size="compact-sm" variant="default" onClick={clear}>
              Bỏ mọi điều kiện
            </Button>
          )}
        </Group>
        <Chain />
        <Fault fault={rows.error} onAgain={() => void rows.refetch()} />
        {rows.data !== undefined && shown.length === 0 && (
          <Empty
            title="Không có việc nào khớp"
            actions={
              isNarrowed && (
                <Button variant="default" onClick={clear}>
                  Xem lại mọi việc
                </Button>
              )
            }
          >
            {emptyAdvice(asked)}
          </Empty>
        )}
        {shown.length > 0 && <Rows rows={shown} />}
        {rows.hasNextPage && (
          <Group>
            <Button
              variant="default"
              loading={rows.isFetchingNextPage}
              onClick={() => void rows.fetchNextPage()}
            >
              Xem thêm dòng cũ hơn
            </Button>
          </Group>
        )}
      </div>
    </Page>
  )
}

type About = Pick<AuditRecord, 'kindName' | 'name'> & Partial<Pick<AuditRecord, 'note'>>

/** What the rows are narrowed to, as one says it. */
function stateWords({ from, to, accountId, record }: Asked, subject: About | null, who: string | undefined) {
  const kind = subject?.kindName ?? ''
  const called = subject === null || subject.name === '' ? 'một bản ghi' : subject.name
  // "Chi bộ bản Sen Đông" says itself what it is.
  const isSaid = kind === '' || called.startsWith(kind)
  const parts = subject?.note?.split(' - ').filter((part) => part !== '' && part !== kind) ?? []
  const name = `${isSaid ? '' : `${kind.toLocaleLowerCase('vi')} `}${called}`
  const note = parts.length === 0 ? '' : ` (${parts.join(' - ')})`
  return [
    record === null ? 'mọi bản ghi' : `những việc đã làm với ${name}${note}`,
    ...(accountId === null ? [] : [`do ${who ?? 'một tài khoản khác'} làm`]),
    ...(from !== null && from === to
      ? [`trong ngày ${formatDate(from)}`]
      : [
          ...(from === null ? [] : [`từ ngày ${formatDate(from)}`]),
          ...(to === null ? [] : [`đến hết ngày ${formatDate(to)}`]),
        ]),
  ].join(', ')
}

function emptyAdvice({ from, to, accountId, record }: Asked): string {
  if (from !== null && to !== null && from > to) {
    return 'Ngày đầu ở sau ngày cuối. Hãy sửa lại một trong hai ngày.'
  }
  if (from !== null || to !== null) return 'Hãy nới rộng khoảng ngày, hoặc bỏ bớt điều kiện.'
  if (accountId !== null && record !== null)
    return 'Người này chưa làm gì với bản ghi này. Hãy chọn Mọi người.'
  if (accountId !== null) return 'Người này chưa làm việc gì được ghi lại. Hãy chọn Mọi người.'
  return 'Bản ghi này chưa có việc nào được ghi lại. Hãy tìm bằng tên khác.'
}

function Rows({ rows }: { readonly rows: readonly AuditRow[] }) {
  return (
    <table className="table audit" aria-label="Nhật ký">
      <thead>
        <tr>
          <th scope="col">Lúc</th>
          <th scope="col">Ai</th>
          <th scope="col">Việc</th>
          <th scope="col">Bản ghi</th>
          <th scope="col">Thay đổi</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.origin} ${row.sequence}`} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { readonly row: AuditRow }) {
  const mayReveal = useMay()('reveal')
  const reveal = useWrite('audit.reveal')
  const { origin, sequence } = row
  const changes = reveal.data?.changes ?? row.changes
  const isRevealed = reveal.data !== undefined
  return (
    <tr>
      <td>
        <Moment at={row.at} />
      </td>
      <td>{row.accountName}</td>
      <td>{row.act}</td>
      <td>{row.record !== null && <Subject {...row.record} />}</td>
      <td>
        <ul className="audit-changes">
          {changes.map(({ field, before, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a row stay as they are
            <li key={index}>
              <span className="muted">{field}:</span>{' '}
              {before !== null && (
                <>
                  {isNothingWords(before) ? (
                    before
                  ) : (
                    <del>
                      <Long text={before} isWhole={isRevealed} of={`${field}, trước đó`} />
                    </del>
                  )}{' '}
                  →{' '}
                </>
              )}
              <Long text={after} isWhole={isRevealed} of={field} />
            </li>
          ))}
        </ul>
        {row.isMasked && mayReveal && !isRevealed && (
          <Button
            size="compact-xs"
            variant="default"
            loading={reveal.isPending}
            aria-label={`Xem đủ số của việc ${row.act} lúc ${formatMoment(row.at)}`}
            onClick={() => reveal.mutate({ origin, sequence })}
          >
            Xem đủ số
          </Button>
        )}
        <Fault fault={reveal.error} />
      </td>
    </tr>
  )
}

/** So many letters of a long value are shown until all of it is asked for. */
const shownAtFirst = 240

interface LongProps {
  readonly text: string
  /** What it is the value of, for the name of the button. */
  readonly of: string
  /** Numbers were asked for, and may stand anywhere in it. */
  readonly isWhole: boolean
}

function Long({ text, of, isWhole }: LongProps) {
  const [isOpened, setIsOpened] = useState(false)
  if (isWhole || isOpened || text.length <= shownAtFirst) return text
  return (
    <>
      {text.slice(0, shownAtFirst)}…{' '}
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Xem hết: ${of}`}
        onClick={() => setIsOpened(true)}
      >
        Xem hết
      </Button>
    </>
  )
}

/** Day and time, which go onto two lines where the column is narrow, but never within either. */
function Moment({ at }: { readonly at: string }) {
  const [day, time] = formatMoment(at).split(' ')
  return (
    <>
      <span className="nowrap">{day}</span> <span className="nowrap">{time}</span>
    </>
  )
}

/** A record of which all rows can be shown alone. */
function Subject({ kind, id, kindName, name }: NonNullable<AuditRow['record']>) {
  return (
    <TextLink to={`${path}?loai=${encodeURIComponent(kind)}&ban-ghi=${encodeURIComponent(id)}`}>
      {name === '' ? kindName : name}
    </TextLink>
  )
}

/** Kiểm tra nhật ký: whether it is as it was written, from its first row on. */
function Chain() {
  const check = useJob('audit.check')
  const { result } = check
  return (
    <Group gap="md">
      <Button
        variant="default"
        size="compact-sm"
        loading={check.isRunning}
        onClick={() => void check.start({})}
      >
        Kiểm tra nhật ký
      </Button>
      {check.isRunning && check.progress && (
        <Progress progress={check.progress} label="Đang kiểm tra nhật ký" />
      )}
      {result !== undefined && (
        <Text size="sm" role="status" className={result.brokenAt === null ? '' : 'attention'}>
          {result.brokenAt === null
            ? `${formatCount(result.rows)} dòng liền mạch, không dòng nào bị sửa hay mất.`
            : `Nhật ký không còn liền mạch từ dòng lúc ${formatMoment(result.brokenAt)}: có dòng bị mất hoặc bị sửa ngoài chương trình. Sổ sách vẫn dùng được. Hãy giữ lại các bản sao lưu cũ và báo người phụ trách.`}
        </Text>
      )}
      <Fault fault={check.error} />
    </Group>
  )
}

/** The rows page by page; of each installation the next page goes on behind what was shown of it. */
const useRows = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: keyOf('audit.rows', asked),
    queryFn: ({ pageParam, signal }) => look('audit.rows', { ...asked, after: pageParam }, signal),
    initialPageParam: {} as Readonly<Record<string, number>>,
    getNextPageParam: (page, pages) =>
      page.length < auditPage
        ? undefined
        : Object.fromEntries(pages.flat().map(({ origin, sequence }) => [origin, sequence])),
    placeholderData: keepPreviousData,
  })
