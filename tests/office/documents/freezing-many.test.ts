import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OfficeEvent } from '../../../shared/command.ts'
import { discard, type OfficeUnderTest } from '../../helpers/office.ts'
import { content, draftRevisionOf, type Filled, filledOffice } from '../filled-office.ts'

/** The papers of a whole month frozen in one go. */
describe('freezing the papers of many meetings', () => {
  let filled: Filled
  let office: OfficeUnderTest
  let second: string
  beforeEach(async () => {
    filled = await filledOffice()
    office = filled.office
    const { id } = await office.ask('meetings.open', {
      ...{ cellId: filled.cells[1], period: '2026-11', kind: 'regular', heldOn: '2026-11-05' },
    })
    second = id
    await record(filled.meeting, filled.members.slice(0, 3))
    await record(second, filled.members.slice(3), '2026-11-05')
    const facts = await office.ask('organisation.startingFacts', {})
    await office.ask('organisation.saveStartingFacts', {
      rows: facts.map((row) => ({
        ...row,
        numbers: [
          { kind: 'minutes' as const, lastNumber: 7, symbol: '' },
          { kind: 'resolution' as const, lastNumber: 3, symbol: '' },
        ],
      })),
    })
  })
  afterEach(() => discard(office))

  /** As a clerk leaves it who has nothing more to say. */
  async function record(id: string, members: readonly string[], heldOn = '2026-11-03') {
    const { revision, draftRevision } = await office.ask('meetings.get', { id })
    const [chairId = null, secretaryId = null] = members
    await office.ask('meetings.record', {
      ...{ id, revision, draftRevision },
      content: content('Chi bộ thống nhất các nội dung trên.', {
        ...{ heldOn, startsAt: '19:30', endsAt: '21:30', chairId, secretaryId },
        marks: members.map((personId) => ({ personId, state: 'present' as const, reason: '' })),
        votes: [],
      }),
    })
  }
  const freezeMany = (more: { readonly withHints?: boolean } = {}) =>
    office.ask('documents.freezeMany', {
      ...{ meetings: [filled.meeting, second], kinds: ['minutes', 'resolution'], ...more },
    })
  const numbers = async () =>
    (await office.ask('documents.papers', {})).map(({ kind, number, state }) => [kind, number, state]).sort()

  it('gives each the number that follows in its cell, and freezes nothing twice', async () => {
    expect(await freezeMany()).toEqual({ frozen: 4, left: [] })
    expect(await numbers()).toEqual([
      ['minutes', '08-BB/CB', 'frozen'],
      ['minutes', '08-BB/CB', 'frozen'],
      ['resolution', '04-NQ/CB', 'frozen'],
      ['resolution', '04-NQ/CB', 'frozen'],
    ])
    expect(await freezeMany()).toEqual({ frozen: 0, left: [] })
    expect(await numbers()).toHaveLength(4)
  })

  it('leaves a meeting that wants a look first, says why, and takes it when it was seen', async () => {
    const { revision, draftRevision } = await office.ask('meetings.get', { id: second })
    await office.ask('meetings.record', {
      ...{ id: second, revision, draftRevision },
      content: content('Đã họp', { heldOn: '2026-11-05', startsAt: '19:30', endsAt: '19:40' }),
    })
    const { frozen, left } = await freezeMany()
    expect(frozen).toBe(2)
    expect(left).toHaveLength(1)
    expect(left[0]).toMatchObject({ meetingId: second, cellName: 'Chi bộ Trường Mầm non', isHint: true })
    expect(left[0]?.why.join(' ')).toContain('Thời lượng 10 phút')
    expect(await freezeMany({ withHints: true })).toEqual({ frozen: 2, left: [] })
  })

  it('leaves for a look what would be numbered after the papers of a later day', async () => {
    const later = await office.ask('meetings.open', {
      ...{ cellId: filled.cells[0], period: '2026-12', kind: 'regular', heldOn: '2026-11-20' },
    })
    await record(later.id, filled.members.slice(0, 3), '2026-11-20')
    const { revision: meetingRevision } = await office.ask('meetings.get', { id: later.id })
    await office.ask('documents.freeze', { meetingId: later.id, meetingRevision, number: '08-BB/CB' })
    const sentence =
      'Số không theo thứ tự ngày: 09-BB/CB của ngày 03/11/2026 đứng sau 08-BB/CB của ngày 20/11/2026.'
    const proposal = await office.ask('documents.proposeNumber', { meetingId: filled.meeting })
    expect(proposal).toMatchObject({ proposed: '09-BB/CB', warnings: [], outOfOrder: sentence })
    const typed = await office.ask('documents.proposeNumber', { meetingId: filled.meeting, number: '7a' })
    expect(typed.outOfOrder).toBeNull()
    const { frozen, left } = await freezeMany()
    expect(frozen).toBe(2)
    expect(left).toMatchObject([{ meetingId: filled.meeting, why: [sentence], isHint: true }])
    expect(await freezeMany({ withHints: true })).toEqual({ frozen: 2, left: [] })
  })

  it('leaves what is still being typed, also when it was asked to take everything', async () => {
    await office.ask('meetings.keep', {
      ...{ id: second, draftRevision: await draftRevisionOf({ office, meeting: second }) },
      content: content('Đang gõ dở', { heldOn: '2026-11-05' }),
    })
    const { frozen, left } = await freezeMany({ withHints: true })
    expect(frozen).toBe(2)
    expect(left).toMatchObject([{ meetingId: second, isHint: false }])
    expect(left[0]?.why[0]).toContain('chưa ghi vào sổ')
  })

  it('keeps what is frozen when it is cancelled', async () => {
    office.onEvent((event: OfficeEvent) => {
      if (event.kind === 'progress' && event.text.includes('Mầm non')) office.cancel('month')
    })
    const answer = await office.call(
      'documents.freezeMany',
      { meetings: [filled.meeting, second], kinds: ['minutes', 'resolution'] },
      'month',
    )
    expect(answer).toMatchObject({ ok: true, value: { frozen: 2, left: [] } })
    expect(await numbers()).toHaveLength(2)
  })
})
