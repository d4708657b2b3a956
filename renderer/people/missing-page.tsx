import { useSearchParams } from 'wouter'
import { everybody, type ListDefinition, narrowed, wholeList } from '../../shared/finding/definition.ts'
import { askedBy, requiredLabel } from '../../shared/people/required.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { ListPapers } from '../finding/list-papers.tsx'
import { useRead } from '../office.ts'
import { RequiredTable } from './required-table.tsx'
import { sectionOfField } from './sections.ts'

/** Thông tin còn thiếu: what the national workbook requires and the register lacks, by cell and by name. */
export function MissingPage() {
  const [search] = useSearchParams()
  const chosen = search.get('chi-bo')
  const missing = useRead('people.missing', { cellId: chosen }, { keepPrevious: true })
  const cells = missing.data?.cells ?? []
  const total = cells.reduce((sum, cell) => sum + cell.incomplete, 0)
  const cell = cells.find(({ cellId }) => cellId === chosen)
  return (
    <Page
      title="Thông tin còn thiếu"
      note={missing.data && `${formatCount(total)} người còn thiếu thông tin bắt buộc`}
      actions={
        total > 0 && (
          <ListPapers
            list={toChase(cell?.cellId)}
            name={cell === undefined ? 'Thông tin còn thiếu' : `Thông tin còn thiếu, ${cell.cellName}`}
          />
        )
      }
      aside={cell && missing.data && <People name={cell.cellName} people={missing.data.people} />}
      asideLabel="Người còn thiếu thông tin"
      asideWidth="wide"
    >
      <Fault fault={missing.error} onAgain={() => void missing.refetch()} />
      {missing.data !== undefined && total === 0 && (
        <Empty title="Không thiếu thông tin nào">
          Mọi đảng viên trong danh sách đã có đủ các thông tin bắt buộc.
        </Empty>
      )}
      {total > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>Chi bộ</th>
              <th className="number">Đảng viên</th>
              <th className="number">Còn thiếu</th>
              <th className="number">Số ô trống</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((row) => (
              <tr key={row.cellId} data-chosen={row.cellId === chosen || undefined}>
                <td>{row.cellName}</td>
                <td className="number">{formatCount(row.members)}</td>
                <td className="number">
                  {row.incomplete === 0 ? (
                    '0'
                  ) : (
                    <TextLink
                      to={`/con-thieu?chi-bo=${row.cellId}`}
                      aria-label={`${row.cellName}: ${row.incomplete} người còn thiếu`}
                    >
                      {formatCount(row.incomplete)}
                    </TextLink>
                  )}
                </td>
                <td className="number">{formatCount(row.fields)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <RequiredTable />
    </Page>
  )
}

/** The list with which the cells are asked: on paper or as a workbook, of one cell or of all. */
const toChase = (cellId: string | undefined): ListDefinition => ({
  ...wholeList,
  filter: narrowed(everybody, [
    { field: 'missingField', operator: 'filled', values: [] },
    ...(cellId === undefined ? [] : [{ field: 'cell', operator: 'is', values: [cellId] } as const]),
  ]),
  columns: ['fullName', 'birthDate', ...(cellId === undefined ? (['cell'] as const) : []), 'missingField'],
  order: (['cell', 'fullName'] as const).map((field) => ({ field, descending: false })),
})

interface PeopleProps {
  readonly name: string
  readonly people: readonly {
    readonly id: string
    readonly fullName: string
    readonly missing: readonly Part[]
  }[]
}
type Part = Parameters<typeof requiredLabel>[0]

function People({ name, people }: PeopleProps) {
  return (
    <>
      <div className="card-head">
        <h2>{name}</h2>
        <p className="muted small">Mở một mục để nhập ngay ô còn thiếu.</p>
      </div>
      {people.length === 0 && <p>Chi bộ này không còn ai thiếu thông tin.</p>}
      <ul className="plain-list">
        {people.map((person) => (
          <li key={person.id}>
            <TextLink to={`/dang-vien/${person.id}`} className="nowrap">
              {person.fullName}
            </TextLink>
            <span className="small">
              {person.missing.map((part, place) => (
                <span key={part} title={askedBy(part)}>
                  {place > 0 && ', '}
                  <TextLink to={`/dang-vien/${person.id}?xem=sua&muc=${sectionOfField(part).id}&o=${part}`}>
                    {requiredLabel(part).toLocaleLowerCase('vi')}
                  </TextLink>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
