import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { RulesState } from '../../shared/updates/contract.ts'
import { Confirm } from '../components/confirm.tsx'
import { dayOf } from '../components/moments.ts'
import { useWrite } from '../office.ts'

/** The updates of the rule book that were taken, and the way back from the one in force. */
export function RuleUpdates({ rules }: { readonly rules: RulesState }) {
  const withdraw = useWrite('updates.withdrawRules')
  const [leaving, setLeaving] = useState<number>()
  if (rules.taken.length === 0) return null
  return (
    <>
      <table className="table" aria-label="Các bản sổ quy định đã nhận">
        <thead>
          <tr>
            <th>Sổ quy định</th>
            <th>Có gì mới</th>
            <th>Đã nhận</th>
            <th>
              <span className="muted">Trở lại</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.taken.map(({ version, takenAt, withdrawnAt, isInForce, news }) => (
            <tr key={`${version} ${takenAt}`}>
              <td>Số {version}</td>
              <td>{news.join(' ')}</td>
              <td>
                {dayOf(takenAt)}
                {withdrawnAt !== null && <div className="small muted">thôi dùng {dayOf(withdrawnAt)}</div>}
              </td>
              <td>
                {isInForce && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Thôi dùng sổ quy định số ${version}`}
                    onClick={() => setLeaving(version)}
                  >
                    Thôi dùng
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        isOpen={leaving !== undefined}
        title={`Thôi dùng sổ quy định số ${leaving ?? ''}`}
        confirmLabel="Thôi dùng"
        askReason
        isBusy={withdraw.isPending}
        fault={withdraw.error}
        onConfirm={(reason) =>
          leaving !== undefined &&
          withdraw.mutate(
            { version: leaving, reason },
            {
              onSuccess: () => {
                setLeaving(undefined)
                notifications.show({ message: 'Đã trở lại sổ quy định trước' })
              },
            },
          )
        }
        onClose={() => {
          withdraw.reset()
          setLeaving(undefined)
        }}
      >
        Chương trình trở lại dùng sổ quy định trước đó. Giá trị văn phòng tự đặt và văn bản đã chốt giữ
        nguyên.
      </Confirm>
    </>
  )
}
