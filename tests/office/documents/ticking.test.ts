import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '../../../shared/contract.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice, freeze } from '../filled-office.ts'
import { record } from '../meetings/samples.ts'

type Paper = Output<'documents.paper'>

/** The board of a month: one tick for many papers, all of them or none, and the way back of a slip. */
describe('the way of papers after they were frozen', () => {
  let filled: Filled
  let papers: readonly Paper[]
  /** As they stand under the minutes. */
  let signers: string

  const ask: Filled['office']['ask'] = (name, input) => filled.office.ask(name, input)
  const now = (paper: Paper) => ask('documents.paper', { id: paper.id })
  const chosen = async () =>
    Promise.all(papers.map(async (paper) => ({ paperId: paper.id, revision: (await now(paper)).revision })))
  const states = async () => Promise.all(papers.map(async (paper) => (await now(paper)).state))

  beforeEach(async () => {
    filled = await filledOffice()
    const { roll } = await ask('meetings.get', { id: filled.meeting })
    await record(filled.office, filled.meeting, {
      chairId: roll[0]?.personId ?? null,
      secretaryId: roll[1]?.personId ?? null,
    })
    signers = [roll[1]?.fullName, roll[0]?.fullName].join(', ')
    const minutes = await ask('documents.paper', { id: await freeze(filled) })
    const { revision: meetingRevision } = await ask('meetings.get', { id: filled.meeting })
    const notice = await ask('documents.freeze', {
      meetingId: filled.meeting,
      kind: 'notice',
      meetingRevision,
      number: null,
    })
    papers = [minutes, notice]
  })
  afterEach(() => discard(filled.office))

  it('goes for all that are chosen at once: printed, signed, scanned, posted, filed', async () => {
    for (const to of ['printed', 'signed', 'scanned', 'posted', 'archived'] as const) {
      const answer =
        to === 'signed'
          ? await ask('documents.signMany', { papers: await chosen(), signedOn: '2026-11-20' })
          : await ask('documents.advance', { papers: await chosen(), to, on: '2026-11-21' })
      expect(answer).toEqual({ changed: 2 })
      expect(await states()).toEqual([to, to])
    }
    const [minutes] = papers
    const [version] = minutes ? (await now(minutes)).versions : []
    expect(version?.signedOn).toBe('2026-11-20')
    expect(version?.signers).toBe(signers)
    expect((await ask('documents.ofPeriod', { period: '2026-11' })).map(({ postedOn }) => postedOn)).toEqual([
      '2026-11-21',
      '2026-11-21',
    ])
    // The score and the meeting's own page know of it.
    expect((await ask('meetings.get', { id: filled.meeting })).preparation?.postedOn).toBe('2026-11-21')
  })

  it('changes none where one of them is not that far, and names it', async () => {
    const [minutes, notice] = papers
    if (!minutes || !notice) throw new Error('two papers were frozen')
    await ask('documents.signMany', {
      papers: [{ paperId: minutes.id, revision: minutes.revision }],
      signedOn: '2026-11-20',
    })
    const error = await filled.office.refusal('documents.advance', {
      papers: await chosen(),
      to: 'posted',
      on: '2026-11-21',
    })
    expect(error.message).toContain('Thông báo kết luận')
    expect(error.message).toContain('Đã chốt bản in')
    expect(await states()).toEqual(['signed', 'frozen'])
  })

  it('refuses a day after today, one before the meeting, and papers that changed meanwhile', async () => {
    const signing = async (signedOn: string) =>
      filled.office.refusal('documents.signMany', { papers: await chosen(), signedOn })
    expect((await signing('2027-01-01')).fields).toEqual({ signedOn: 'Ngày ở sau hôm nay' })
    expect((await signing('2026-01-01')).message).toContain('trước ngày họp')
    const stale = await chosen()
    await ask('documents.advance', { papers: stale, to: 'printed', on: '2026-11-21' })
    const error = await filled.office.refusal('documents.advance', {
      papers: stale,
      to: 'printed',
      on: '2026-11-21',
    })
    expect(error.code).toBe('conflict')
  })

  it('refuses a day before the paper was signed for what follows the signature', async () => {
    await ask('documents.advance', { papers: await chosen(), to: 'printed', on: '2026-11-21' })
    await ask('documents.signMany', { papers: await chosen(), signedOn: '2026-11-20' })
    for (const to of ['scanned', 'posted', 'archived'] as const) {
      const wish = { papers: await chosen(), to, on: '2026-11-19' }
      expect((await filled.office.refusal('documents.advance', wish)).message).toContain('trước ngày ký')
    }
    expect(await states()).toEqual(['signed', 'signed'])
  })

  it('begins anew with an amended version, which was neither scanned nor posted', async () => {
    for (const to of ['printed', 'scanned', 'posted'] as const) {
      await ask('documents.advance', { papers: await chosen(), to, on: '2026-11-21' })
      if (to === 'printed') {
        await ask('documents.signMany', { papers: await chosen(), signedOn: '2026-11-20' })
      }
    }
    const [minutes] = papers
    if (!minutes) throw new Error('no minutes')
    const { revision } = await now(minutes)
    await ask('documents.reopen', { paperId: minutes.id, revision, reason: 'Sai ngày' })
    await freeze(filled)
    const board = await ask('documents.ofPeriod', { period: '2026-11' })
    expect(board.find(({ paperId }) => paperId === minutes.id)).toMatchObject({
      ...{ state: 'frozen', version: 2, postedOn: null },
    })
    const one = async () => [{ paperId: minutes.id, revision: (await now(minutes)).revision }]
    await ask('documents.signMany', { papers: await one(), signedOn: '2026-11-21' })
    await ask('documents.advance', { papers: await one(), to: 'archived', on: '2026-11-21' })
    const [seen] = await one()
    if (!seen) throw new Error('no minutes')
    expect((await ask('documents.stepBack', seen)).state).toBe('signed')
  })

  it('is held fast again although an extract was opened whose vote is gone', async () => {
    const meetingId = filled.meeting
    const { revision } = await ask('meetings.get', { id: meetingId })
    const offered = await ask('documents.offered', { meetingId })
    const item = offered.find(({ kind }) => kind === 'extract')?.item ?? ''
    const extract = await ask('documents.freeze', {
      ...{ meetingId, kind: 'extract', item, meetingRevision: revision, number: null },
    })
    await ask('documents.reopen', { paperId: extract.id, revision: extract.revision, reason: 'Ghi nhầm' })
    await record(filled.office, meetingId, { votes: [] })
    expect((await ask('meetings.get', { id: meetingId })).lockedBy).toMatchObject({ paperId: papers[0]?.id })
  })

  it('is gone back step by step after a slip, to the frozen paper and no further', async () => {
    const [minutes] = papers
    if (!minutes) throw new Error('no minutes')
    const back = async () =>
      ask('documents.stepBack', { paperId: minutes.id, revision: (await now(minutes)).revision })
    await ask('documents.signMany', { papers: await chosen(), signedOn: '2026-11-20' })
    await ask('documents.advance', { papers: await chosen(), to: 'posted', on: '2026-11-21' })
    expect((await back()).state).toBe('signed')
    const unsigned = await back()
    expect([unsigned.state, unsigned.versions[0]?.signedOn]).toEqual(['frozen', null])
    const error = await filled.office.refusal('documents.stepBack', {
      paperId: minutes.id,
      revision: unsigned.revision,
    })
    expect(error.message).toContain('chưa có ghi nhận nào')
  })
})
