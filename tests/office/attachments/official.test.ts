import { afterEach, describe, expect, it } from 'vitest'
import { wordKind } from '../../../shared/attachments/contract.ts'
import { discard, type OfficeUnderTest } from '../../helpers/office.ts'
import { type Filled, filledOffice, freeze } from '../filled-office.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const pdf = (mark: string) => Buffer.from(`%PDF-1.4\n% ${mark}\n%%EOF\n`)
const word = Buffer.from('PK\u0003\u0004 [Content_Types].xml word/document.xml PK\u0005\u0006')

async function frozen(): Promise<Filled & { readonly paperId: string }> {
  const filled = await filledOffice()
  open.push(filled.office)
  return { ...filled, paperId: await freeze(filled) }
}

const wish = async (office: OfficeUnderTest, paperId: string, name: string, bytes: Uint8Array) => {
  const { revision } = await office.ask('documents.paper', { id: paperId })
  return { paperId, revision, upload: office.door.put({ name, mediaType: '', bytes }), name }
}
const officialOf = async (office: OfficeUnderTest, paperId: string) => {
  const { versions, currentVersion } = await office.ask('documents.paper', { id: paperId })
  return versions.find(({ version }) => version === currentVersion)?.official
}

describe('the official text of a paper', () => {
  it('stands beside the frozen print, which stays', async () => {
    const { office, paperId } = await frozen()
    const before = office.door.take((await office.ask('documents.pdf', { paperId })).token)?.bytes
    await office.ask('attachments.setOfficial', await wish(office, paperId, 'ky.pdf', pdf('bút')))
    expect(await officialOf(office, paperId)).toMatchObject({ name: 'ky.pdf', mediaType: 'application/pdf' })
    const after = office.door.take((await office.ask('documents.pdf', { paperId })).token)?.bytes
    expect(after).toEqual(before)
    const { token } = await office.ask('attachments.openOfficial', { paperId, version: 1 })
    expect(office.door.take(token)?.bytes).toEqual(pdf('bút'))
    const [onBoard] = await office.ask('documents.ofPeriod', { period: '2026-11' })
    expect(onBoard?.isOfficialAttached).toBe(true)
  })

  it('may be a Word file, which is kept as it is', async () => {
    const { office, paperId } = await frozen()
    await office.ask('attachments.setOfficial', await wish(office, paperId, 'ky.docx', word))
    expect(await officialOf(office, paperId)).toMatchObject({ mediaType: wordKind })
    const { token } = await office.ask('attachments.openOfficial', { paperId, version: 1 })
    expect(office.door.take(token)?.bytes).toEqual(word)
  })

  it.each([
    ['a zip file that is no Word file', Buffer.from('PK\u0003\u0004 xl/workbook.xml PK\u0005\u0006')],
    ['a Word file that was cut off', word.subarray(0, word.length - 4)],
    ['an old .doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
  ])('is refused in words where it is %s', async (_what, bytes) => {
    const { office, paperId } = await frozen()
    const error = await office.refusal(
      'attachments.setOfficial',
      await wish(office, paperId, 'ky.docx', bytes),
    )
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringContaining('Word (.docx)') })
    expect(await officialOf(office, paperId)).toBeNull()
  })

  it('belongs to its version: an amended one is official itself again', async () => {
    const filled = await frozen()
    const { office, paperId } = filled
    await office.ask('attachments.setOfficial', await wish(office, paperId, 'ky.pdf', pdf('bút')))
    const { revision } = await office.ask('documents.paper', { id: paperId })
    await office.ask('documents.reopen', { paperId, revision, reason: 'Sai tên' })
    const refused = await office.refusal(
      'attachments.setOfficial',
      await wish(office, paperId, 'khac.pdf', pdf('khác')),
    )
    expect(refused).toMatchObject({ code: 'refused', message: expect.stringContaining('đang sửa đổi') })
    await freeze(filled)
    expect(await officialOf(office, paperId)).toBeNull()
    const { versions } = await office.ask('documents.paper', { id: paperId })
    expect(versions.map(({ official }) => official?.name)).toEqual([undefined, 'ky.pdf'])
  })

  it('is taken off again, and another one takes its place', async () => {
    const { office, paperId } = await frozen()
    await office.ask('attachments.setOfficial', await wish(office, paperId, 'mot.pdf', pdf('một')))
    await office.ask('attachments.setOfficial', await wish(office, paperId, 'hai.pdf', pdf('hai')))
    expect(await officialOf(office, paperId)).toMatchObject({ name: 'hai.pdf' })
    const { revision } = await office.ask('documents.paper', { id: paperId })
    await office.ask('attachments.dropOfficial', { paperId, revision })
    expect(await officialOf(office, paperId)).toBeNull()
  })

  it('is refused where somebody changed the paper meanwhile', async () => {
    const { office, paperId } = await frozen()
    const asked = await wish(office, paperId, 'ky.pdf', pdf('bút'))
    await office.ask('documents.markPrinted', { paperId, revision: asked.revision })
    expect((await office.refusal('attachments.setOfficial', asked)).code).toBe('conflict')
  })
})

describe('the scan of a signed sheet', () => {
  it('is no Word file', async () => {
    const { office, meeting } = await frozen()
    const upload = office.door.put({ name: 'ky.docx', mediaType: '', bytes: word })
    const asked = { meetingId: meeting, upload, name: 'ky.docx' }
    const error = await office.refusal('attachments.add', { ...asked, purpose: 'signed' })
    expect(error.message).toContain('tệp Word không phải là bản quét')
    await office.ask('attachments.add', { ...asked, purpose: 'preparation' })
  })
})
