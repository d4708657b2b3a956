import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatMoment } from '../../shared/calendar/wall.ts'
import type { MonthView } from '../../shared/months/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'
import { momentPhrase } from '../components/moments.ts'
import { useWrite } from '../office.ts'

type Opening = MonthView['openings'][number]

/** When the month was opened, each time with the way back. */
export function Openings({ openings }: { readonly openings: readonly Opening[] }) {
  const undo = useWrite('months.undo')
  // The question outlives its line, which goes away with the opening.
  const [asked, setAsked] = useState<Opening>()
  const [isAsking, setAsking] = useState(false)
  const close = () => {
    undo.reset()
    setAsking(false)
  }
  return (
    <>
      {openings.length > 0 && (
        <section className="section">
          <h2>Các lần mở kỳ này</h2>
          <ul className="plain-list">
            {openings.map((opening) => (
              <li key={opening.actId}>
                <span>
                  {formatMoment(opening.openedAt)}: {formatCount(opening.meetings)} buổi
                </span>
                <ButtonFor
                  right="write"
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Hoàn tác: mở ${formatCount(opening.meetings)} buổi lúc ${momentPhrase(opening.openedAt)}`}
                  onClick={() => {
                    setAsked(opening)
                    setAsking(true)
                  }}
                >
                  Hoàn tác
                </ButtonFor>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Confirm
        isOpen={isAsking}
        title="Hoàn tác: mở kỳ"
        confirmLabel="Hoàn tác"
        isBusy={undo.isPending}
        fault={undo.error}
        onClose={close}
        onConfirm={() => {
          if (asked === undefined) return
          undo.mutate(
            { actId: asked.actId },
            {
              onSuccess: () => {
                close()
                notifications.show({ message: 'Đã hoàn tác. Định hướng tháng được giữ lại.' })
              },
            },
          )
        }}
      >
        {asked !== undefined && (
          <p>
            Bỏ {formatCount(asked.meetings)} buổi đã mở lúc {momentPhrase(asked.openedAt)} cùng danh sách điểm
            danh của các buổi ấy. Chỉ làm được khi chưa ghi gì vào buổi nào.
          </p>
        )}
      </Confirm>
    </>
  )
}
