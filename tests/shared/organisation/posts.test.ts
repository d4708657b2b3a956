import { describe, expect, it } from 'vitest'
import {
  crowdedPosts,
  isSinglePost,
  postKinds,
  postName,
  postRank,
  postsOf,
  postsOfMembership,
  readPost,
} from '../../../shared/organisation/posts.ts'

describe('posts', () => {
  it('have one code and one name each', () => {
    expect(new Set(postKinds.map(({ post }) => post)).size).toBe(postKinds.length)
    expect(new Set(postKinds.map(({ name }) => name)).size).toBe(postKinds.length)
  })

  it.each([
    ['Bí thư', 'cell', 'secretary'],
    ['BÍ THƯ', 'cell', 'secretary'],
    ['secretary', 'cell', 'secretary'],
    ['trưởng ban công tác mặt trận', 'cell', 'front-head'],
    ['Bí thư Đảng ủy', 'commune', 'board-secretary'],
    // No commune has a post of a cell, so the words stand.
    ['Bí thư', 'commune', 'Bí thư'],
    ['  Già làng ', 'cell', 'Già làng'],
  ] as const)('"%s" of a %s is kept as "%s"', (text, kind, expected) => {
    expect(readPost(text, kind)).toBe(expected)
  })

  it('that the list lacks are said in their own words, after all others', () => {
    expect(postName('Già làng')).toBe('Già làng')
    expect(postRank('Già làng')).toBeGreaterThan(postRank('front-chair'))
    expect(postRank('secretary')).toBeLessThan(postRank('deputy'))
  })

  it('of a section (đảng ủy bộ phận) are given until 208-QĐ/TW only', () => {
    const has = (day: string) => postsOf('intermediate', day).some(({ post }) => post === 'section-secretary')
    expect([has('2026-07-25'), has('2026-07-26')]).toEqual([true, false])
    expect(postsOf('intermediate', '2026-11-22').map(({ post }) => post)).toContain('board-secretary')
  })

  it('in a cell end when their holder leaves it, those beside it and above it do not', () => {
    expect(postsOfMembership).toEqual([
      'secretary',
      'deputy',
      'committee-member',
      'group-leader',
      'group-deputy',
    ])
  })

  it.each([
    ['secretary', true],
    ['village-head', true],
    ['board-member', false],
    ['deputy', false],
    ['Già làng', false],
  ])('of %s: one holder at a time is %s', (post, expected) => {
    expect(isSinglePost(post)).toBe(expected)
  })

  it.each([
    [['village-head', 'village-head'], ['Đang ghi 2 người giữ chức vụ Trưởng thôn, bản, tổ dân phố.']],
    [['village-head', 'front-head'], []],
    [['committee-member', 'committee-member', 'board-member', 'board-member'], []],
    // How many secretaries a cell may have is a dated rule, said by its hints.
    [['secretary', 'secretary'], []],
  ])('%j held: %j', (held, expected) => {
    expect(crowdedPosts(held)).toEqual(expected)
  })
})
