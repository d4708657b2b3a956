import type { MeetingKind } from '../meetings/meeting.ts'
import type { Entry } from '../rulebook/rule.ts'
import { entryOn, type OwnValue, ownBasis } from '../rulebook/rules.ts'
import { type AgendaItem, agendaItems } from './agenda.ts'
import { printedAgendas, printedOfCellKinds } from './defaults.ts'

/** A template (mẫu chương trình) is of a kind of meeting, and of one kind of cell or, with '', of all others. */
export interface AgendaOf {
  readonly kind: MeetingKind
  readonly cellKind: string
}

/** Under which id the office's own template stands among the values of the rule book. */
export const agendaRuleId = ({ kind, cellKind }: AgendaOf): string =>
  `agenda.${kind}${cellKind === '' ? '' : `.${cellKind}`}`

export interface HoldingAgenda {
  readonly items: readonly AgendaItem[]
  /** False where a kind of cell has no template of its own and that of all cells holds. */
  readonly isOwnOfCellKind: boolean
  readonly entry: Omit<Entry<unknown>, 'value'>
  /** Why the office put its own in place; null where the program's holds. */
  readonly because: string | null
}

/** With `null` the office gave a kind of cell's own template up: that of all cells holds. */
type Kept = readonly AgendaItem[] | null

const toItems = (value: unknown): Kept => agendaItems.nullable().catch(null).parse(value)

const printedOf = ({ kind, cellKind }: AgendaOf): readonly Entry<Kept>[] => {
  if (cellKind === '') return printedAgendas[kind]
  return kind === 'regular' ? (printedOfCellKinds[cellKind] ?? []) : []
}

/** The templates that hold on a day; `own` is in order of `from`, then of when it was set. */
export function agendaOn(
  own: readonly (OwnValue & { readonly reason: string })[],
  of: AgendaOf,
  onDay: string,
): HoldingAgenda {
  const found = holdingOf(own, of, onDay)
  if (found) return { ...found, isOwnOfCellKind: of.cellKind !== '' }
  const common = holdingOf(own, { ...of, cellKind: '' }, onDay)
  if (!common) throw new Error(`no agenda of ${of.kind}`)
  return { ...common, isOwnOfCellKind: false }
}

function holdingOf(
  own: readonly (OwnValue & { readonly reason: string })[],
  of: AgendaOf,
  onDay: string,
): Omit<HoldingAgenda, 'isOwnOfCellKind'> | undefined {
  const id = agendaRuleId(of)
  const ofAgenda = own.filter(({ ruleId }) => ruleId === id)
  const found = entryOn<Kept>(
    printedOf(of),
    ofAgenda.map(({ from, value }) => ({ from, value: toItems(value) })),
    onDay,
  )
  if (found === undefined || found.value === null) return undefined
  const { value, ...entry } = found
  const local = entry.basis === ownBasis ? ofAgenda.findLast(({ from }) => from === entry.from) : undefined
  return { items: value, entry, because: local?.reason ?? null }
}
