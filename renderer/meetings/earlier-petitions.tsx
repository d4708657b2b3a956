import type { FollowedPetition } from '../../shared/petitions/contract.ts'
import { petitionRaised, petitionStanding } from '../../shared/petitions/words.ts'
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
            <span className="small muted">{petitionRaised(petition)}</span>{' '}
            <span className={petition.isOverdue ? 'small attention' : 'small'}>
              {petitionStanding(petition)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const addressOf = ({ id, cellId, answeredOn }: FollowedPetition): string =>
  `/kien-nghi?chi-bo=${cellId}&xem=${answeredOn === null ? 'open' : 'answered'}&kien-nghi=${id}`
