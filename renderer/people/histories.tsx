import type { MemberCard } from '../../shared/people/contract.ts'
import { standingNames } from '../../shared/people/person.ts'
import { spanWords } from '../components/spans.ts'

interface Held {
  readonly what: string
  readonly from: string | null
  readonly to: string | null
}

/** Posts, cells and standings of a member through the years. */
export function Histories({ card }: { readonly card: MemberCard }) {
  const parts: readonly { readonly title: string; readonly held: readonly Held[] }[] = [
    {
      title: 'Chức vụ',
      held: card.posts.map((post) => ({ ...post, what: `${post.post}, ${post.cellName}` })),
    },
    { title: 'Chi bộ qua các thời kỳ', held: card.cells.map((cell) => ({ ...cell, what: cell.cellName })) },
    {
      title: 'Trạng thái qua các thời kỳ',
      held: card.standingsHeld.map((held) => ({ ...held, what: standingNames[held.standing] })),
    },
  ]
  return parts
    .filter((part) => part.held.length > 0)
    .map((part) => (
      <section className="section" key={part.title}>
        <h4>{part.title}</h4>
        <ul className="plain-list">
          {part.held.map((held) => (
            <li key={`${held.what} ${held.from}`}>
              <span>{held.what}</span>
              <span className="muted small">{spanWords(held)}</span>
            </li>
          ))}
        </ul>
      </section>
    ))
}
