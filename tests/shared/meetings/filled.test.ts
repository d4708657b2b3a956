import { describe, expect, it } from 'vitest'
import { filledIn } from '../../../shared/meetings/filled.ts'
import { emptyMeeting, type MeetingContent } from '../../../shared/meetings/meeting.ts'

const task = { taskId: crypto.randomUUID(), title: '', who: '', dueOn: null }

describe('a row that was added and never filled in', () => {
  const empty: MeetingContent = {
    ...emptyMeeting('2026-11-05'),
    guests: [{ fullName: '', title: '', isSuperior: true }],
    reportedTasks: [{ ...task, state: 'doing', result: '' }],
    opinions: [{ speakerId: null, speaker: '', text: '' }],
    assignedTasks: [{ ...task, personId: null }],
    votes: [{ kind: 'resolution', question: '', inFavour: null, against: null, other: null }],
  }

  it('is neither kept nor printed', () => {
    expect(filledIn(empty)).toEqual(emptyMeeting('2026-11-05'))
  })

  it.each([{ seats: 2 }, { ballots: { issued: null, collected: null, invalid: 1 } }])(
    'stays where only %j of an election is known',
    (part) => {
      const [vote] = empty.votes
      const begun = { ...empty, votes: vote ? [{ ...vote, kind: 'election' as const, ...part }] : [] }
      expect(filledIn(begun).votes).toEqual(begun.votes)
    },
  )

  it('stays as soon as one word of it is known', () => {
    const begun: MeetingContent = {
      ...empty,
      guests: [{ fullName: '', title: 'Ủy viên Ban Chấp hành', isSuperior: true }],
      reportedTasks: [{ ...task, state: 'doing', result: 'còn 02 hộ' }],
      opinions: [{ speakerId: null, speaker: 'Lò Văn Pâng', text: '' }],
      assignedTasks: [{ ...task, title: 'Trồng ngô', personId: null }],
      votes: [{ kind: 'resolution', question: '', inFavour: 0, against: null, other: null }],
    }
    expect(filledIn(begun)).toEqual(begun)
  })
})
