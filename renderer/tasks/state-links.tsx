import { formatCount } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'

interface StateLinksProps<S extends string> {
  readonly label: string
  readonly states: readonly { readonly state: S; readonly name: string; readonly count: number }[]
  readonly shown: S
  readonly to: (state: S) => string
}

/** Counts that open their names: one link a state. */
export function StateLinks<S extends string>({ label, states, shown, to }: StateLinksProps<S>) {
  return (
    <nav className="state-links" aria-label={label}>
      {states.map(({ state, name, count }) => (
        <TextLink key={state} to={to(state)} aria-current={state === shown ? 'page' : undefined}>
          {name} {formatCount(count)}
        </TextLink>
      ))}
    </nav>
  )
}
