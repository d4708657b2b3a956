import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import { keyOf } from '../../helpers/keys.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { auditOf } from '../meetings/database.ts'

describe('the sheet with the recovery code', () => {
  let printer: PdfPrinter
  let office: OfficeUnderTest
  let recoveryCode: string
  beforeAll(async () => {
    printer = pdfPrinter()
    office = await officeAt({ now: '2026-11-23T02:00:00Z', host: browserHost(printer) })
    await office.ask('setup.begin', {
      ...{ communeName: 'xã Mường Than', province: 'Lai Châu', placeName: 'Mường Than' },
    })
    const first = { name: 'Lò Thị Ánh', login: 'anh.lo', password: 'chum-suoi-ghe-lua' }
    recoveryCode = (await office.ask('accounts.begin', first)).recoveryCode
    await office.ask('accounts.add', {
      ...{ name: 'Vàng A Của', login: 'cua', rights: ['write'], password: 'trời mưa gà gáy' },
    })
  })
  afterAll(async () => {
    await discard(office)
    await printer.close()
  })

  it('is one page with the code, whom it is for, who signs and who locks it away', async () => {
    const file = await office.ask('accounts.codeSheet', { recoveryCode })
    const bytes = office.door.take(file.token)?.bytes
    if (bytes === undefined) throw new Error('nothing behind the door')
    const pages = await pdfPages(bytes)
    expect(pages).toHaveLength(1)
    const text = pages[0]?.words.map((word) => word.text).join(' ') ?? ''
    for (const said of [
      'ĐẢNG BỘ XÃ MƯỜNG THAN',
      'TỜ MÃ KHÔI PHỤC',
      'Niêm phong, Chánh Văn phòng giữ',
      'anh.lo',
      'Mường Than, ngày 23 tháng 11 năm 2026',
      'NGƯỜI LẬP',
      'CHÁNH VĂN PHÒNG',
    ]) {
      expect(text).toContain(said)
    }
    for (const group of recoveryCode.split('-')) expect(text).toContain(group)
    expect(text).not.toContain('cua')
  })

  it('leaves the code neither in the audit nor in any file of the office', async () => {
    const key = await keyOf(office.folder, 'anh.lo', 'chum-suoi-ghe-lua')
    expect(auditOf(office, 'accounts.codeSheet', key).map(({ changes }) => changes)).toEqual([
      { codeSheet: true },
    ])
    for (const name of readdirSync(office.folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      const bytes = readFileSync(join(name.parentPath, name.name))
      expect(bytes.includes(recoveryCode), name.name).toBe(false)
      expect(bytes.includes(recoveryCode.replaceAll('-', '')), name.name).toBe(false)
    }
  })

  it('is not made of what is no code', async () => {
    expect((await office.refusal('accounts.codeSheet', { recoveryCode: 'AAAAA' })).fields).toHaveProperty(
      'recoveryCode',
    )
  })
})
