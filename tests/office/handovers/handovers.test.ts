import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type PdfPrinter, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { browserHost } from '../../../electron/browser/host.ts'
import { readKeys } from '../../../electron/office/accounts/keys-file.ts'
import { roleRights } from '../../../shared/accounts/rights.ts'
import type { Input } from '../../../shared/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'

const anh = { name: 'Lò Thị Ánh', login: 'anh.lo', password: 'chum-suoi-ghe-lua' }
const bi = { name: 'Nông Văn Bí', login: 'bi.nong', password: 'trời mưa gà gáy' }
const own = 'nương ngô đầu bản'

let printer: PdfPrinter
beforeAll(() => {
  printer = pdfPrinter()
})
afterAll(() => printer.close())

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

/** An office of one cell, whose administrator is at the PC. */
async function begun(): Promise<OfficeUnderTest> {
  const office = await officeAt({ host: browserHost(printer), now: '2026-11-23T03:15:00Z' })
  open.push(office)
  await office.ask('setup.begin', {
    ...{ communeName: 'xã Mường Than', province: 'Lai Châu', placeName: 'Mường Than' },
  })
  await office.ask('accounts.begin', anh)
  await office.ask('organisation.addCell', { name: 'Chi bộ thôn Đông' })
  return office
}

const accountOf = async (office: OfficeUnderTest, login: string) => {
  const found = (await office.ask('accounts.list', {})).find((each) => each.login === login)
  if (!found) throw new Error(`${login} has no account`)
  return found
}

type Receiver = Input<'handovers.begin'>['receiver']
async function give(office: OfficeUnderTest, receiver: Receiver): Promise<string> {
  const { id: giverId, revision } = await accountOf(office, anh.login)
  return (await office.ask('handovers.begin', { giverId, revision, receiver })).id
}

/** Enters for the first time with the password that was given, and chooses another. */
async function enterFirst(office: OfficeUnderTest): Promise<void> {
  await office.ask('accounts.enter', { login: bi.login, password: bi.password })
  await office.ask('accounts.changePassword', { current: bi.password, next: own })
}

const textOf = async (office: OfficeUnderTest, id: string) => {
  const { token } = await office.ask('handovers.paper', { id })
  const bytes = office.door.take(token)?.bytes
  if (bytes === undefined) throw new Error('nothing behind the door')
  const pages = await pdfPages(bytes)
  return pages.map(({ words }) => words.map(({ text }) => text).join(' '))
}

describe('a handover to somebody new', () => {
  it('lets the giver work on until it is received, and then opens nothing to them', async () => {
    const office = await begun()
    const id = await give(office, { kind: 'new', ...bi })
    await office.ask('organisation.addCell', { name: 'Chi bộ thôn Đoài' })
    expect(await office.ask('handovers.list', {})).toMatchObject([
      { id, state: 'waiting', giver: { login: anh.login }, receiver: { login: bi.login } },
    ])
    await enterFirst(office)
    await office.ask('handovers.receive', { id })
    expect((await accountOf(office, bi.login)).rights).toEqual([...roleRights.administrator])
    expect(readKeys(office.folder)?.accounts.map(({ login }) => login)).toEqual([bi.login])
    const refused = await office.refusal('accounts.enter', { login: anh.login, password: anh.password })
    expect(refused.fields).toMatchObject({ password: 'Chưa đúng' })
  })

  it('is told on paper as it stood at that moment, also when it is printed later', async () => {
    const office = await begun()
    const id = await give(office, { kind: 'new', ...bi })
    expect((await office.refusal('handovers.paper', { id })).message).toContain(
      'in được sau khi Nông Văn Bí nhận',
    )
    await enterFirst(office)
    await office.ask('handovers.receive', { id })
    const before = await textOf(office, id)
    await office.ask('organisation.addCell', { name: 'Chi bộ thôn Đoài' })
    expect(await textOf(office, id)).toEqual(before)
    const text = before.join(' ')
    for (const said of [
      'ĐẢNG ỦY XÃ MƯỜNG THAN',
      'bàn giao sổ quản lý đảng viên, sinh hoạt chi bộ',
      'Lò Thị Ánh',
      'Nông Văn Bí',
      'Chưa có bản sao lưu nào.',
      'Chi bộ 1',
      'Tài khoản anh.lo của người giao ngừng dùng',
      'bi.nong, đồng chí Nông Văn Bí, quyền: Quản trị',
      'NGƯỜI GIAO',
      'NGƯỜI NHẬN',
      'CHÁNH VĂN PHÒNG',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('anh.lo, đồng chí')
  })

  it('is received by the receiver alone, once, and not after it was cancelled', async () => {
    const office = await begun()
    const first = await give(office, { kind: 'new', ...bi })
    expect((await office.refusal('handovers.receive', { id: first })).message).toContain('Chỉ Nông Văn Bí')
    await office.ask('handovers.cancel', { id: first })
    const { id: receiverId } = await accountOf(office, bi.login)
    const second = await give(office, { kind: 'known', id: receiverId })
    await enterFirst(office)
    expect((await office.refusal('handovers.receive', { id: first })).message).toContain('đã hủy')
    await office.ask('handovers.receive', { id: second })
    expect((await office.refusal('handovers.receive', { id: second })).message).toContain('đã xong')
    expect((await office.refusal('handovers.cancel', { id: second })).message).toContain('đã xong')
  })
})

describe('a handover to somebody who has an account', () => {
  it('adds the rights of the giver to theirs', async () => {
    const office = await begun()
    const { id } = await office.ask('accounts.add', { ...bi, rights: ['read', 'export'] })
    await give(office, { kind: 'known', id })
    expect((await accountOf(office, bi.login)).rights).toEqual([...roleRights.administrator])
  })

  it('is refused to the giver themselves, to an ended account, and while another one waits', async () => {
    const office = await begun()
    const giver = await accountOf(office, anh.login)
    const begin = (receiver: Receiver) =>
      office.refusal('handovers.begin', { giverId: giver.id, revision: giver.revision, receiver })
    expect((await begin({ kind: 'known', id: giver.id })).message).toContain('phải khác người giao')
    const { id } = await office.ask('accounts.add', { ...bi, rights: ['read'] })
    const { revision } = await accountOf(office, bi.login)
    await office.ask('accounts.change', { id, revision, name: bi.name, rights: ['read'], isActive: false })
    expect((await begin({ kind: 'known', id })).message).toContain('đã ngừng dùng')
    const third = { name: 'Vàng A Của', login: 'cua', password: 'bếp lửa nhà sàn' }
    await give(office, { kind: 'new', ...third })
    expect((await begin({ kind: 'new', ...third, login: 'cua2' })).message).toContain('chờ nhận')
    // Nothing is left of what was refused.
    expect((await office.ask('accounts.list', {})).map(({ login }) => login)).toEqual([
      'anh.lo',
      'bi.nong',
      'cua',
    ])
  })
})
