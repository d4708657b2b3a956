import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import { type LoopbackDoor, serve } from '../../electron/browser/server.ts'
import { installerArguments, startInstaller } from '../../electron/desktop/installer.ts'
import type { Host } from '../../electron/office/host.ts'
import { windowFiles } from '../../electron/office/hosting/window-files.ts'
import { installerName } from '../../shared/updates/manifest.ts'
import { leadTo } from '../helpers/leading.ts'
import { discard, type OfficeUnderTest, officeAt } from '../helpers/office.ts'
import { newPublisher, type Publisher, putRelease, putRules } from '../helpers/updates.ts'
import { stickHost } from '../office/backup/sticks.ts'
import { fill } from '../office/filled-office.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { closeWindow, newWindow } from './stage.ts'

const token = 'a'.repeat(43)

describe('a newer program on a stick', () => {
  let publisher: Publisher
  let stick = ''
  let office: OfficeUnderTest
  let door: LoopbackDoor
  let page: Page

  /** The built window on an office of this process: only so can a test bring its own key and installer. */
  const open = async (install?: Host['install']) => {
    const host = { ...stickHost(stick), ...(install && { install }) }
    office = await officeAt({ version: '1.1.0', publisherKeys: [publisher.key], host })
    await fill(office)
    door = await serve({ office, token, windowFile: windowFiles(join(out, 'renderer')), port: 0 })
    page = await newWindow()
    await page.goto(`http://127.0.0.1:${door.port}/#token=${token}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await leadTo(page, '/thiet-lap')
    await button('Tìm bản cập nhật trên USB').click()
  }
  const close = async () => {
    await closeWindow(page)
    await door.close()
    await discard(office)
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const text = (words: string | RegExp) => page.getByText(words).first().waitFor()
  const pickStick = () => page.getByRole('button', { name: /^USB/ }).click()
  const sound = async () => {
    expect(await seriousFaults(page)).toEqual([])
    expect(await layoutFaults(page)).toEqual([])
  }
  const picture = (name: string) => page.screenshot({ path: join(out, 'pages', `${name}.png`) })

  beforeAll(() => {
    publisher = newPublisher()
    stick = mkdtempSync(join(tmpdir(), 'so-chi-bo-stick-'))
  })
  afterAll(() => rmSync(stick, { recursive: true, force: true }))
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await page.screenshot({ path: join(out, 'failures', `updates ${task.name}.png`) })
    await close()
  })

  it('is refused in words where the stick has none, an older one, or one that was changed', async () => {
    await open(() => Promise.reject(new Error('nothing may be started')))
    await pickStick()
    await text('Không có bản cập nhật ở nơi này')
    await sound()
    putRelease(stick, publisher, { version: '1.0.0' })
    putRelease(stick, publisher)
    writeFileSync(join(stick, installerName('1.2.0')), 'changed')
    await pickStick()
    await text(/Bản 1.0.0 cũ hơn bản đang dùng \(1.1.0\)/)
    await text(/đã hỏng hoặc bị sửa/)
    expect(await button(/^Sao lưu rồi cài/).count()).toBe(0)
    await sound()
    await picture('update refused')
  })

  it('is shown with what is new, and after a copy of the office its installer is started', async () => {
    const marker = join(stick, 'installed')
    const script = `#!/bin/sh\necho "$@" > "${marker}.part" && mv "${marker}.part" "${marker}"\n`
    putRelease(stick, publisher, {}, Buffer.from(script))
    await open(startInstaller)
    await pickStick()
    await text('Thêm cập nhật bằng USB.')
    await sound()
    await picture('update found')
    await button('Sao lưu rồi cài bản 1.2.0').click()
    await page
      .getByRole('dialog')
      .getByText(/sao lưu dữ liệu vào USB/)
      .waitFor()
    await sound()
    expect(existsSync(marker)).toBe(false)
    await page.getByRole('dialog').getByRole('button', { name: 'Sao lưu và cài' }).click()
    await text('Đang cài bản 1.2.0')
    await expect.poll(() => existsSync(marker)).toBe(true)
    expect(readFileSync(marker, 'utf8').trim()).toBe(installerArguments.join(' '))
    expect((await office.ask('backup.state', {})).history).toHaveLength(1)
    await sound()
    await picture('update started')
    // Nothing came of it: the page says so when it is opened again.
    await page.reload()
    await text(/đã chuẩn bị cài bản 1.2.0, nhưng máy vẫn đang dùng bản 1.1.0/)
  })

  it('is installed by hand where the host starts no installer, and the clerk is told how', async () => {
    await open()
    await pickStick()
    await button('Sao lưu để cài bản 1.2.0').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sao lưu', exact: true }).click()
    await text('Đã sao lưu; bản cập nhật đúng chữ ký và còn nguyên vẹn')
    await text(/bấm đúp tệp SoChiBo-1.2.0-cai-dat.exe/)
    await sound()
    await picture('update by hand')
  })

  it('brings a rule book, which is shown by its days, taken after a copy, and taken back with a reason', async () => {
    putRules(stick, publisher, { date: '2026-11-20' })
    await open()
    await pickStick()
    const changes = page.getByRole('table', { name: 'Quy định sẽ đổi' })
    await changes.getByText('15/12/2026').waitFor()
    await changes.getByText('90 phút').waitFor()
    await changes.getByText('60 phút').waitFor()
    await changes.scrollIntoViewIfNeeded()
    await sound()
    await picture('rules found')
    await button('Sao lưu rồi nhận sổ quy định số 3').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sao lưu và nhận' }).click()
    await text('Đã nhận sổ quy định số 3')
    await text(/Đang dùng bản 1.1.0, sổ quy định số 3/)
    const taken = page.getByRole('table', { name: 'Các bản sổ quy định đã nhận' })
    await taken.scrollIntoViewIfNeeded()
    await sound()
    await picture('rules taken')
    await button('Thôi dùng sổ quy định số 3').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Tỉnh chưa áp dụng')
    await sound()
    await dialog.getByRole('button', { name: 'Thôi dùng' }).click()
    await text(/Đang dùng bản 1.1.0, sổ quy định số 1/)
    await taken.getByText(/thôi dùng/).waitFor()
    expect((await office.ask('updates.state', {})).rules.version).toBe(1)
  })
})
