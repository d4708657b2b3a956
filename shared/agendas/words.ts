import { addMinutes } from '../calendar/times.ts'
import type { AgendaItem } from './agenda.ts'

/** An item with its presenter in the words of the meeting: "đ/c Lò Văn Hặc", "người được phân công". */
export type SpokenItem = Pick<AgendaItem, 'title' | 'minutes'> & { readonly presenter: string }

/** `Thông tin thời sự (đ/c Lò Văn Hặc, 10 phút)` */
function itemWords({ title, presenter, minutes }: SpokenItem): string {
  const beside = [presenter, minutes === null ? '' : `${minutes} phút`].filter((part) => part !== '')
  return beside.length === 0 ? title : `${title} (${beside.join(', ')})`
}

/** The agenda as it is written in the record: numbered lines. */
export const agendaText = (items: readonly SpokenItem[]): string =>
  items.map((item, index) => `${index + 1}. ${itemWords(item)}`).join('\n')

/** Times of day 'HH:MM'. */
export interface TimeSpan {
  readonly from: string
  readonly to: string
}

const minutesAtEnd = /\((?:[^()]*,\s*)?(\d{1,3})\s*phút\)[.;]?$/u

/** How long an item takes by what is written of it; null where nothing is. */
export function minutesOfLine(line: string): number | null {
  const found = minutesAtEnd.exec(line.trim())
  return found?.[1] === undefined ? null : Number(found[1])
}

/**
 * When each line of an agenda begins and ends, counted from the beginning of the meeting. From the first line without
 * minutes on nothing can be said.
 */
export function timesOfLines(
  lines: readonly string[],
  startsAt: string | null,
): readonly (TimeSpan | undefined)[] {
  let at = startsAt ?? undefined
  return lines.map((line) => {
    const minutes = minutesOfLine(line)
    if (at === undefined || minutes === null) {
      at = undefined
      return undefined
    }
    const from = at
    at = addMinutes(from, minutes)
    return { from, to: at }
  })
}

/** `19h30`, as a narrow column writes it. */
const shortTime = (time: string): string => time.replace(':', 'h')

/** Beside its time an item need not say its minutes. */
const withoutMinutes = (line: string): string =>
  line.replace(/\s*\((?:([^()]*),\s*)?\d{1,3}\s*phút\)([.;]?)$/u, (_all, presenter?: string, end = '') =>
    presenter === undefined ? end : ` (${presenter})${end}`,
  )

const numberOrMark = /^(?:\d{1,2}\s*[.)/](?=\D)|[-–+*•])\s*/u
const besideTitle = /\s*\((?:[^()]*,\s*)?\d{1,3}\s*phút\)[.;]?$|\s*\((?:đ\/c|đồng chí)\s[^()]*\)[.;]?$/iu

/** What a line of an agenda is about: without its number, its presenter and its minutes. */
export const titleOfLine = (line: string): string =>
  line
    .trim()
    .replace(numberOrMark, '')
    .replace(besideTitle, '')
    .replace(/[\s.;]+$/u, '')

/** The lines of an agenda, each with when it begins; '' where that cannot be told. */
export function agendaTimes(
  text: string,
  startsAt: string | null,
): readonly { readonly line: string; readonly time: string }[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const times = timesOfLines(lines, startsAt)
  return lines.map((line, index) => {
    const span = times[index]
    return span === undefined
      ? { line, time: '' }
      : { line: withoutMinutes(line), time: shortTime(span.from) }
  })
}
