import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { FollowedPetition } from '../../shared/petitions/contract.ts'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** Petitions of earlier months that the meeting still has to hear of: without an answer, or just answered. */
export function EarlierPetitions({ meetingId }: { readonly meetingId: string }) {
  const { data = [] } = useRead('petitions.earlier', { meetingId })
  if (data.length === 0) return null
  return (
    <div className="earlier-petitions">
      <p className="small muted">Kiến nghị của các kỳ trước:</p>
      <ul>
        {data.map((petition) => (
          <li key={petition.id}>
            <TextLink to={addressOf(petition)}>{petition.content}</TextLink>{' '}
            <span className="small muted">{raised(petition)}</span>{' '}
            <span className={petition.isOverdue ? 'small attention' : 'small'}>{standing(petition)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const addressOf = ({ id, cellId, answeredOn }: FollowedPetition): string =>
  `/kien-nghi?chi-bo=${cellId}&xem=${answeredOn === null ? 'open' : 'answered'}&kien-nghi=${id}`

const raised = ({ raisedBy, raisedAt }: FollowedPetition): string =>
  [raisedBy, raisedAt === null ? '' : `kỳ ${formatPeriod(raisedAt.period)}`]
    .filter((part) => part !== '')
    .join(', ')

function standing({ answer, answeredOn, answerer, dueOn, isOverdue }: FollowedPetition): string {
  if (answeredOn !== null) return `Đã trả lời ${formatDate(answeredOn)}: ${answer}`
  const who = answerer === '' ? 'Chưa có người trả lời' : `Chờ ${answerer} trả lời`
  if (dueOn === null) return who
  return `${who}, ${isOverdue ? 'quá hạn' : 'hạn'} ${formatDate(dueOn)}`
}
