import { randomUUID } from 'node:crypto'
import { calledLines, markCalled, turnLate } from '../../../shared/briefings/calling.ts'
import { addDays } from '../../../shared/calendar/dates.ts'
import { addPeriods, periodOf } from '../../../shared/calendar/periods.ts'
import type { Mark, MeetingContent, RollLine } from '../../../shared/meetings/meeting.ts'
import type { Ask } from './bodies.ts'
import type { Random } from './random.ts'

const briefingsBefore = 3
const dayOfBriefing = 10
const busy = ['đi công tác', 'đi viện', 'gia đình có việc'] as const

/** What is reported and concluded, a line a briefing. */
const reports = [
  [
    'Bà con đã thu hoạch xong lúa mùa; đề nghị xã sớm cấp giống ngô vụ đông.',
    'Sinh hoạt chi bộ đúng ngày; tỷ lệ dự tăng so với tháng trước.',
  ],
  [
    'Còn chậm việc thu đảng phí của đảng viên đi làm ăn xa.',
    'Đã vận động 12 hộ hiến đất mở rộng đường nội bản, còn 03 hộ chưa thống nhất.',
  ],
  [
    'Trường lớp bước vào năm học mới ổn định, học sinh ra lớp đạt 98%.',
    'Đề nghị ngành điện sớm thay trạm biến áp; vào giờ cao điểm điện rất yếu.',
  ],
  [
    'Đã rà soát xong hộ nghèo, hộ cận nghèo; Nhân dân đồng tình với kết quả.',
    'Hai quần chúng ưu tú đã học xong lớp nhận thức về Đảng, chi bộ đang làm hồ sơ.',
  ],
] as const
const conclusions = [
  'Các chi bộ gửi biên bản trong 02 ngày sau khi họp; chi bộ nào chậm thì bí thư báo cáo lý do.',
  'Tập trung thu đảng phí quý III; phân công đảng viên giữ liên lạc với người đi làm ăn xa.',
  'Đảng ủy tiếp thu kiến nghị về điện, giao UBND xã làm việc với ngành điện và trả lời chi bộ.',
  'Chuẩn bị kiểm điểm cuối năm; mỗi chi bộ báo cáo số hộ chưa tham gia bảo hiểm y tế.',
] as const

/** Most secretaries come in time; for some a deputy sits there, a few are late or away. */
const markedOn = (random: Random, roll: readonly RollLine[]): Mark[] =>
  calledLines(roll).reduce<Mark[]>((marks, called) => {
    if (random.chance(0.06)) {
      const away = markCalled(marks, called, 'excused')
      const reason = random.pick(busy)
      return away.map((mark) => (mark.personId === called.line.personId ? { ...mark, reason } : mark))
    }
    const standsIn = called.standIns.length > 0 && random.chance(0.12)
    const there = markCalled(marks, called, standsIn ? 'stand-in' : 'present')
    return random.chance(0.06) ? turnLate(there, called) : there
  }, [])

/** The secretaries of all cells with the Party committee, once a month; the last time some cells were given a task. */
export async function holdBriefings(ask: Ask, random: Random, today: string): Promise<void> {
  const day = String(dayOfBriefing).padStart(2, '0')
  const periods = Array.from({ length: briefingsBefore + 1 }, (_, back) => addPeriods(periodOf(today), -back))
  const held = periods.filter((period) => `${period}-${day}` <= today).toReversed()
  for (const [index, period] of held.entries()) {
    const heldOn = `${period}-${day}`
    const { id } = await ask('briefings.open', { period, heldOn })
    const { revision, roll, content } = await ask('meetings.get', { id })
    const { cells, leaders } = await ask('briefings.around', { id })
    const marks = markedOn(random, roll)
    const there = marks.filter(({ state }) => state === 'present').map(({ personId }) => personId)
    const said = reports[index % reports.length] ?? []
    const first = index * said.length
    const speakers = roll.filter(({ personId }) => there.includes(personId)).slice(first, first + said.length)
    const task = {
      ...{ taskId: randomUUID(), title: 'Báo cáo số hộ chưa tham gia bảo hiểm y tế' },
      ...{ personId: null, who: '', dueOn: addDays(heldOn, 40) },
      cellIds: cells.slice(-3).map(({ cellId }) => cellId),
    }
    const written: MeetingContent = {
      ...content,
      ...{ startsAt: '08:00', endsAt: '10:15', place: 'Hội trường xã', marks },
      secretaryId: leaders.find(({ personId }) => personId !== content.chairId)?.personId ?? null,
      agenda:
        'Các chi bộ báo cáo tình hình trong tháng\nThông báo định hướng sinh hoạt tháng tới\nGiao nhiệm vụ',
      opinions: speakers.map(({ personId, fullName }, place) => ({
        ...{ speakerId: personId, speaker: fullName, text: said[place] ?? '' },
      })),
      assignedTasks: index === held.length - 1 ? [task] : [],
      conclusion: conclusions[index % conclusions.length] ?? '',
    }
    await ask('meetings.record', { id, revision, content: written })
  }
}

const pledges = [
  'Học tập phong cách gần dân, sát dân; mỗi tháng đến thăm ít nhất 02 hộ được phân công giúp đỡ.\nThực hành tiết kiệm trong việc cưới, việc tang.',
  'Nói đi đôi với làm; đi đầu hiến đất, góp công làm đường nội bản.\nKhông vi phạm nồng độ cồn khi tham gia giao thông.',
] as const

/** Bản cam kết: some cells are done with them and began to check, the others have not handed in yet. */
export async function makeCommitments(ask: Ask, today: string): Promise<void> {
  const year = Number(addDays(today, -60).slice(0, 4))
  const madeOn = `${year}-01-20`
  const { cells } = await ask('commitments.ofYear', { year })
  // The first cell is left for trying it out.
  for (const [index, { cellId }] of cells.slice(1, 6).entries()) {
    const { people } = await ask('commitments.ofCell', { year, cellId })
    const owed = people.filter(({ isOwed }) => isOwed).map(({ personId }) => personId)
    const made = index === 4 ? owed.slice(0, -3) : owed
    for (const [place, content] of pledges.entries()) {
      const personId = made[place]
      if (personId === undefined) continue
      const written = { personId, year, revision: 0, madeOn, content, checkedOn: null, outcome: '' }
      await ask('commitments.save', written)
    }
    if (made.length > 0) await ask('commitments.mark', { year, what: 'made', personIds: made, on: madeOn })
    const checkedOn = addDays(today, -5)
    const checked = index === 0 ? made.slice(0, Math.ceil(made.length / 2)) : []
    if (checked.length > 0)
      await ask('commitments.mark', { year, what: 'checked', personIds: checked, on: checkedOn })
  }
}
