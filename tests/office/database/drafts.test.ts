import { afterEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest } from '../../helpers/office.ts'
import { content, draftRevisionOf, drawingHost, type Filled, filledOffice, freeze } from '../filled-office.ts'
import { raw } from './raw.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
const filled = async (...options: Parameters<typeof filledOffice>): Promise<Filled> => {
  const result = await filledOffice(...options)
  open.push(result.office)
  return result
}
const draftsIn = (folder: string) =>
  raw(
    folder,
    (db) => db.prepare('SELECT revision, body FROM draft').all() as { revision: number; body: string }[],
  )

describe('what is being typed', () => {
  it('is not kept for a meeting whose minutes are frozen', async () => {
    const { office, meeting } = await filled()
    await freeze({ office, meeting })
    const error = await office.refusal('meetings.keep', {
      id: meeting,
      draftRevision: await draftRevisionOf({ office, meeting }),
      content: content('Sửa lén'),
    })
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('đã chốt bản in') })
    expect((await office.ask('meetings.get', { id: meeting })).hasUnrecordedChanges).toBe(false)
    const recorded = await office.refusal('meetings.record', {
      id: meeting,
      revision: 2,
      content: content('Sửa lén'),
    })
    expect(recorded.code).toBe('refused')
  })

  it('keeps the minutes from being frozen until it is in the record', async () => {
    const { office, meeting } = await filled()
    await office.ask('meetings.keep', {
      id: meeting,
      draftRevision: await draftRevisionOf({ office, meeting }),
      content: content('Đang gõ'),
    })
    const error = await office.refusal('documents.freeze', {
      meetingId: meeting,
      meetingRevision: 2,
      number: null,
    })
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('chưa ghi vào sổ') })
  })

  it('while the print is being drawn stops the freezing, and is still there', async () => {
    const { office, meeting } = await filled({
      host: {
        ...drawingHost,
        makePdf: async (html) => {
          await office.ask('meetings.keep', {
            id: meeting,
            draftRevision: await draftRevisionOf({ office, meeting }),
            content: content('Gõ thêm'),
          })
          return drawingHost.makePdf(html)
        },
      },
    })
    const error = await office.refusal('documents.freeze', {
      meetingId: meeting,
      meetingRevision: 2,
      number: null,
    })
    expect(error.code).toBe('conflict')
    expect(await office.ask('documents.papers', {})).toEqual([])
    expect((await office.ask('meetings.get', { id: meeting })).content.conclusion).toBe('Gõ thêm')
  })

  it('in one window is not overwritten from another, which is shown the newer text', async () => {
    const { office, meeting } = await filled()
    const draftRevision = await draftRevisionOf({ office, meeting })
    await office.ask('meetings.keep', { id: meeting, draftRevision, content: content('Cửa sổ một') })
    const late = await office.call('meetings.keep', {
      id: meeting,
      draftRevision,
      content: content('Cửa sổ hai'),
    })
    expect(late).toMatchObject({
      ok: false,
      error: {
        code: 'conflict',
        current: { content: { conclusion: 'Cửa sổ một' }, revision: draftRevision + 1 },
      },
    })
    expect(draftsIn(office.folder)).toHaveLength(1)
    expect((await office.ask('meetings.get', { id: meeting })).content.conclusion).toBe('Cửa sổ một')
  })

  it('is not passed over by a window that has not seen it', async () => {
    const { office, meeting } = await filled()
    const { draftRevision } = await office.ask('meetings.get', { id: meeting })
    await office.ask('meetings.keep', { id: meeting, draftRevision, content: content('Cửa sổ một') })
    const blind = { id: meeting, revision: 2, draftRevision, content: content('Cửa sổ hai') }
    expect((await office.refusal('meetings.record', blind)).code).toBe('conflict')
    expect((await office.ask('meetings.get', { id: meeting })).content.conclusion).toBe('Cửa sổ một')
  })

  it('is one row, however often it is kept, and waits no longer when it is recorded', async () => {
    const { office, meeting } = await filled()
    let { draftRevision } = await office.ask('meetings.get', { id: meeting })
    for (let time = 1; time <= 20; time += 1) {
      const kept = await office.ask('meetings.keep', {
        id: meeting,
        draftRevision,
        content: content(`Lần ${time}`),
      })
      draftRevision = kept.draftRevision
    }
    expect(draftsIn(office.folder).map((row) => row.revision)).toEqual([draftRevision])
    await office.ask('meetings.record', {
      id: meeting,
      revision: 2,
      draftRevision,
      content: content('Lần cuối'),
    })
    const view = await office.ask('meetings.get', { id: meeting })
    expect([view.hasUnrecordedChanges, view.content.conclusion]).toEqual([false, 'Lần cuối'])
  })
})
