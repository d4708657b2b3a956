import { Button } from '@mantine/core'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { FoundUpdate } from '../../shared/updates/contract.ts'
import { RuleChanges } from './rule-changes.tsx'

interface FoundItemProps {
  readonly update: FoundUpdate
  readonly canInstall: boolean
  readonly isBusy: boolean
  readonly onInstall: () => void
}

/** An update on the stick: what it is, what is new, or why it is not taken. */
export function FoundItem({ update, canInstall, isBusy, onInstall }: FoundItemProps) {
  const { said, words, fileName, verdict } = update
  const isRules = update.kind === 'rules'
  const isNewer = verdict === 'newer'
  const isCalm = isNewer || verdict === 'same'
  return (
    <li>
      <strong>{said ? `${nameOf(update)}, ngày ${formatDate(said.date)}` : fileName}</strong>
      <p className={isCalm ? 'muted' : 'attention'}>{words}</p>
      {isNewer && said && (
        <>
          <p>Có gì mới:</p>
          <ul>
            {said.news.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {isRules && <RuleChanges changes={update.changes} />}
          <Button disabled={isBusy} onClick={onInstall}>
            {buttonWords(update, canInstall)}
          </Button>
        </>
      )}
    </li>
  )
}

/** 'Bản 1.2.0', 'Sổ quy định số 3'. */
export const nameOf = ({ kind, said }: FoundUpdate): string =>
  kind === 'rules' ? `Sổ quy định số ${said?.version ?? ''}` : `Bản ${said?.version ?? ''}`

function buttonWords(update: FoundUpdate, canInstall: boolean): string {
  if (update.kind === 'rules') return `Sao lưu rồi nhận sổ quy định số ${update.said?.version ?? ''}`
  return canInstall
    ? `Sao lưu rồi cài bản ${update.said?.version ?? ''}`
    : `Sao lưu để cài bản ${update.said?.version ?? ''}`
}
