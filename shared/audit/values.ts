import { formatDate, isIsoDate } from '../calendar/dates.ts'
import { formatPartialDate } from '../calendar/partial-dates.ts'
import { formatPeriod, isPeriod } from '../calendar/periods.ts'
import { formatMoment } from '../calendar/wall.ts'
import { masked } from '../people/masking.ts'
import { formatPoints } from '../scores/points.ts'
import { formatCount } from '../text/numbers.ts'
import { codeWords } from './codes.ts'
import type { AuditChange } from './contract.ts'
import { filterWords } from './filters.ts'
import { fieldWords, isSecretField, ruleWords } from './names.ts'

/** What stands for the id of a record: its name today; undefined where it is no id, or of nothing that is known. */
export type NameOf = (id: string) => string | undefined

/** How values are told. */
export interface Telling {
  readonly nameOf: NameOf
  /** Whether the numbers of people are shown by their last digits alone, or in full. */
  readonly numbers?: 'masked' | 'full'
  /** The command that wrote the row: some words mean another thing in it. */
  readonly command?: string
  /** What the office itself calls a figure of its villages, or a book that it looks at. */
  readonly ownWords?: (key: string) => string | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Longer prose is that of minutes and reports, which are looked at where they are kept. */
const longest = 2000
/** A longer list was copied from a file or for every cell, not written by somebody. */
const longestList = 8000

const cut = (text: string, { numbers }: Telling, most = longest): string =>
  text.length > most && numbers !== 'full' ? `${text.slice(0, most)}…` : text

/** Fields whose texts are names of fields. */
const ofFields: ReadonlySet<string> = new Set(['revealed', 'taken', 'columns', 'field'])

/** Fields that hold names of folders as they lie on a medium: the clerk looks for them under that name. */
const ofFolders: ReadonlySet<string> = new Set(['setName', 'rehearsed', 'restored'])

/** Fields that hold the key of a line in a list of the office's own. */
const ofOwnLists: ReadonlySet<string> = new Set(['item', 'partOf', 'weight'])

/** A step of a person's standings: "official 1996-02-03". */
const step = /^([a-z-]+) (\d{4}(?:-\d\d){0,2})$/

function ofText(field: string, text: string, { nameOf, command, ownWords }: Telling): string {
  if (ownWords && ofOwnLists.has(field)) return ownWords?.(text) ?? 'mục nay không còn trong danh sách'
  if (ofFolders.has(field)) return `thư mục "${text}"`
  if (ofFields.has(field) && codeWords(field, text) === undefined) return fieldWords(text)
  const [, code, since] = (field === 'standings' && step.exec(text)) || []
  if (code !== undefined && since !== undefined) {
    return `${codeWords('standing', code) ?? code} từ ${formatPartialDate(since)}`
  }
  // A kind of movement may bear the name of the paper that asks for it.
  const ofMovement = field === 'kind' && (command?.startsWith('movements.') || command === 'people.add')
  const coded = (ofMovement ? codeWords('movementKind', text) : undefined) ?? codeWords(field, text)
  if (coded !== undefined) return coded
  if (isPeriod(text)) return formatPeriod(text)
  if (isIsoDate(text)) return formatDate(text)
  if (uuid.test(text)) return nameOf(text) ?? unknownRecord
  if (checksum.test(text)) return `${text.slice(0, 8)}…`
  return momentIn(text) ?? text
}

const unknownRecord = 'một bản ghi khác'
/** SHA-256, of which the beginning is enough to compare. */
const checksum = /^[0-9a-f]{64}$/

/** A moment on the clerk's wall; names of folders bear it with hyphens for colons. */
function momentIn(text: string): string | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d[:-]\d\d[:-]\d\d[.-]\d{3})Z/.exec(text) ?? []
  if (day === undefined || time === undefined) return undefined
  const moment = `${day}T${time.replace(/^(..).(..).(..).(...)$/, '$1:$2:$3.$4')}Z`
  return Number.isNaN(Date.parse(moment)) ? undefined : formatMoment(moment)
}

type ById = Readonly<Record<string, unknown>>

/** Facts of several people or bodies, each under its id: the marks of a roll. */
const isById = (value: unknown): value is ById =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).every((key) => uuid.test(key))

/** Codes, and what was written behind them: `excused: đi viện`, `present, late`. */
function markWords(field: string, value: unknown, telling: Telling): string {
  const [, codes = '', note = ''] =
    typeof value === 'string' ? (/^([a-z-]+(?:, [a-z-]+)*)(?:: (.+))?$/.exec(value) ?? []) : []
  const words = codes.split(', ').map((code) => codeWords(field, code))
  if (!words.every((word) => word !== undefined)) return valueWords(field, value, telling)
  return note === '' ? words.join(', ') : `${words.join(', ')} (${note})`
}

const fewNames = 6

/** Who is said to be what: a few by their names, many by their number. */
function wordsById(field: string, value: ById, telling: Telling): string {
  const { nameOf } = telling
  if (field === 'studied') {
    // How many studied a document; null where nobody counted.
    const documents = Object.entries(value).map(([id, members]) => {
      const name = nameOf(id) ?? unknownRecord
      return typeof members === 'number' ? `${name} (${members} người)` : name
    })
    return documents.length === 0 ? emptyWords : cut(documents.join('; '), telling)
  }
  const groups = new Map<string, string[]>()
  for (const [id, fact] of Object.entries(value)) {
    const words = markWords(field, fact, telling)
    groups.set(words, [...(groups.get(words) ?? []), nameOf(id) ?? unknownRecord])
  }
  const parts = [...groups].map(
    ([words, names]) => `${words}: ${names.length > fewNames ? `${names.length} người` : names.join(', ')}`,
  )
  return parts.length === 0 ? emptyWords : cut(parts.join('; '), telling)
}

/** What stands where there was, or is, nothing. */
const emptyWords = 'trống'
const emptyListWords = 'không có'

/** Whether the words say that there was nothing: there is nothing to strike out then. */
export const isNothingWords = (words: string): boolean => words === emptyWords || words === emptyListWords

/** Fields by which a row is called: one that stands alone needs no word before it. */
const naming: ReadonlySet<string> = new Set(['fullName', 'name', 'title', 'content', 'question', 'speaker'])

/** Texts and numbers of a list so long stand one after the other. */
const fewTexts = 8

type Row = Readonly<Record<string, unknown>>

const isRow = (item: unknown): item is Row =>
  typeof item === 'object' && item !== null && !Array.isArray(item)

/** What the program tells rows apart by, within a value: the row is told by its own words. */
const ofBooks: ReadonlySet<string> = new Set(['id', 'key', 'petitionId', 'speakerId', 'taskId'])

/** A row by its own words: a name alone, or all that stands in it; its codes may be those of its list. */
function rowWords(row: Row, telling: Telling, list?: string): string {
  const isNamed = typeof row.fullName === 'string' && row.fullName !== ''
  const parts = Object.entries(row).filter(
    ([name, part]) =>
      !(ofBooks.has(name) || (isNamed && name === 'personId')) &&
      !(isNothing(part) || isNameless(part, telling)),
  )
  const isName = list !== undefined && parts.length === 1
  return parts
    .map(([name, part]) => {
      const code = typeof part === 'string' ? codeWords(`${list} ${name}`, part) : undefined
      const told = code ?? valueWords(name, part, telling)
      // What is told of a part that has parts of its own ends where its bracket does.
      const words = typeof part === 'object' && told.includes(': ') ? `(${told})` : told
      return isName && naming.has(name) ? words : `${fieldWords(name, list ?? telling.command)}: ${words}`
    })
    .join('; ')
}

/** Rows of a list, each in full, since what stands in them is what was written. */
function rowsWords(list: string, rows: readonly unknown[], telling: Telling): string {
  const told = rows.map((row) => itemWords(list, row, telling)).filter((words) => words !== '')
  return told.length === 0 ? `${rows.length} mục` : told.join(' / ')
}

const itemWords = (list: string, item: unknown, telling: Telling): string =>
  isRow(item) ? rowWords(item, telling, list) : valueWords(list, item, telling)

/** The rows that a list lost and those that it got, and how many stayed; undefined where both are told whole. */
function listChange(field: string, before: unknown, after: unknown, telling: Telling) {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined
  const all = [...before, ...after]
  if (!all.some(isRow) && Math.max(before.length, after.length) <= fewTexts) return undefined
  const [left, came] = [withoutThose(before, after), withoutThose(after, before)]
  if (left.length + came.length === 0) return { before: `${before.length} mục`, after: 'xếp lại thứ tự' }
  const stayed = after.length - came.length
  const side = (rows: readonly unknown[]) => {
    const others = stayed === 0 ? [] : [rows.length === 0 ? `${stayed} mục` : `và ${stayed} mục như cũ`]
    const told = rows.length === 0 ? [] : [cut(rowsWords(field, rows, telling), telling, longestList)]
    return told.length + others.length === 0 ? emptyListWords : [...told, ...others].join(' / ')
  }
  return { before: side(left), after: side(came) }
}

/** A value as it is compared: by what is told of it. */
const toldOf = (value: unknown): string =>
  JSON.stringify(value, (name, part) => (ofBooks.has(name) ? undefined : part)) ?? ''

/** Rows that have no equal among the others, each of which stands for one. */
function withoutThose(rows: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const there = new Map<string, number>()
  for (const text of others.map(toldOf)) there.set(text, (there.get(text) ?? 0) + 1)
  return rows.filter((row) => {
    const text = toldOf(row)
    const left = there.get(text) ?? 0
    if (left > 0) there.set(text, left - 1)
    return left === 0
  })
}

interface Paper {
  readonly code: string
  /** Null where nobody wrote whether it is there. */
  readonly state: string | null
}

/** One paper of a dossier as it was, or null, and as it is. */
const isPaperChange = (row: unknown): row is readonly [Paper | null, Paper] =>
  Array.isArray(row) &&
  row.length === 2 &&
  typeof row[1] === 'object' &&
  row[1] !== null &&
  'code' in row[1] &&
  'state' in row[1]

const paperChangeWords = ([before, after]: readonly [Paper | null, Paper]): string => {
  const state = (paper: Paper | null) =>
    paper?.state ? (codeWords('state', paper.state) ?? paper.state) : emptyWords
  return `giấy tờ số ${after.code}: ${state(before)} → ${state(after)}`
}

function listWords(field: string, list: readonly unknown[], telling: Telling): string {
  if (list.length === 0) return emptyListWords
  if (list.every((item) => typeof item === 'string' || typeof item === 'number') && list.length <= fewTexts) {
    return cut(list.map((item) => valueWords(field, item, telling)).join(', '), telling)
  }
  if (field === 'dossier' && list.length <= fewNames && list.every(isPaperChange)) {
    return list.map(paperChangeWords).join('; ')
  }
  return cut(rowsWords(field, list, telling), telling, longestList)
}

/** Numbers from here on are grouped: a year is not. */
const firstGrouped = 10_000

/** Points that were given to a meeting are kept in tenths; those of the rule book are not. */
const isTenths = (field: string, { command = '' }: Telling): boolean =>
  field === 'ownScore' || (field === 'points' && command.startsWith('scores.'))

/** A value of the audit as a clerk reads it. Numbers of people are masked at any depth, unless they are asked for. */
export function valueWords(field: string, value: unknown, telling: Telling): string {
  if (value === null || value === undefined || value === '') return emptyWords
  if (value === true) return 'có'
  if (value === false) return 'không'
  if (typeof value === 'string') {
    if (!isSecretField(field)) return cut(ofText(field, value, telling), telling)
    return telling.numbers === 'full' ? value : masked(value)
  }
  if (typeof value === 'number') {
    if (isTenths(field, telling)) return formatPoints(value)
    return Number.isInteger(value) && value >= firstGrouped
      ? formatCount(value)
      : String(value).replace('.', ',')
  }
  if (Array.isArray(value)) return listWords(field, value, telling)
  if (field === 'filter') return cut(filterWords(value), telling)
  if (isById(value)) return wordsById(field, value, telling)
  return cut(rowWords(value as Row, telling) || emptyWords, telling, longestList)
}

/** Whether there is nothing to be told: null, '', and what holds nothing else. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.values(value).every(isNothing)
}

/** An id of what has no name, such as an act: it tells a clerk nothing. */
const isNameless = (value: unknown, { nameOf }: Telling): boolean =>
  typeof value === 'string'
    ? uuid.test(value) && nameOf(value) === undefined
    : Array.isArray(value) && value.length > 0 && value.every((item) => isNameless(item, { nameOf }))

/** Every id that stands in a value. */
export function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return uuid.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, part]) => [...idsIn(key), ...idsIn(part)])
  }
  return []
}

/** Fields that hold a list: two texts, or two rows, in one are not what was and what is. */
const lists: ReadonlySet<string> = new Set([
  'called',
  'cellIds',
  'columns',
  'confirmedHeadings',
  'dossier',
  'encodings',
  'given',
  'marked',
  'missingPapers',
  'names',
  'overruled',
  'parts',
  'people',
  'personIds',
  'replaced',
  'revealed',
  'roll',
  'signers',
  'taken',
  'undone',
  'warnings',
])

const isListOrNull = (value: unknown): boolean => value === null || Array.isArray(value)

/** Rows that are lists themselves: who was moved from where, what a paper of a dossier was and is. */
const ofPairs: ReadonlySet<string> = new Set(['dossier', 'people'])

function isPair(field: string, value: unknown): value is readonly [unknown, unknown] {
  if (!Array.isArray(value) || value.length !== 2 || ofPairs.has(field)) return false
  return !lists.has(field) || value.every(isListOrNull)
}

/** Of facts under ids, those alone that are not what they were. */
function lessWhatStayed([before, after]: readonly [unknown, unknown]): readonly [unknown, unknown] {
  if (!isById(before) || !isById(after)) return [before, after]
  const changed = (from: ById, to: ById) =>
    Object.fromEntries(
      Object.entries(from).filter(([id, fact]) => JSON.stringify(fact) !== JSON.stringify(to[id])),
    )
  return [changed(before, after), changed(after, before)]
}

/**
 * What a row of the audit changed; of an act, the facts that it left, for which `before` is null. What holds nothing, and
 * ids of what has no name, are left out: they would be lines that tell nothing.
 */
export const changeWords = (
  changes: Readonly<Record<string, unknown>>,
  telling: Telling,
): readonly AuditChange[] =>
  Object.entries(changes).flatMap(([name, value]): AuditChange[] => {
    const rule = name.includes('.') ? ruleWords(name) : undefined
    // "cell.committeeFrom" is a value of the rule book, "dossierName 008" the name of one paper of a dossier.
    const [field = '', of] = name.slice(name.lastIndexOf('.') + 1).split(' ')
    const own = telling.command === 'villages.set' ? telling.ownWords?.(field) : undefined
    const words = own ?? fieldWords(field, telling.command)
    const label = rule ?? (words === field && name.includes('.') ? 'Giá trị' : words)
    const isChange = isPair(field, value)
    const [before, after] = isChange ? lessWhatStayed(value) : [undefined, value]
    if (isNothing(before) && isNothing(after)) return []
    if (isChange ? toldOf(before) === toldOf(after) : isNameless(after, telling)) return []
    const ofRows = isChange ? listChange(field, before, after, telling) : undefined
    if (ofRows !== undefined) return [{ field: label, ...ofRows }]
    return [
      {
        field: of === undefined ? label : `${label} số ${of}`,
        before: isChange ? valueWords(field, before, telling) : null,
        after: valueWords(field, after, telling),
      },
    ]
  })

/** Names of the fields under which numbers of people stand in what a row changed, each once. */
export function secretsIn(changes: unknown): readonly string[] {
  const found = new Set<string>()
  const walk = (field: string, value: unknown): void => {
    if (typeof value === 'string') {
      if (value !== '' && isSecretField(field)) found.add(field)
    } else if (Array.isArray(value)) {
      for (const item of value) walk(field, item)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) walk(name, part)
    }
  }
  walk('', changes)
  return [...found]
}
