import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'

/** Our own members who live elsewhere and keep in touch with a cell there (213-QĐ/TW). */
export function LivingElsewhere({ backAddress }: { readonly backAddress: string }) {
  const { data, error, refetch } = useRead('outsiders.livingElsewhere', {})
  return (
    <Page
      title="Đảng viên cư trú nơi khác"
      note={
        data && `${formatCount(data.length)} đảng viên giữ liên hệ với chi bộ nơi cư trú theo Quy định 213`
      }
      actions={
        <ButtonLink to={backAddress} variant="default">
          Người ngoài danh sách
        </ButtonLink>
      }
    >
      <Fault fault={error} onAgain={() => void refetch()} />
      {data?.length === 0 && (
        <Empty title="Chưa ghi đảng viên nào cư trú nơi khác">
          Mở một đảng viên, mục Liên hệ, nơi ở, ghi Chi bộ nơi cư trú thì người ấy có tên ở đây.
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <table className="table" aria-label="Đảng viên cư trú nơi khác">
          <thead>
            <tr>
              <th>Họ và tên</th>
              <th>Chi bộ sinh hoạt</th>
              <th>Chi bộ nơi cư trú</th>
              <th>Nơi thường trú</th>
            </tr>
          </thead>
          <tbody>
            {data.map((row) => (
              <tr key={row.id}>
                <td>
                  <TextLink to={`/dang-vien/${row.id}`}>{row.fullName}</TextLink>
                </td>
                <td>{row.cellName}</td>
                <td>{row.residenceCell}</td>
                <td>{row.residence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
