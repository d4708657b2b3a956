import { z } from 'zod'
import { line, requiredLine } from '../fields.ts'
import { codedList } from '../lists/coded-list.ts'

/** What an item (mục) is about that stands in a meeting only when there is such a thing to decide (domain.md 2.1). */
export const agendaCases = [
  'admission',
  'confirmation',
  'discipline',
  'election',
  'exemption',
  'rating',
] as const
export type AgendaCase = (typeof agendaCases)[number]
export const agendaCaseNames: Readonly<Record<AgendaCase, string>> = {
  admission: 'kết nạp đảng viên',
  confirmation: 'công nhận đảng viên chính thức',
  discipline: 'kỷ luật',
  election: 'bầu cử, kiện toàn chi ủy',
  exemption: 'miễn công tác và sinh hoạt đảng',
  rating: 'xếp loại chất lượng',
}

export const agendaItem = z.object({
  title: requiredLine('nội dung của mục', 300),
  /** Who presents it, in words: Bí thư, Thư ký, Người được phân công; a post gives way to the name of who holds it. */
  presenter: line(120),
  /** Minutes; null where the time is left open. */
  minutes: z.number().int().min(1).max(600).nullable(),
  /** Only in a meeting that has such a thing to decide. */
  onlyFor: z.enum(agendaCases).exactOptional(),
  /** Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh: its minutes follow a rule of their own. */
  isExample: z.literal(true).exactOptional(),
})
export type AgendaItem = z.infer<typeof agendaItem>

export const mostAgendaItems = 40
export const agendaItems = z.array(agendaItem).max(mostAgendaItems)

/** Words offered for who presents an item; any other may be written. */
export const presenters = codedList(
  { title: 'Người trình bày', basis: 'Thông lệ', confidence: 'local', isOpen: true },
  [
    ['secretary', 'Bí thư'],
    ['deputy', 'Phó bí thư'],
    ['committee', 'Chi ủy viên'],
    ['chair', 'Chủ trì'],
    ['clerk', 'Thư ký'],
    ['assigned', 'Người được phân công'],
    ['everybody', 'Toàn thể đảng viên'],
    ['superior', 'Đại biểu cấp trên'],
  ],
)

/** Minutes of the items that stand in every meeting. */
export const agendaMinutes = (items: readonly AgendaItem[]): number =>
  items.reduce((sum, { minutes, onlyFor }) => sum + (onlyFor === undefined ? (minutes ?? 0) : 0), 0)
