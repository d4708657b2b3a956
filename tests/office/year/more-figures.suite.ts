import { describe, expect, it } from 'vitest'
import type { Year } from './papering.ts'
import { headcount, isMonthly, lastState, openTasks, recorded, turnsOf } from './recount.ts'
import {
  cellCount,
  cellName,
  type Meeting,
  meetings,
  mergedCell,
  mergedOn,
  periods,
  placeOn,
  rollOf,
  sources,
} from './script.ts'
import { committeeScore, hasMorePapers, others, raised } from './script-more.ts'

const cells = Array.from({ length: cellCount + 1 }, (_, cell) => cell)
const where = ({ cell, period, kind }: Meeting): string => `${cellName(cell)}, ${period}, ${kind}`
const within =
  (from: string, to: string) =>
  ({ period }: Meeting): boolean =>
    period >= from && period <= to
/** `05/03/2026` */
const written = (day: string): string => day.split('-').toReversed().join('/')
const percent = (part: number, whole: number): string => {
  const tenths = Math.round((part * 1000) / whole)
  return `${Math.floor(tenths / 10)},${tenths % 10}%`
}
const points = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)},${tenths % 10}`
const plain = (html: string): string => html.replace(/<[^>]*>/g, '')
const rowsOf = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => plain(cell).trim()),
  )

/** Tables above the cells, the job of a month and the packets, against a recount from the script alone. */
export function moreFigures(played: () => Year): void {
  const ask: Year['office']['ask'] = (name, input) => played().office.ask(name, input)

  describe('the table of a month', () => {
    it.each(periods)(
      '%s has every meeting with its length, attendance and the two given scores',
      async (period) => {
        const table = await ask('overview.ofMonth', { period })
        const found = new Map(
          table.flatMap(({ meetings }) => meetings.map((row) => [row.meeting.id, row] as const)),
        )
        for (const meeting of recorded.filter((each) => each.period === period)) {
          const row = found.get(played().meetings.get(meeting) ?? '')
          const tally = headcount(lastState(meeting).calls, meeting.heldOn)
          expect(
            {
              ...{ minutes: row?.minutes, own: row?.own, committee: row?.committee },
              ...{ present: row?.turns.present, base: row?.turns.base },
              ...{ excused: row?.turns.excused, absent: row?.turns.absent },
            },
            where(meeting),
          ).toEqual({
            ...{ minutes: 95, own: meeting.ownScore, committee: committeeScore(meeting) },
            ...{ present: tally.present, base: tally.base, excused: tally.excused, absent: tally.absent },
          })
          const hasMinutes = meeting.depth === 'full' || meeting.cell % 3 === 0
          expect(row?.lacks, where(meeting)).toEqual([
            // The second version of what was corrected is not signed yet.
            hasMinutes ? (meeting.corrected ? 'signature' : 'posting') : 'minutes',
            ...(isMonthly(meeting) && committeeScore(meeting) === null ? ['appraisal'] : []),
          ])
        }
        const forgotten = meetings.filter((each) => each.period === period && each.isForgotten)
        for (const meeting of forgotten)
          expect(found.get(played().meetings.get(meeting) ?? '')?.lacks).toEqual(['record'])
      },
    )
  })

  describe('the table of a longer time', () => {
    it.each([
      ['2026-01', '2026-06', '2025-07', '2025-12'],
      ['2026-07', '2026-12', '2026-01', '2026-06'],
      ['2026-01', '2026-12', '2025-01', '2025-12'],
    ])('from %s to %s has every cell and the commune, now and before', async (from, to, ...before) => {
      const sumsOf = (passes: (meeting: Meeting) => boolean) => {
        const held = recorded.filter(passes)
        const given = held.map((meeting) => committeeScore(meeting) ?? meeting.ownScore)
        const total = given.reduce((sum, each) => sum + each, 0)
        return {
          held: held.filter(isMonthly).length,
          thematic: held.filter(({ kind }) => kind !== 'regular').length,
          turns: turnsOf(passes),
          score: given.length === 0 ? null : Math.round(total / given.length),
          scored: given.length,
        }
      }
      const [earlier = '', last = ''] = before
      const table = await ask('overview.ofSpan', { from, to })
      expect(table.now).toMatchObject(sumsOf(within(from, to)))
      expect(table.before).toMatchObject(sumsOf(within(earlier, last)))
      for (const cell of cells) {
        const row = table.cells.find(({ cellId }) => cellId === played().cells[cell])
        const mine = (one: string, other: string) => (meeting: Meeting) =>
          meeting.cell === cell && within(one, other)(meeting)
        if (row === undefined) expect(recorded.filter(mine(from, to)), cellName(cell)).toEqual([])
        else {
          expect(row.now, cellName(cell)).toMatchObject(sumsOf(mine(from, to)))
          expect(row.before, cellName(cell)).toMatchObject(sumsOf(mine(earlier, last)))
        }
      }
    })
  })

  describe('the page of a cell before a visit', () => {
    it('has the latest meetings of the year with attendance and scores, and the open tasks', async () => {
      const open = [...openTasks(recorded, '2027-01-28')].length
      let tasks = 0
      for (const cell of cells.filter((each) => !sources.includes(each))) {
        const cellId = played().cells[cell] ?? ''
        const file = await ask('forms.print', { form: 'history', cellId })
        played().office.door.take(file.token)
        const html = [...played().drawn.values()].at(-1) ?? ''
        const lines = rowsOf(html).filter(([, day = '']) => /^\d\d\/\d\d\/2026$/.test(day))
        const mine = recorded.filter((meeting) => meeting.cell === cell)
        expect(lines.length, cellName(cell)).toBeGreaterThan(cell === mergedCell ? 5 : 8)
        for (const [, day = '', , came, away, own, committee] of lines) {
          const meeting = mine.find(({ heldOn }) => written(heldOn) === day)
          if (!meeting) {
            expect(came, `${cellName(cell)}, ${day}`).toBe('Chưa ghi vào sổ')
            continue
          }
          const { present, base, excused, absent } = headcount(lastState(meeting).calls, meeting.heldOn)
          const judged = committeeScore(meeting)
          // A column shows its place after the comma in every line where one line has it.
          const bare = (cell = '') => cell.replace(/,0$/, '')
          expect([came, away, bare(own), bare(committee)], where(meeting)).toEqual([
            ...[`${present}/${base} (${percent(present, base)})`, `${excused}/${absent}`],
            ...[points(meeting.ownScore), judged === null ? '' : points(judged)],
          ])
        }
        const shown = rowsOf(html).filter(([title = '']) => title.startsWith('Việc số ')).length
        const more = Number(
          /Còn (\d+) dòng nữa trong sổ/.exec(plain(html.slice(html.indexOf('Nhiệm vụ đang mở'))))?.[1] ?? 0,
        )
        tasks += shown + more
      }
      expect(tasks).toBe(open)
    })
  })

  describe('the job that was printed when a month was opened', () => {
    it('has every cell with its roll, and the tasks that were open on that day', () => {
      expect(played().jobs.map(({ period }) => period)).toEqual(periods.filter((_, month) => month % 2 === 0))
      for (const { period, written: until, html } of played().jobs) {
        const articles = html.split('<article').slice(1)
        const ofMonth = meetings.filter((meeting) => meeting.period === period && meeting.kind !== 'thematic')
        expect(articles).toHaveLength(ofMonth.length * 4)
        for (const { cell, heldOn } of ofMonth) {
          const heading = cellName(cell, heldOn).toLocaleUpperCase('vi')
          const [roll = '', sheet = '', tasks = ''] = articles.filter(
            (article) => /CHI BỘ BẢN [\p{Lu}\d]+/u.exec(plain(article))?.[0] === heading,
          )
          const called = rollOf(cell, heldOn)
          const names = rowsOf(roll).filter(([number = '']) => /^\d+$/.test(number))
          expect(names.map(([, name]) => name).toSorted(), heading).toEqual(
            called.map(({ name }) => name).toSorted(),
          )
          const probationary = called.filter(
            (member) => placeOn(member, heldOn)?.standing === 'probationary',
          ).length
          expect(plain(sheet), heading).toContain(
            `Tổng số đảng viên: ${called.length} (chính thức ${called.length - probationary}, dự bị ${probationary})`,
          )
          const own = until.filter(
            (meeting) =>
              meeting.cell === cell ||
              (cell === mergedCell && heldOn >= mergedOn && sources.includes(meeting.cell)),
          )
          const day = `${period}-10`
          const open = [...openTasks(own, day, day).keys()]
          const listed = rowsOf(tasks).flatMap((row) => row.filter((text) => text.startsWith('Việc số ')))
          expect(listed.toSorted(), `${heading}, ${period}`).toEqual(open.toSorted())
        }
      }
    })
  })

  describe('the packets for the e-handbook', () => {
    it.each(periods)(
      'of %s have every paper that was frozen, and hold back what is about people',
      async (period) => {
        const rows = new Map(
          (await ask('packets.ofPeriod', { period })).map((row) => [row.meetingId, row] as const),
        )
        const papers = await ask('documents.ofPeriod', { period })
        for (const meeting of recorded.filter((each) => each.period === period)) {
          const id = played().meetings.get(meeting) ?? ''
          const row = rows.get(id)
          const kept = papers
            .filter(({ meetingId, state }) => meetingId === id && state !== 'draft')
            .map(({ paperId }) => `paper:${paperId}`)
          expect(row?.after.items.map(({ key }) => key).toSorted(), where(meeting)).toEqual(kept.toSorted())
          // The second vote is one on a person.
          const isOpen = row?.after.items.some(({ isPosted }) => isPosted) ?? false
          expect(isOpen, where(meeting)).toBe(kept.length > 0 && !hasMorePapers(meeting))
          const { text } = await ask('packets.text', { meetingId: id, phase: 'after' })
          const { present, base, excused, absent } = headcount(lastState(meeting).calls, meeting.heldOn)
          const two = (count: number): string => (count < 10 ? `0${count}` : String(count))
          expect(text, where(meeting)).toContain(
            `${two(present)}/${two(base)} đảng viên (${percent(present, base)})`,
          )
          if (excused > 0) expect(text, where(meeting)).toContain(`vắng có lý do ${two(excused)}`)
          if (absent > 0) expect(text, where(meeting)).toContain(`vắng không có lý do ${two(absent)}`)
        }
        for (const meeting of others.filter((each) => each.period === period)) {
          const row = rows.get(played().others.get(meeting) ?? '')
          expect(row?.after.items.some(({ isPosted }) => isPosted)).toBe(false)
          expect(row?.before.items.some(({ isPosted }) => isPosted)).toBe(false)
        }
      },
    )
  })

  describe('petitions', () => {
    it('are open, answered or dropped as they were, each by who answers it', async () => {
      const { counts, petitions } = await ask('petitions.list', { state: 'all', limit: 200 })
      const isAnswered = ({ answer, later }: (typeof raised)[number]) =>
        answer !== '' || later?.how === 'answered'
      const dropped = raised.filter(({ later }) => later?.how === 'withdrawn')
      const answered = raised.filter(isAnswered)
      const open = raised.filter((each) => !answered.includes(each) && !dropped.includes(each))
      expect(counts).toEqual({
        ...{ open: open.length, overdue: open.filter(({ dueOn }) => dueOn < '2027-01-28').length },
        ...{ answered: answered.length, withdrawn: dropped.length, all: raised.length },
      })
      for (const { content, later } of answered) {
        const found = petitions.find((each) => each.content === content)
        if (later) expect(found?.answeredOn, content).toBe(later.on)
      }
      const answerers = await ask('petitions.answerers', {})
      for (const name of ['Ban 0', 'Ban 1', 'Ban 2']) {
        const ofName = (all: typeof raised) => all.filter(({ answerer }) => answerer === name).length
        expect(
          answerers.find(({ answerer }) => answerer === name),
          name,
        ).toMatchObject({
          ...{ open: ofName(open), answered: ofName(answered) },
        })
      }
    })
  })
}
