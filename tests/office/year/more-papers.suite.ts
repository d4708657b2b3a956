import { describe, expect, it } from 'vitest'
import { type Kept, numberAfter } from './kept.ts'
import type { Year } from './papering.ts'
import { headcount, isCarried, recorded } from './recount.ts'
import { cellName, type Meeting, withdrawals } from './script.ts'
import {
  committeeScore,
  criteriaOf,
  hasMorePapers,
  type Other,
  others,
  raised,
  raisedAt,
} from './script-more.ts'

/** `92,5` and `90` as a paper writes tenths. */
const pointsText = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)},${tenths % 10}`
const dayText = (day: string): string => {
  const [year, month, date] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}
const ballotsOn = (paper: Kept) =>
  paper.votes.map(({ base, agree, disagree, otherOpinion }) => ({ base, agree, disagree, otherOpinion }))

/** Score sheets, extracts, notices, and what meetings of other kinds leave, against a recount from the script alone. */
export function morePapers(played: () => { readonly year: Year; readonly papers: readonly Kept[] }): void {
  const versionsOf = (id: string | undefined, kind: string) =>
    played().papers.filter((paper) => paper.meetingId === id && paper.kind === kind)
  const ofMeeting = (meeting: Meeting, kind: string) => versionsOf(played().year.meetings.get(meeting), kind)
  const ofOther = (meeting: Other, kind: string): Kept => {
    const found = versionsOf(played().year.others.get(meeting), kind)
    expect(found, `${kind} of ${meeting.cell}, ${meeting.kind} ${meeting.heldOn}`).toHaveLength(1)
    const [paper] = found
    if (!paper) throw new Error('there is no paper')
    return paper
  }
  /** What each version of a paper was made from. */
  const statesOf = (meeting: Meeting) => [meeting, ...(meeting.corrected ? [meeting.corrected] : [])]
  const withMore = recorded.filter(hasMorePapers)

  describe('the script of what happens beside the monthly meetings', () => {
    it('has every kind of thing in it', () => {
      for (const kind of ['committee', 'extraordinary', 'review'])
        expect(others.filter((meeting) => meeting.kind === kind).length, kind).toBeGreaterThan(4)
      const admissions = others
        .filter(({ kind }) => kind === 'extraordinary')
        .flatMap(({ ballots, calls, heldOn }) =>
          ballots.map((vote) => isCarried(vote, headcount(calls, heldOn).voters)),
        )
      expect(admissions).toContain(true)
      expect(admissions).toContain(false)
      expect(withdrawals.filter(({ restoredOn }) => restoredOn === null).length).toBeGreaterThan(5)
      expect(withdrawals.filter(({ restoredOn }) => restoredOn !== null).length).toBeGreaterThan(5)
      const again = recorded.flatMap(({ reports }) => reports).filter(({ isAgain }) => isAgain)
      expect(again.length).toBeGreaterThan(2)
      for (const how of ['answered', 'withdrawn'])
        expect(raised.filter(({ later }) => later?.how === how).length, how).toBeGreaterThan(5)
      expect(raised.filter(({ answer }) => answer !== '').length).toBeGreaterThan(5)
      expect(recorded.filter((meeting) => committeeScore(meeting) !== null).length).toBeGreaterThan(50)
      expect(withMore.length).toBeGreaterThan(15)
      expect(withMore.some(({ corrected }) => corrected)).toBe(true)
    })
  })

  describe('the other papers of a monthly meeting', () => {
    it('are in as many versions as were signed for', () => {
      for (const meeting of recorded) {
        for (const kind of ['score-sheet', 'notice', 'extract']) {
          const expected = hasMorePapers(meeting) ? statesOf(meeting).length : 0
          expect(ofMeeting(meeting, kind), `${cellName(meeting.cell)} ${meeting.period}`).toHaveLength(
            expected,
          )
        }
      }
    })

    it('give on the score sheet each criterion as the cell voted it, and their sum', () => {
      for (const meeting of withMore) {
        for (const { rows, text } of ofMeeting(meeting, 'score-sheet')) {
          expect(rows.map((row) => row[3])).toEqual([
            ...criteriaOf(meeting).map(({ points }) => pointsText(points)),
            pointsText(meeting.ownScore),
          ])
          expect(rows[3]?.[4]).toBe('Ít ý kiến phát biểu')
          expect(numberAfter(text, 'Chi bộ tự chấm kỳ sinh hoạt: ')).toBe(meeting.ownScore / 10)
        }
      }
    })

    it('say in the extract who was there, and give the one vote with its base and result', () => {
      for (const meeting of withMore) {
        for (const [index, paper] of ofMeeting(meeting, 'extract').entries()) {
          const { calls, ballots } = statesOf(meeting)[index] ?? meeting
          const { convened, official, probationary, present, voters } = headcount(calls, meeting.heldOn)
          const [, vote] = ballots
          if (!vote) throw new Error('there is no second vote')
          const { text } = paper
          expect({
            convened: numberAfter(text, 'Tổng số đảng viên của chi bộ: '),
            official: numberAfter(text, '(chính thức '),
            probationary: numberAfter(text, ', dự bị '),
            present: numberAfter(text, '; có mặt '),
          }).toEqual({ convened, official, probationary, present })
          expect(ballotsOn(paper)).toEqual([
            { base: voters, agree: vote.inFavour, disagree: vote.against, otherOpinion: vote.other },
          ])
          expect(text).toContain(`Kết quả: ${isCarried(vote, voters) ? 'được' : 'không được'} thông qua`)
        }
      }
    })

    it('name in the notice the tasks that were given, each with its deadline', () => {
      for (const meeting of withMore) {
        for (const { text, rows } of ofMeeting(meeting, 'notice')) {
          expect(text).toContain('Chi bộ thống nhất.')
          for (const { title, dueOn } of meeting.given) {
            const [year, month, day] = dueOn.split('-')
            const line = rows.map((row) => row.join(' ')).find((row) => row.includes(title)) ?? text
            expect(line).toContain(title)
            expect(line).toContain(`${day}/${month}/${year}`)
          }
          expect(rows.length).toBe(meeting.given.length)
        }
      }
    })

    it('have in the minutes every petition that was raised, with its answer or who owes it', () => {
      for (const meeting of recorded) {
        for (const { rows } of raisedAt(meeting).length > 0 ? ofMeeting(meeting, 'minutes') : []) {
          for (const { content, answer, answerer } of raisedAt(meeting)) {
            const row = rows.find((cells) => cells[1] === content)
            expect(row?.[3]).toContain(answer === '' ? answerer : answer)
          }
        }
      }
    })
  })

  describe('meetings of other kinds', () => {
    it('say in their minutes who was called and who came, and every vote with its result', () => {
      for (const meeting of others) {
        const paper = ofOther(meeting, 'minutes')
        const { text } = paper
        const tally = headcount(meeting.calls, meeting.heldOn)
        expect({
          convened: numberAfter(text, 'tổng số '),
          present: numberAfter(text, '; có mặt '),
          excused: numberAfter(text, '; vắng có lý do '),
          absent: numberAfter(text, '; vắng không có lý do '),
          rate: numberAfter(text, ', đạt '),
          base: Number(/Tỷ lệ dự [\p{L} ]+: \d+\/(\d+) đồng chí/u.exec(text)?.[1]),
        }).toEqual({
          ...{ convened: tally.convened, present: tally.present, excused: tally.excused },
          ...{ absent: tally.absent, base: tally.base },
          rate: Math.round((tally.present * 1000) / tally.base) / 10,
        })
        expect(ballotsOn(paper)).toEqual(
          meeting.ballots.map((vote) => ({
            ...{ base: tally.voters, agree: vote.inFavour },
            ...{ disagree: vote.against, otherOpinion: vote.other },
          })),
        )
        for (const vote of meeting.ballots)
          expect(text).toContain(
            `Kết quả: ${isCarried(vote, tally.voters) ? 'được' : 'không được'} thông qua`,
          )
        expect(text).not.toContain('tự chấm')
      }
    })

    it('have the conclusion of a committee from those of its members who came', () => {
      for (const meeting of others.filter(({ kind }) => kind === 'committee')) {
        const { text } = ofOther(meeting, 'conclusion')
        const { convened, present } = headcount(meeting.calls, meeting.heldOn)
        expect([numberAfter(text, 'Tổng số chi ủy viên: '), numberAfter(text, '; có mặt ')]).toEqual([
          convened,
          present,
        ])
        expect(text).toContain(meeting.conclusion)
      }
    })

    it('are called by a summons that names whom it calls, and the day', () => {
      for (const meeting of others) {
        const { text } = ofOther(meeting, 'summons')
        expect(text).toContain(dayText(meeting.heldOn))
        expect(text).toContain(`triệu tập ${meeting.kind === 'committee' ? 'chi ủy viên' : 'đảng viên'} dự`)
      }
    })

    it('give an extract of the admission with whom it needed', () => {
      for (const meeting of others.filter(({ kind }) => kind !== 'committee')) {
        const paper = ofOther(meeting, 'extract')
        const { voters, present } = headcount(meeting.calls, meeting.heldOn)
        const [vote] = meeting.ballots
        if (!vote) throw new Error('there is no vote')
        expect(paper.text).toContain(vote.question)
        expect(numberAfter(paper.text, '; có mặt ')).toBe(present)
        const threshold = vote.kind === 'admission' ? Math.ceil((voters * 2) / 3) : Math.floor(voters / 2) + 1
        expect(numberAfter(paper.text, 'thông qua (cần từ ')).toBe(threshold)
      }
    })
  })
}
