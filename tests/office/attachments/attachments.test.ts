import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'

const open: Filled[] = []
afterEach(async () => {
  for (const { office } of open.splice(0)) await discard(office)
})
const filled = async () => {
  const made = await filledOffice()
  open.push(made)
  return made
}

const pdf = (words = '') => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`)
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('\0\0\0\rIHDR\0\0\0\0IEND\xaeB`\x82', 'latin1'),
])

const inputFor = ({ office, meeting }: Filled, bytes: Uint8Array, name = 'bien-ban.pdf') => ({
  meetingId: meeting,
  upload: office.door.put({ name, mediaType: 'application/octet-stream', bytes }),
  name,
  purpose: 'signed' as const,
})

describe('a scan of the signed handwritten minutes', () => {
  it('is kept with its meeting and read back as it was', async () => {
    const made = await filled()
    const { office, meeting } = made
    const { sha256 } = await office.ask('attachments.add', inputFor(made, pdf('trang 1')))
    await office.ask('attachments.add', inputFor(made, png, 'trang-2.png'))
    expect(await office.ask('attachments.ofMeeting', { meetingId: meeting })).toMatchObject([
      { name: 'bien-ban.pdf', purpose: 'signed', mediaType: 'application/pdf', sha256 },
      { name: 'trang-2.png', mediaType: 'image/png' },
    ])
    const file = await office.ask('attachments.open', { meetingId: meeting, sha256 })
    expect(office.door.take(file.token)?.bytes).toEqual(pdf('trang 1'))
    const [row] = await office.ask('figures.sheet', { period: '2026-11' })
    expect(row?.files).toBe(2)
  })

  it('is attached once only, and taken away without losing its bytes', async () => {
    const made = await filled()
    const { office, meeting } = made
    const { sha256 } = await office.ask('attachments.add', inputFor(made, pdf()))
    expect((await office.refusal('attachments.add', inputFor(made, pdf()))).message).toContain('đã đính kèm')
    await office.ask('attachments.remove', { meetingId: meeting, sha256 })
    expect(await office.ask('attachments.ofMeeting', { meetingId: meeting })).toEqual([])
    expect(existsSync(join(office.folder, 'papers', sha256))).toBe(true)
  })

  it.each([
    ['a text under the name of a PDF', Buffer.from('Biên bản'), 'không phải PDF'],
    ['a PDF that was cut off', Buffer.from('%PDF-1.4\n1 0 obj'), 'không phải PDF'],
    ['a picture that was cut off', png.subarray(0, 20), 'không phải PDF'],
    [
      'a PDF of 21 MB',
      Buffer.concat([pdf(), Buffer.alloc(21 * 1024 * 1024), pdf()]),
      'lớn 21 MB, quá mức 20 MB. Hãy quét lại ở 150 dpi',
    ],
  ])('is refused when it is %s', async (_name, bytes, sentence) => {
    const made = await filled()
    expect((await made.office.refusal('attachments.add', inputFor(made, bytes))).message).toContain(sentence)
    expect(await made.office.ask('attachments.ofMeeting', { meetingId: made.meeting })).toEqual([])
  })

  it('is not shown when the file beside the database was changed', async () => {
    const made = await filled()
    const { office, meeting } = made
    const { sha256 } = await office.ask('attachments.add', inputFor(made, pdf()))
    writeFileSync(join(office.folder, 'papers', sha256), 'khác')
    const refused = await office.refusal('attachments.open', { meetingId: meeting, sha256 })
    expect(refused).toMatchObject({ code: 'storage', message: expect.stringContaining('đã bị thay đổi') })
  })
})
