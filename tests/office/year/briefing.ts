import type { Year } from './papering.ts'
import { committeeOf, leading } from './script-more.ts'

/** The first member of each cell who stays in it all year leads it from the beginning; where there is a committee, more of them belong to it. */
export async function appointSecretaries({ office, cells, people }: Year): Promise<void> {
  for (const [cell, bodyId] of cells.entries()) {
    const [leader] = leading(cell)
    for (const member of leader ? [leader, ...committeeOf(cell).slice(1)] : []) {
      const { revision } = await office.ask('organisation.posts', { bodyId })
      await office.ask('organisation.appoint', {
        ...{ bodyId, revision, from: '2025-01-01' },
        post: member === leader ? 'secretary' : 'committee-member',
        person: { personId: people[member.key] ?? '', fullName: '' },
      })
    }
  }
}

/** Giao ban of a month: nobody counts it among the meetings of the cells. */
export async function brief({ office }: Year, period: string): Promise<void> {
  const { id } = await office.ask('briefings.open', { period, heldOn: `${period}-20` })
  const { revision, content, roll } = await office.ask('meetings.get', { id })
  const marks = roll.map(({ personId }, place) => ({
    personId,
    state: place % 9 === 4 ? ('excused' as const) : ('present' as const),
    reason: '',
  }))
  await office.ask('meetings.record', {
    ...{ id, revision },
    content: { ...content, startsAt: '08:00', endsAt: '10:00', marks, conclusion: 'Thống nhất.' },
  })
}
