import { formatDate } from '../../shared/calendar/dates.ts'
import type { Output } from '../../shared/contract.ts'
import { isPresent, standingNames } from '../../shared/people/person.ts'
import { Fault } from '../components/fault.tsx'
import type { OfficeFault } from '../office.ts'
import classes from './movements.module.css'

interface MovementLookProps {
  readonly look: Output<'movements.look'> | undefined
  readonly fault: OfficeFault | null
  readonly on: string
}

/** What will come of the movement, or why it cannot be recorded. */
export function MovementLook({ look, fault, on }: MovementLookProps) {
  if (fault !== null) return <Fault fault={fault} />
  if (look === undefined) return null
  return (
    <div role="status" className={classes.look}>
      {look.why !== null || look.standing === null ? (
        <p className="attention">{look.why}</p>
      ) : (
        <>
          <p>
            {isPresent(look.standing) ? 'Từ ngày' : 'Ngày'} {formatDate(on)}: {standingNames[look.standing]}.
          </p>
          {look.endingPosts.length > 0 && <p>Kết thúc chức vụ: {look.endingPosts.join(', ')}.</p>}
          {look.look.map((sentence) => (
            <p key={sentence} className="attention">
              {sentence}
            </p>
          ))}
        </>
      )}
    </div>
  )
}
