import { addDays } from '../../../shared/calendar/dates.ts'
import type { ContributionKind } from '../../../shared/contributions/contract.ts'
import type { Ask } from './bodies.ts'
import type { Random } from './random.ts'

const works = ['Đường bê tông nội bản', 'Nhà văn hóa bản', 'Đường điện chiếu sáng'] as const
const households = ['Hộ ông Vàng A Dơ', 'Hộ bà Lò Thị Mỷ', 'Hộ ông Hà Văn Pánh', 'Hộ ông Cứ A Tủa'] as const

const gifts: readonly {
  readonly kind: ContributionKind
  readonly unit: string
  readonly amounts: readonly [number, ...number[]]
}[] = [
  { kind: 'labour', unit: 'công', amounts: [1, 1.5, 2, 3] },
  { kind: 'money', unit: 'đồng', amounts: [200_000, 300_000, 500_000] },
  { kind: 'labour', unit: 'công', amounts: [2, 4] },
  { kind: 'land', unit: 'm²', amounts: [35, 60, 120] },
  { kind: 'goods', unit: 'bao xi măng', amounts: [5, 10] },
]

interface Place {
  readonly cellId: string
  /** Some of its members. */
  readonly personIds: readonly string[]
}

/** What members and households of some villages gave to common works in the last months. */
export async function giveToWorks(
  ask: Ask,
  random: Random,
  places: readonly Place[],
  today: string,
): Promise<void> {
  for (const [index, { cellId, personIds }] of places.entries()) {
    const work = works[index % works.length] ?? works[0]
    const givers = [
      ...personIds.map((personId) => ({ personId, giver: '' })),
      ...households.map((giver) => ({ personId: null, giver })),
    ]
    for (const [turn, giver] of givers.entries()) {
      const { kind, unit, amounts } = gifts[turn % gifts.length] ?? {
        kind: 'labour',
        unit: 'công',
        amounts: [1],
      }
      const given = addDays(today, -random.between(5, 200))
      await ask('contributions.save', {
        ...{ id: null, revision: 0, cellId, given, ...giver },
        ...{ kind, unit, amount: random.pick(amounts), work, note: '' },
      })
    }
  }
}

const measures = [
  { about: /kênh mương/, indicator: 'Kênh mương được nạo vét', unit: 'm', target: 600, achieved: 420 },
  { about: /vụ đông/, indicator: 'Hộ đăng ký trồng cây vụ đông', unit: 'hộ', target: 25, achieved: 14 },
  { about: /nhà văn hóa/, indicator: 'Mái nhà văn hóa được lợp lại', unit: 'm²', target: 80, achieved: 0 },
] as const

/** Open tasks that can be measured have an indicator, and the office noted how far some of them are. */
export async function followTasks(ask: Ask, today: string): Promise<void> {
  const { tasks } = await ask('tasks.list', { state: 'open', limit: 200 })
  let noted = 0
  for (const task of tasks) {
    const { id, title, personId, who, dueOn, product, forWhom } = task
    const measure = measures.find(({ about }) => about.test(title))
    if (!measure) continue
    const { indicator, unit, target, achieved } = measure
    const fields = { title, personId, who, dueOn, product, forWhom, indicator, unit, target }
    await ask('tasks.change', { id, revision: task.revision, ...fields })
    noted += 1
    if (noted % 2 === 0) continue
    const note = { notedOn: addDays(today, -3), content: 'Trưởng bản báo qua điện thoại: đang làm', achieved }
    await ask('tasks.note', { taskId: id, ...note })
    if (noted % 3 === 0) await ask('tasks.remind', { id, seen: null, remindOn: addDays(today, noted - 6) })
  }
}

/** Figures of all villages of the last year, and of this year of those that have reported. */
export async function countVillages(ask: Ask, random: Random, today: string): Promise<void> {
  const present = Number(today.slice(0, 4))
  const { villages } = await ask('villages.ofYear', { year: present - 1 })
  for (const [index, { cellId }] of villages.entries()) {
    const households = random.between(60, 180)
    const poor = Math.round(households * 0.12)
    const [hectares, yieldOf, income] = [
      random.between(180, 520) / 10,
      random.between(480, 590) / 10,
      random.between(300, 420) / 10,
    ]
    for (const year of [present - 1, present]) {
      const isThisYear = year === present
      if (isThisYear && index % 3 === 2) continue
      const values = {
        households: households + (isThisYear ? 2 : 0),
        people: households * 4 + (isThisYear ? 9 : 0),
        poor: poor - (isThisYear ? 3 : 0),
        'near-poor': Math.round(households * 0.08),
        cultural: Math.round(households * 0.85),
        'rice-area': hectares,
        'rice-yield': isThisYear ? Math.round(yieldOf * 10 + 8) / 10 : yieldOf,
        income: isThisYear ? Math.round(income * 10 + 21) / 10 : income,
      }
      for (const [fact, value] of Object.entries(values)) {
        await ask('villages.set', { cellId, year, fact, seen: null, value })
      }
    }
  }
}
