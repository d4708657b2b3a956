import { describe, expect, it } from 'vitest'
import { setsOfPlaced } from '../../../shared/printing/placed.ts'

describe('papers that lie cell by cell in one file', () => {
  const papers = [
    { label: 'Bản Nà Ít', kind: 'roll', first: 1 },
    { label: 'Bản Nà Ít', kind: 'sheet', first: 3 },
    { label: 'Khu 8', kind: 'roll', first: 4 },
    { label: 'Khu 8', kind: 'sheet', first: 5 },
  ]

  it('are a set for each cell, every paper from its first page to the next one, in the copies of its kind', () => {
    expect(setsOfPlaced(papers, 6, { roll: 2 })).toEqual([
      {
        label: 'Bản Nà Ít',
        papers: [
          { part: 0, pages: [1, 2], copies: 2 },
          { part: 0, pages: [3], copies: 1 },
        ],
      },
      {
        label: 'Khu 8',
        papers: [
          { part: 0, pages: [4], copies: 2 },
          { part: 0, pages: [5, 6], copies: 1 },
        ],
      },
    ])
  })

  it('have every page of the file once', () => {
    const pages = setsOfPlaced(papers, 9, {}).flatMap((set) => set.papers.flatMap((paper) => paper.pages))
    expect(pages).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})
