import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bareHost, discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

let office: OfficeUnderTest
let root: string
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  root = realpathSync(mkdtempSync(join(tmpdir(), 'so-chi-bo-folders-')))
})
afterEach(async () => {
  await discard(office)
  rmSync(root, { recursive: true, force: true })
})

const made = (...parts: readonly string[]): string => {
  const folder = join(root, ...parts)
  mkdirSync(folder, { recursive: true })
  return folder
}
const find = (path: string) => office.ask('places.find', { path })
const listed = async (token: string) => (await office.ask('places.list', { folder: token })).name

describe('a folder that the clerk names by typing its path', () => {
  it.each([
    ['as it is', (path: string) => path],
    ['with blanks around it', (path: string) => `  ${path} `],
    ['within quotation marks, as Windows copies it', (path: string) => `"${path}"`],
    ['with a separator at its end', (path: string) => `${path}/`],
    ['by a detour', (path: string) => `${join(path, 'con')}/../con/..`],
  ])('is found %s', async (_how, typed) => {
    const folder = made('Sao  lưu')
    made('Sao  lưu', 'con')
    const place = await find(typed(folder))
    expect(place.name).toBe(basename(folder))
    expect(await listed(place.token)).toBe(folder)
  })

  it('has the token that it has in the list', async () => {
    const folder = made('usb')
    const up = await find(root)
    const [entry] = (await office.ask('places.list', { folder: up.token })).folders
    expect(await find(folder)).toEqual(entry)
  })

  it('can be backed up to', async () => {
    await office.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lào Cai', placeName: '' })
    const place = await find(made('usb'))
    expect(await office.ask('backup.make', { folder: place.token })).toMatchObject({ placeName: place.name })
  })

  it.each([
    ['nothing', '', 'invalid', 'Chưa ghi đường dẫn'],
    ['blanks', '   ', 'invalid', 'Chưa ghi đường dẫn'],
    ['empty quotation marks', '""', 'invalid', 'Chưa ghi đường dẫn'],
    ['a path that starts nowhere', 'Documents/Sao luu', 'invalid', 'đường dẫn đầy đủ'],
    ['a step up from nowhere', '../../etc', 'invalid', 'đường dẫn đầy đủ'],
    ['the home folder of a shell', '~/Documents', 'invalid', 'đường dẫn đầy đủ'],
    ['an address', 'file:///etc', 'invalid', 'đường dẫn đầy đủ'],
    ['a share', '\\\\may-chu\\van-phong', 'refused', 'không chọn trên mạng'],
    ['a share with slashes', '//may-chu/van-phong', 'refused', 'không chọn trên mạng'],
    ['a device', '\\\\.\\PhysicalDrive0', 'refused', 'không chọn trên mạng'],
    ['a folder that is not there', '/khong-co/o-day', 'not-found', 'Không thấy thư mục'],
    ['a NUL', '/tmp\0/etc', 'not-found', 'Không thấy thư mục'],
    ['a name longer than any folder has', `/${'a'.repeat(300)}`, 'not-found', 'Không thấy thư mục'],
    ['a path longer than any', `/${'a/'.repeat(3000)}`, 'invalid', 'Đường dẫn dài quá 4096 ký tự'],
  ])('is refused in words: %s', async (_what, path, code, words) => {
    const error = await office.refusal('places.find', { path })
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
  })

  it('is not a file, nor a folder below a file', async () => {
    const file = join(root, 'danh-sach.xlsx')
    writeFileSync(file, '')
    expect((await office.refusal('places.find', { path: file })).message).toContain('một tệp')
    expect((await office.refusal('places.find', { path: join(file, 'con') })).code).toBe('not-found')
  })

  it('is not hidden, no more than in the list', async () => {
    for (const hidden of [made('.kho'), made('.kho', 'con'), made('$RECYCLE.BIN')])
      expect((await office.refusal('places.find', { path: hidden })).message).toContain('thư mục ẩn')
  })

  it('is not a hidden folder behind a link or a detour', async () => {
    const hidden = made('.kho')
    symlinkSync(hidden, join(root, 'loi-vao'))
    for (const path of [join(root, 'loi-vao'), `${made('con')}/../.kho`])
      expect((await office.refusal('places.find', { path })).message).toContain('thư mục ẩn')
  })

  it('is not the folder of the data, however it is named', async () => {
    const inner = join(office.folder, 'papers')
    mkdirSync(inner, { recursive: true })
    symlinkSync(office.folder, join(root, 'du-lieu'))
    const detour = `/${relative('/', office.folder)}/papers/..`
    for (const path of [office.folder, `${office.folder}/`, inner, detour, join(root, 'du-lieu', 'papers')])
      expect((await office.refusal('places.find', { path })).message).toContain('thư mục dữ liệu')
    // Only beside it, with a name that begins alike.
    const beside = `${office.folder}-sao-luu`
    mkdirSync(beside)
    expect((await find(beside)).name).toBe(basename(beside))
    rmSync(beside, { recursive: true })
  })

  it('is one that may be opened', async () => {
    const shut = made('cua-nguoi-khac')
    chmodSync(shut, 0)
    // Root and Windows pass over these marks: there the folder may be opened.
    const isPassedOver = process.getuid?.() === 0 || process.platform === 'win32'
    const answer = await office.call('places.find', { path: shut })
    expect(answer.ok ? '' : answer.error.message).toContain(isPassedOver ? '' : 'Không có quyền')
    expect(answer.ok).toBe(isPassedOver)
    chmodSync(shut, 0o700)
  })

  it('is never named in the desktop program, where the dialog of the system asks', async () => {
    const desktop = await officeAt({ host: { ...bareHost, kind: 'desktop' } })
    const error = await desktop.refusal('places.find', { path: made('usb') })
    expect(error.code).toBe('refused')
    await discard(desktop)
  })
})
