import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discard } from '../../helpers/office.ts'
import { type Kept, keptPapers, numberAfter } from './kept.ts'
import { morePapers } from './more-papers.suite.ts'
import type { Year } from './papering.ts'
import { playYear } from './player.ts'
import { headcount, isCarried, lastState, recorded } from './recount.ts'
import { cellName, type Meeting, mergedCell, sources } from './script.ts'
import { raisedAt } from './script-more.ts'

/** A year of a commune of 22 cells, played through the contract, against a recount from the script alone. */
let year: Year
let papers: readonly Kept[]
beforeAll(async () => {
  year = await playYear()
  papers = keptPapers(year.folder)
}, 240_000)
afterAll(() => discard(year.office))

const where = ({ cell, period, kind }: Meeting): string => `${cellName(cell)}, ${period}, ${kind}`
const isPapered = ({ depth, cell }: Meeting): boolean => depth === 'full' || cell % 3 === 0
/** What each version of a kind of paper was made from. */
const statesOf = (meeting: Meeting, kind: 'minutes' | 'resolution') =>
  [meeting, ...(meeting.corrected ? [meeting.corrected] : [])]
    .map(({ calls, ballots }) => ({ calls, ballots, tally: headcount(calls, meeting.heldOn) }))
    .filter(({ ballots: [vote], tally }) => kind === 'minutes' || (vote && isCarried(vote, tally.voters)))

const versionsOf = (meeting: Meeting, kind: string) =>
  papers.filter((paper) => paper.meetingId === year.meetings.get(meeting) && paper.kind === kind)

describe('the script of the year', () => {
  it('has every kind of thing in it', () => {
    const calls = recorded.flatMap((meeting) => lastState(meeting).calls)
    for (const state of ['present', 'excused', 'absent', 'exempt'])
      expect(calls.filter((call) => call.state === state).length, state).toBeGreaterThan(30)
    expect(calls.some(({ isLate }) => isLate) && calls.some(({ isOnline }) => isOnline)).toBe(true)
    for (const depth of ['figures', 'full'])
      expect(recorded.filter((meeting) => meeting.depth === depth).length).toBeGreaterThan(80)
    expect(recorded.filter(({ isLate }) => isLate).length).toBeGreaterThan(10)
    expect(recorded.filter(({ corrected }) => corrected).length).toBeGreaterThan(6)
    expect(
      recorded.some(
        ({ cell, corrected, period }) => sources.includes(cell) && corrected && period === '2026-05',
      ),
    ).toBe(true)
    expect(year.refusals.length).toBeGreaterThan(5)
    for (const refusal of year.refusals) expect(refusal).toContain('không được')
  })
})

describe('the papers that were kept', () => {
  it('are one minutes for each meeting, and a resolution where it was carried, in as many versions as were signed for', () => {
    for (const meeting of recorded) {
      for (const kind of ['minutes', 'resolution'] as const) {
        const expected = isPapered(meeting) ? statesOf(meeting, kind).length : 0
        expect(versionsOf(meeting, kind).length, `${where(meeting)}: ${kind}`).toBe(expected)
      }
    }
  })

  it('say in every version of the minutes how many were called, came, stayed away, and the rate', () => {
    for (const meeting of recorded.filter(isPapered)) {
      const states = statesOf(meeting, 'minutes')
      for (const [index, { text }] of versionsOf(meeting, 'minutes').entries()) {
        const tally = states[index]?.tally
        if (!tally) throw new Error('a version too many')
        expect(
          {
            convened: numberAfter(text, 'tổng số '),
            official: numberAfter(text, '(chính thức '),
            probationary: numberAfter(text, ', dự bị '),
            present: numberAfter(text, '; có mặt '),
            excused: numberAfter(text, '; vắng có lý do '),
            absent: numberAfter(text, '; vắng không có lý do '),
            exempt: numberAfter(text, 'được miễn sinh hoạt, không dự '),
            late: numberAfter(text, '(trong đó đến muộn ') ?? 0,
            rate: numberAfter(text, ', đạt '),
            base: Number(/Tỷ lệ dự sinh hoạt: \d+\/(\d+) đồng chí/.exec(text)?.[1]),
          },
          `${where(meeting)}, version ${index + 1}`,
        ).toEqual({
          ...{ convened: tally.convened, official: tally.official, probationary: tally.probationary },
          ...{ present: tally.present, excused: tally.excused, absent: tally.absent, exempt: tally.exempt },
          ...{
            late: tally.late,
            base: tally.base,
            rate: Math.round((tally.present * 1000) / tally.base) / 10,
          },
        })
      }
    }
  })

  it('say in every version of the resolution who was there', () => {
    for (const meeting of recorded.filter(isPapered)) {
      const states = statesOf(meeting, 'resolution')
      for (const [index, { text }] of versionsOf(meeting, 'resolution').entries()) {
        const tally = states[index]?.tally
        expect(numberAfter(text, 'Tổng số đảng viên: '), where(meeting)).toBe(tally?.convened)
        expect(numberAfter(text, '; có mặt '), where(meeting)).toBe(tally?.present)
        expect(numberAfter(text, '; vắng '), where(meeting)).toBe(
          (tally?.excused ?? 0) + (tally?.absent ?? 0),
        )
      }
    }
  })

  it('give every vote with its base, and say whether it was carried', () => {
    for (const meeting of recorded.filter(isPapered)) {
      for (const kind of ['minutes', 'resolution'] as const) {
        const states = statesOf(meeting, kind)
        for (const [index, { votes, text }] of versionsOf(meeting, kind).entries()) {
          const { ballots = [], tally } = states[index] ?? {}
          const put = (kind === 'minutes' ? ballots : ballots.slice(0, 1)).map((vote) => ({
            ...{
              base: tally?.voters,
              agree: vote.inFavour,
              disagree: vote.against,
              otherOpinion: vote.other,
            },
          }))
          expect(
            votes.map(({ base, agree, disagree, otherOpinion }) => ({ base, agree, disagree, otherOpinion })),
            where(meeting),
          ).toEqual(put)
          if (kind === 'resolution') continue
          const results = [...text.matchAll(/Kết quả: (được|không được) thông qua/g)].map(
            ([, word]) => word === 'được',
          )
          expect(results, where(meeting)).toEqual(ballots.map((vote) => isCarried(vote, tally?.voters ?? 0)))
        }
      }
    }
  })

  it('carry the open tasks of the months before and what was said of them', () => {
    const stateWords = { done: 'Hoàn thành', doing: 'Đang thực hiện', 'not-started': 'Chưa thực hiện' }
    for (const meeting of recorded.filter(({ depth }) => depth === 'full')) {
      const titles = meeting.reports
        .filter(({ isAgain }) => !isAgain)
        .map(({ title }) => title)
        .toSorted()
      expect([...(year.carried.get(meeting) ?? [])].toSorted(), where(meeting)).toEqual(titles)
      for (const { rows } of versionsOf(meeting, 'minutes')) {
        for (const { title, state } of meeting.reports) {
          expect(rows.find((row) => row[1] === title)?.[4], `${where(meeting)}: ${title}`).toContain(
            stateWords[state],
          )
        }
        expect(rows.length, where(meeting)).toBe(
          meeting.reports.length + meeting.given.length + raisedAt(meeting).length,
        )
      }
    }
  })

  it('bear the own score of the cell and its name on that day, also after the merger', () => {
    for (const meeting of recorded.filter(isPapered)) {
      const others =
        meeting.cell === mergedCell ? sources : sources.includes(meeting.cell) ? [mergedCell] : []
      for (const { text, issuer } of versionsOf(meeting, 'minutes')) {
        expect(numberAfter(text, 'Chi bộ tự chấm kỳ sinh hoạt: '), where(meeting)).toBe(meeting.ownScore / 10)
        expect(text, where(meeting)).toContain(`${cellName(meeting.cell, meeting.heldOn)} tổ chức`)
        expect(issuer.toLocaleUpperCase('vi')).toContain(
          cellName(meeting.cell, meeting.heldOn).toLocaleUpperCase('vi'),
        )
        for (const other of others)
          expect(`${text} ${issuer.toLocaleUpperCase('vi')}`).not.toContain(cellName(other))
      }
    }
  })

  it('were drawn from the very words that are kept', () => {
    for (const { text, pdf, kind } of papers.filter((paper) => paper.kind === 'minutes')) {
      const html = (year.drawn.get(pdf) ?? '').replace(/<[^>]*>/g, '')
      const rate = text.split('\n').find((line) => line.includes('tổng số')) ?? 'no line'
      expect(html.includes(rate), `${kind}: ${rate}`).toBe(true)
    }
  })
})

morePapers(() => ({ year, papers }))
