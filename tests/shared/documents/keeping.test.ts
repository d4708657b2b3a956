import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dashList,
  dottedLines,
  paragraph,
  romanHeading,
  signatory,
  signature,
  table,
  vote,
  wideColumn,
} from '../../../shared/documents/compose.ts'
import { keeping, partsOf } from '../../../shared/documents/keeping.ts'
import type { Block } from '../../../shared/documents/model.ts'

const signed = signature(signatory('BÍ THƯ'))
const list = (items: number): Block => dashList(Array.from({ length: items }, () => 'ý'))
const rows = (count: number): Block =>
  table(
    [wideColumn('Việc')],
    Array.from({ length: count }, () => ['việc']),
  )

/** `-X-` for a block of three parts of which the second is kept with the third. */
const drawn = (blocks: readonly Block[]): readonly string[] =>
  keeping(blocks).map((isKept, index) => {
    const block = blocks[index]
    return Array.from({ length: block === undefined ? 0 : partsOf(block) }, (_, part) =>
      isKept(part) ? 'X' : '-',
    ).join('')
  })

describe('what stays on the page of what comes after it', () => {
  it.each<[string, readonly Block[], readonly string[]]>([
    ['plain text: nothing', [paragraph('a'), paragraph('b')], ['-', '-']],
    ['a heading', [romanHeading(1, 'a'), romanHeading(2, 'b'), paragraph('c')], ['X', 'X', '-']],
    ['the first of the lines below a heading', [romanHeading(1, 'a'), list(3)], ['X', 'X--']],
    ['what ends with a colon', [paragraph('a:'), rows(2), paragraph('b: c'), list(1)], ['X', '--', '-', '-']],
    ['a vote whose result follows', [vote('a'), paragraph('b'), vote('c'), list(1)], ['X', '-', '-', '-']],
    [
      'the last two lines before signatures',
      [paragraph('a'), paragraph('b'), paragraph('c'), signed],
      ['-', 'X', 'X', '-'],
    ],
    ['the last two of many rows', [paragraph('a'), rows(4), signed], ['-', '--XX', '-']],
    ['a line and the one above it', [dottedLines(5), paragraph('c'), signed], ['----X', 'X', '-']],
    ['the end of a paper: nothing', [romanHeading(1, 'a')], ['-']],
  ])('%s', (_, blocks, kept) => {
    expect(drawn(blocks)).toEqual(kept)
  })

  it('is never a whole long paper, for there must be places where a page may end', () => {
    const block = fc.constantFrom<Block>(paragraph('a'), list(3), rows(3), dottedLines(4), vote('a'))
    fc.assert(
      fc.property(fc.array(block, { minLength: 8, maxLength: 40 }), (blocks) => {
        const longest = Math.max(
          ...drawn([...blocks, signed])
            .join('')
            .split('-')
            .map(({ length }) => length),
        )
        expect(longest).toBeLessThanOrEqual(3)
      }),
    )
  })
})
