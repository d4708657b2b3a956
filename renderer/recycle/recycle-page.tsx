import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatMoment } from '../../shared/calendar/wall.ts'
import type { Recycled } from '../../shared/recycle/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { useRead, useWrite } from '../office.ts'

const kindNames: Readonly<Record<Recycled['kind'], string>> = {
  person: 'Hồ sơ cá nhân',
  body: 'Tổ chức đảng',
  list: 'Danh sách đã lưu',
  meeting: 'Buổi sinh hoạt',
  plan: 'Kế hoạch sinh hoạt',
  'task-note': 'Theo dõi nhiệm vụ',
  report: 'Báo cáo, tờ trình',
  contribution: 'Đóng góp',
  'help-team': 'Tổ công tác giúp chi bộ',
  'book-check': 'Phiếu kiểm tra sổ sách',
  'training-class': 'Lớp tập huấn',
  commitment: 'Bản cam kết',
  topic: 'Nội dung đề nghị',
}

/** Thùng rác: what was removed, by whom and why, and the way back. */
export function RecyclePage() {
  const list = useRead('recycle.list', {})
  const restore = useWrite('recycle.restore')
  const [chosen, setChosen] = useState<Recycled>()
  const close = () => {
    setChosen(undefined)
    restore.reset()
  }
  return (
    <Page title="Thùng rác" note="Không có gì bị xóa hẳn. Bản ghi đã bỏ lấy lại được bất cứ lúc nào.">
      <Fault fault={list.error} onAgain={() => void list.refetch()} />
      {list.data?.length === 0 && <Empty title="Thùng rác trống" />}
      {list.data !== undefined && list.data.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>Loại</th>
              <th>Bản ghi</th>
              <th>Bỏ lúc</th>
              <th>Người bỏ</th>
              <th>Lý do</th>
              <th>
                <span className="muted">Lấy lại</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.data.map((item) => (
              <tr key={`${item.kind} ${item.id}`}>
                <td>{kindNames[item.kind]}</td>
                <td>{item.title}</td>
                <td>{formatMoment(item.deletedAt)}</td>
                <td>{item.deletedBy}</td>
                <td>{item.reason}</td>
                <td>
                  <ButtonFor
                    right="write"
                    size="compact-sm"
                    variant="default"
                    aria-label={`Lấy lại ${item.title}`}
                    onClick={() => setChosen(item)}
                  >
                    Lấy lại
                  </ButtonFor>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Confirm
        isOpen={chosen !== undefined}
        title="Lấy lại bản ghi"
        confirmLabel="Lấy lại"
        isBusy={restore.isPending}
        fault={restore.error}
        onClose={close}
        onConfirm={() => {
          if (chosen === undefined) return
          restore.mutate(
            { kind: chosen.kind, id: chosen.id },
            {
              onSuccess: () => {
                notifications.show({ message: `Đã lấy lại: ${chosen.title}` })
                close()
              },
            },
          )
        }}
      >
        {chosen?.title} trở về chỗ cũ, với mọi nội dung đã ghi.
      </Confirm>
    </Page>
  )
}
