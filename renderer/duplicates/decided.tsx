import { notifications } from '@mantine/notifications'
import { formatMoment } from '../../shared/calendar/wall.ts'
import type { Output } from '../../shared/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { type OfficeFault, useWrite } from '../office.ts'
import { headWords } from './head-words.ts'

interface DecidedProps {
  readonly decided: Output<'duplicates.decided'> | undefined
  readonly fault: OfficeFault | null
}

/** What was decided so far, each with its way back. */
export function Decided({ decided, fault }: DecidedProps) {
  const undo = useWrite('duplicates.undo')
  const distinct = useWrite('duplicates.markDistinct')
  if (decided === undefined) return <Fault fault={fault} />
  const { merged, distinct: pairs } = decided
  return (
    <>
      <Fault fault={undo.error ?? distinct.error} />
      {merged.length > 0 && (
        <section className="section">
          <h2>Đã gộp</h2>
          <ul className="plain-list">
            {merged.map((merger) => (
              <li key={merger.actId}>
                <span>
                  {merger.givenName} đã gộp vào{' '}
                  <TextLink to={`/dang-vien/${merger.keptId}`}>{merger.keptName}</TextLink>
                  <span className="muted small"> {formatMoment(merger.at)}</span>
                </span>
                <ButtonFor
                  right="write"
                  size="compact-sm"
                  variant="default"
                  aria-label={`Hoàn tác gộp ${merger.givenName} vào ${merger.keptName}`}
                  onClick={() =>
                    undo.mutate(
                      { actId: merger.actId },
                      {
                        onSuccess: () =>
                          notifications.show({
                            message: 'Đã hoàn tác. Hai hồ sơ trở lại như trước khi gộp.',
                          }),
                      },
                    )
                  }
                >
                  Hoàn tác
                </ButtonFor>
              </li>
            ))}
          </ul>
        </section>
      )}
      {pairs.length > 0 && (
        <section className="section">
          <h2>Đã xác nhận là hai người</h2>
          <ul className="plain-list">
            {pairs.map(({ first, second }) => (
              <li key={`${first.id} ${second.id}`}>
                <span>
                  {first.fullName} <span className="muted small">({headWords(first)})</span> và{' '}
                  {second.fullName} <span className="muted small">({headWords(second)})</span>
                </span>
                <ButtonFor
                  right="write"
                  size="compact-sm"
                  variant="default"
                  aria-label={`Xem lại ${first.fullName} và ${second.fullName}`}
                  onClick={() =>
                    distinct.mutate({ firstId: first.id, secondId: second.id, isDistinct: false })
                  }
                >
                  Xem lại
                </ButtonFor>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
