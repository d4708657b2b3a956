import type { Newest as NewestOf, RestorePreview } from '../../shared/backup/contract.ts'
import { formatDate } from '../../shared/calendar/dates.ts'
import { momentPhrase } from '../components/moments.ts'

const none = 'Chưa có'
const meetingPhrase = ({ meeting }: NewestOf): string =>
  meeting === null ? none : `${formatDate(meeting.heldOn)}, ${meeting.cellName}`
const signedPhrase = ({ signedPaper }: NewestOf): string =>
  signedPaper === null ? none : `${formatDate(signedPaper.signedOn)}, ${signedPaper.name}`
const changePhrase = (moment: string | null): string => (moment === null ? none : momentPhrase(moment))

interface NewestProps {
  readonly preview: Pick<RestorePreview, 'newestInside' | 'newestNow' | 'lastChangeInside' | 'lastChangeNow'>
}

/** How far a copy goes beside what is in use, by things that a clerk remembers. */
export function Newest({ preview }: NewestProps) {
  const { newestInside, newestNow, lastChangeInside, lastChangeNow } = preview
  const rows = [
    ['Buổi sinh hoạt mới nhất đã ghi', meetingPhrase(newestInside), meetingPhrase(newestNow)],
    ['Văn bản ký gần đây nhất', signedPhrase(newestInside), signedPhrase(newestNow)],
    ['Thay đổi cuối', changePhrase(lastChangeInside), changePhrase(lastChangeNow)],
  ] as const
  return (
    <table className="table" aria-label="Mới nhất trong bản sao lưu và trong dữ liệu đang dùng">
      <thead>
        <tr>
          <th scope="col">Mới nhất</th>
          <th scope="col">Trong bản sao lưu</th>
          <th scope="col">Đang dùng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, inside, now]) => (
          <tr key={what}>
            <td>{what}</td>
            <td>{inside}</td>
            <td className={inside === now ? undefined : 'attention'}>{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
