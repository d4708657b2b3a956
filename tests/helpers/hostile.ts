import type { CommandName } from '../../shared/contract.ts'
import { contract } from '../../shared/contract.ts'

/** Begins as a formula, goes on as an element: shown as anything but text it is seen. */
export const hostile = '=<i id=hostile>&amp;"'

/** Ids, tokens, hashes, days, times: what stands for something else than itself. */
const isCoded = (text: string): boolean => text === '' || /^[\w:.-]*$/.test(text)

export type Path = readonly (string | number)[]

function* textsIn(value: unknown, path: Path = []): Generator<readonly [Path, string]> {
  if (typeof value === 'string') yield [path, value]
  else if (Array.isArray(value)) for (const [at, each] of value.entries()) yield* textsIn(each, [...path, at])
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* textsIn(each, [...path, key])
}

function replaced(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(value)) return value.map((each, at) => (at === key ? replaced(each, rest, text) : each))
  const record = value as Readonly<Record<string, unknown>>
  return { ...record, [key]: replaced(record[String(key)], rest, text) }
}

/** Fields of an input that the contract lets be written as one likes, by themselves. */
export function freeFields(name: CommandName, input: unknown): readonly Path[] {
  return [...textsIn(input)]
    .filter(([path, text]) => {
      const key = String(path.at(-1) ?? '')
      if (/password|login|token|path|^id$|Id$/i.test(key)) return false
      // A field that was left empty in the walk is filled; what is coded stays what it is.
      if (text !== '' && isCoded(text)) return false
      return contract[name].input.safeParse(withHostileText(input, [path])).success
    })
    .map(([path]) => path)
}

const textAt = (value: unknown, path: Path): string =>
  String(path.reduce((at, key) => (at as Readonly<Record<string | number, unknown>>)[key], value))

/** The input with the hostile text before what stands in some of its fields. */
export const withHostileText = (input: unknown, paths: readonly Path[]): unknown =>
  paths.reduce((twisted, path) => replaced(twisted, path, `${hostile} ${textAt(input, path)}`.trim()), input)

export const pathName = (path: Path): string =>
  path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')
