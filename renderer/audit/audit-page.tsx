import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { type AuditRow, auditPage } from '../../shared/audit/contract.ts'
import { emptyWords } from '../../shared/audit/values.ts'
import { formatMoment } from '../../shared/calendar/wall.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { useMay } from '../accounts/access.ts'
import { DateField } from '../components/date-field.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { inputProps } from '../components/text-field.tsx'
import { keyOf, look, useJob, useRead } from '../office.ts'
import './audit.css'

const path = '/nhat-ky'

interface Asked {
  readonly from: string | null
  readonly to: string | null
  readonly accountId: string | null
  readonly record: { readonly kind: string; readonly id: string } | null
}

/** Nhật ký: who did what to which record and when, with what stood there before. */
export function AuditPage() {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const [days, setDays] = useState<Pick<Asked, 'from' | 'to'>>({ from: null, to: null })
  const people = useRead('audit.people', {})
  const isAllowed = useMay()('administer')
  const accountId = search.get('nguoi')
  const kind = search.get('loai')
  const id = search.get('ban-ghi')
  const record = kind !== null && id !== null ? { kind, id } : null
  const rows = useRows({ ...days, accountId, record })
  const shown = rows.data?.pages.flat() ?? []
  const subject = record && shown.find((row) => row.record?.id === record.id)?.record
  if (!isAllowed) {
    return (
      <Page title="Nhật ký">
        <Empty title="Chỉ tài khoản quản trị xem được nhật ký" />
      </Page>
    )
  }
  return (
    <Page
      title="Nhật ký"
      note={
        record === null
          ? 'Ai đã làm gì, lúc nào. Không lệnh nào sửa hay xóa được nhật ký.'
          : `${subject?.kindName ?? ''}: ${subject?.name ?? ''}`
      }
    >
      <div className="stack">
        <Group gap="md" align="end">
          <DateField
            label="Từ ngày"
            defaultValue={null}
            onCommit={(from) => setDays((before) => ({ ...before, from }))}
          />
          <DateField
            label="Đến ngày"
            defaultValue={null}
            onCommit={(to) => setDays((before) => ({ ...before, to }))}
          />
          <NativeSelect
            {...inputProps({ label: 'Người làm' })}
            value={accountId ?? ''}
            data={[
              { value: '', label: 'Mọi người' },
              ...(people.data ?? []).map((person) => ({ value: person.id, label: person.name })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              go(chosen === '' ? path : `${path}?nguoi=${chosen}`, { replace: true })
            }}
          />
          {record !== null && <TextLink to={path}>Xem nhật ký của mọi bản ghi</TextLink>}
        </Group>
        <Chain />
        <Fault fault={rows.error} onAgain={() => void rows.refetch()} />
        {rows.data !== undefined && shown.length === 0 && (
          <Empty title="Không có dòng nào">Hãy đổi ngày hoặc người làm.</Empty>
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
          <tr key={`${row.origin} ${row.sequence}`}>
            <td className="nowrap">{formatMoment(row.at)}</td>
            <td>{row.accountName}</td>
            <td>{row.act}</td>
            <td>{row.record !== null && <Subject {...row.record} />}</td>
            <td>
              <ul className="audit-changes">
                {row.changes.map(({ field, before, after }) => (
                  <li key={field}>
                    <span className="muted">{field}:</span>{' '}
                    {before !== null && <>{before === emptyWords ? before : <del>{before}</del>} → </>}
                    {after}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
