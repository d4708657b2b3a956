import { formatDate } from '../../shared/calendar/dates.ts'
import { trainingStateNames } from '../../shared/training/contract.ts'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** On a member's page: the classes of the commune to which the member was called. */
export function TrainingOfPerson({ personId }: { readonly personId: string }) {
  const { data: classes = [] } = useRead('training.ofPerson', { personId })
  if (classes.length === 0) return null
  return (
    <p className="small">
      Lớp tập huấn:{' '}
      {classes.map(({ id, title, from, state }, place) => (
        <span key={id}>
          {place > 0 && '; '}
          <TextLink to={`/lop-tap-huan?nam=${from.slice(0, 4)}&lop=${id}`}>{title}</TextLink> (
          {formatDate(from)}, {trainingStateNames[state].toLocaleLowerCase('vi')})
        </span>
      ))}
    </p>
  )
}
