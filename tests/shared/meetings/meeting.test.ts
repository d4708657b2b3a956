import { describe, expect, it } from 'vitest'
import { emptyMeeting, meetingContent } from '../../../shared/meetings/meeting.ts'
import { speakingFigures } from '../../../shared/meetings/speaking.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

/** What a draft held before criticism, petitions and ballots were part of a meeting. */
const oldDraft = {
  heldOn: '2026-10-05',
  startsAt: '19:30',
  endsAt: null,
  place: 'Nhà văn hóa bản Sen Đông',
  mode: 'in-person',
  chairId: idOf(1),
  secretaryId: null,
  marks: [{ personId: idOf(1), state: 'present', reason: '' }],
  guests: [],
  topic: '',
  agenda: 'Thời sự',
  feeStatus: '',
  review: '',
  reportedTasks: [],
  opinions: [{ speakerId: idOf(1), speaker: 'Đảng viên 1', text: 'nhất trí' }],
  assignedTasks: [],
  votes: [{ kind: 'resolution', question: 'Kết luận', inFavour: 3, against: 0, other: 0 }],
  conclusion: '',
}

describe('a draft typed before a meeting held all that it holds today', () => {
  it('opens with every word in it and nothing said about the rest', () => {
    expect(meetingContent.parse(oldDraft)).toEqual({ ...emptyMeeting('2026-10-05'), ...oldDraft })
  })
})

describe('the share of those present who spoke', () => {
  const roll = rollOf({ official: 4 })
  const marks = marksOf(roll, [
    ['present', 3],
    ['excused', 1],
  ])
  const said = (speakerId: string | null) => ({ speakerId, speaker: 'Ai đó', text: 'nhất trí' })

  it.each([
    ['everybody once, however often', [idOf(1), idOf(1), idOf(2)], 2],
    ['nobody who was away, and no guest', [idOf(4), idOf(99), null, idOf(3)], 1],
  ])('counts %s', (_what, speakers, spoke) => {
    const opinions = speakers.map(said)
    expect(speakingFigures({ opinions, marks, speakers: null }, roll)).toEqual({
      spoke,
      present: 3,
      isStated: false,
    })
  })

  it('is what the sheet says where it gives a number', () => {
    const stated = speakingFigures({ opinions: [said(idOf(1))], marks, speakers: 3 }, roll)
    expect(stated).toEqual({ spoke: 3, present: 3, isStated: true })
  })
})
