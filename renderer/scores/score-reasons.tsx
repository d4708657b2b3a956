import type { SuggestedScore } from '../../shared/scores/contract.ts'
import { formatPoints } from '../../shared/scores/points.ts'

type Part = SuggestedScore['criteria'][number]['parts'][number]

/** Why the program took points off, what it does not know yet, and what only people can judge. */
export function ScoreReasons({ suggestion }: { readonly suggestion: SuggestedScore }) {
  const parts = suggestion.criteria.flatMap((criterion) => criterion.parts)
  const lost = parts.filter(({ state, points, maximum }) => state !== 'unknown' && points < maximum)
  const unknown = parts.filter(({ state, maximum }) => state === 'unknown' && maximum > 0)
  const assumed = parts.filter(({ state, points }) => state === 'assumed' && points > 0)
  const sum = (rows: readonly Part[], of: (part: Part) => number) =>
    formatPoints(rows.reduce((total, part) => total + of(part), 0))
  return (
    <>
      <Parts
        isOpen
        title={`Điểm mất: ${sum(lost, ({ maximum, points }) => maximum - points)}`}
        parts={lost}
        words={({ maximum, points }) => `mất ${formatPoints(maximum - points)}/${formatPoints(maximum)}`}
      />
      <Parts
        isOpen
        title={`Chưa biết: ${sum(unknown, ({ maximum }) => maximum)}`}
        parts={unknown}
        words={({ maximum }) => `${formatPoints(maximum)} điểm`}
      />
      <Parts
        title={`Tạm tính đủ, chờ người chấm xem xét: ${sum(assumed, ({ points }) => points)}`}
        parts={assumed}
        words={({ points }) => `${formatPoints(points)} điểm`}
      />
    </>
  )
}

interface PartsProps {
  readonly title: string
  readonly parts: readonly Part[]
  readonly words: (part: Part) => string
  readonly isOpen?: boolean
}

function Parts({ title, parts, words, isOpen = false }: PartsProps) {
  if (parts.length === 0) return null
  return (
    <details className="score-parts" open={isOpen}>
      <summary>{title}</summary>
      <ul className="plain-list">
        {parts.map((part) => (
          <li key={part.id}>
            <span>
              {part.title}
              {part.state !== 'assumed' && (
                <span className="score-why">
                  {part.reason}
                  {part.where !== '' && ` Xem mục ${part.where}.`}
                </span>
              )}
            </span>
            <span className="nowrap">{words(part)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
