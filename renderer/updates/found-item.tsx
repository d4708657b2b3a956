import { Button } from '@mantine/core'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { FoundUpdate } from '../../shared/updates/contract.ts'

interface FoundItemProps {
  readonly update: FoundUpdate
  readonly canInstall: boolean
  readonly isBusy: boolean
  readonly onInstall: () => void
}

/** An update on the stick: what it is, what is new, or why it is not taken. */
export function FoundItem({ update, canInstall, isBusy, onInstall }: FoundItemProps) {
  const { said, words, fileName, verdict } = update
  const isNewer = verdict === 'newer'
  const isCalm = isNewer || verdict === 'same'
  return (
    <li>
      <strong>{said ? `Bản ${said.version}, ngày ${formatDate(said.date)}` : fileName}</strong>
      <p className={isCalm ? 'muted' : 'attention'}>{words}</p>
      {isNewer && said && (
        <>
          <p>Có gì mới:</p>
          <ul>
            {said.news.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Button disabled={isBusy} onClick={onInstall}>
            {canInstall ? `Sao lưu rồi cài bản ${said.version}` : `Sao lưu để cài bản ${said.version}`}
          </Button>
        </>
      )}
    </li>
  )
}
