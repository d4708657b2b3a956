import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../electron/office/log.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { filledOffice, freeze, person } from '../filled-office.ts'
import { walk } from '../walk.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const bundleOf = async (office: OfficeUnderTest) => {
  const { token, text } = await office.ask('diagnosis.bundle', {})
  const bytes = office.door.take(token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  return { text, bytes: Buffer.from(bytes).toString('utf8') }
}

const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()

describe('the bundle for somebody who helps', () => {
  it('tells versions, files, tables and the log, and nothing of anybody', async () => {
    const source = await filledOffice()
    const { office } = source
    open.push(office)
    await walk(source)
    await freeze(source).catch(() => undefined)
    const secrets = [
      'Lò Văn Hặc',
      'Đặng Thị Ánh',
      '0912345678',
      '012060000000',
      'chum-suoi-ghe-lua',
      'Mường Than',
    ]
    // Faults that quote what was typed.
    for (const secret of secrets) {
      await office.call('people.search', { query: secret, nonsense: secret })
      await office.call('people.add', { ...person(secret), cellId: secret } as never)
      createLog(office.folder).fault('people.add', new TypeError(`broken: ${secret}`))
      createLog(office.folder).note('looked', { took: 12, number: '012060000000' })
    }
    const { text, bytes } = await bundleOf(office)
    for (const said of [
      'Phiên bản dữ liệu',
      'person: ',
      'journal_mode: wal',
      'TypeError',
      '"number":"############"',
    ])
      expect(text).toContain(said)
    const seen = bare(bytes)
    for (const secret of secrets) expect([secret, seen.includes(bare(secret))]).toEqual([secret, false])
    expect(bytes).not.toContain(office.folder)
    expect(bytes).not.toMatch(/\/home\/[^…]/)
  })

  it('is there also for an office that could not be opened', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'office.db'), 'no database at all, and long enough to be looked at'.repeat(40))
    const office = await officeAt({ folder })
    open.push(office)
    const { text } = await bundleOf(office)
    expect(text).toContain('Mở được dữ liệu: không')
    expect(text).toContain('office.db: 2\u00a0KB')
  })
})
