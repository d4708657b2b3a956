import { addPeriods, nextPeriod } from '../../../shared/calendar/periods.ts'
import { hasTopic, type MeetingContent } from '../../../shared/meetings/meeting.ts'
import type { Ask } from './bodies.ts'
import type { Random } from './random.ts'
import { thematicTopics } from './texts.ts'

/** How many months have the commune's directions, this one the last. */
const monthsWithDirections = 4

const documents = [
  {
    number: '57-NQ/TW',
    issuer: 'Bộ Chính trị',
    issuedOn: '2024-12-22',
    title: 'Nghị quyết về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
  },
  {
    number: '68-NQ/TW',
    issuer: 'Bộ Chính trị',
    issuedOn: '2025-05-04',
    title: 'Nghị quyết về phát triển kinh tế tư nhân',
  },
  {
    number: '71-NQ/TW',
    issuer: 'Bộ Chính trị',
    issuedOn: '2025-08-22',
    title: 'Nghị quyết về đột phá phát triển giáo dục và đào tạo',
  },
  {
    number: '42-HD/BTCTW',
    issuer: 'Ban Tổ chức Trung ương',
    issuedOn: '2025-10-28',
    title: 'Hướng dẫn nâng cao chất lượng sinh hoạt chi bộ',
  },
] as const

const directions = [
  'Tập trung chăm sóc lúa mùa, phòng chống thiên tai; rà soát hộ nghèo, hộ cận nghèo.',
  'Thu hoạch lúa mùa, gieo trồng vụ đông; chuẩn bị năm học mới, vận động học sinh ra lớp.',
  'Làm đường giao thông nông thôn, chỉnh trang nhà văn hóa; thu nộp các loại quỹ theo quy định.',
  'Kiểm điểm, đánh giá, xếp loại cuối năm; phòng chống rét cho cây trồng, vật nuôi.',
] as const

/** Of this month only, so that nothing follows from them yet. */
const commonTask = 'Hoàn thành kiểm điểm, xếp loại đảng viên'

/** The commune's directions for this month and the ones before, typed before the cells meet. */
export async function writeDirections(ask: Ask, present: string): Promise<void> {
  for (let index = 0; index < monthsWithDirections; index += 1) {
    const period = addPeriods(present, index - monthsWithDirections + 1)
    const document = documents[index]
    if (document === undefined) continue
    const task = { id: null, title: commonTask, product: '', dueOn: `${nextPeriod(period)}-15` }
    await ask('months.saveDirections', {
      period,
      revision: 0,
      news: '',
      directions: directions[index] ?? '',
      documents: [{ id: null, ...document }],
      tasks: period === present ? [task] : [],
    })
  }
}

/** The common tasks of the month stand first among those that a cell gives. */
export const withCommonTasks = (opened: MeetingContent, content: MeetingContent): MeetingContent => ({
  ...content,
  assignedTasks: [
    ...opened.assignedTasks.map((task) => ({ ...task, who: 'Chi ủy, trưởng bản' })),
    ...content.assignedTasks,
  ],
})

/** Most cells study what they are given, now and then with fewer than all who came. */
export async function studyDocuments(ask: Ask, random: Random, meetingId: string): Promise<void> {
  const given = await ask('months.ofMeeting', { meetingId })
  const studied = given.documents.filter(() => random.chance(0.85))
  if (studied.length === 0) return
  await ask('months.setStudied', {
    meetingId,
    documents: studied.map(({ id }) => ({
      documentId: id,
      members: random.chance(0.2) ? Math.max(1, given.present - 2) : null,
    })),
  })
}

/** This year's rest and the next year planned; of some thematic meetings the topic is known. */
export async function planYears(ask: Ask, year: number): Promise<void> {
  await ask('plans.propose', { year, thematic: 'combined' })
  await ask('plans.propose', { year: year + 1, thematic: 'combined' })
  const { cells } = await ask('plans.year', { year: year + 1 })
  for (const [index, { plans }] of cells.entries()) {
    const plan = plans.find(({ kind }) => hasTopic(kind))
    const topic = thematicTopics[index % thematicTopics.length]
    if (plan === undefined || topic === undefined || index % 3 === 2) continue
    await ask('plans.save', { ...plan, topic, drafter: 'Bí thư chi bộ', approver: 'Chi ủy' })
  }
}
