import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import { leadTo } from '../helpers/leading.ts'
import { pdfPages } from '../helpers/pdf.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { browserStage, type Stage } from './stage.ts'
import { firstAccount } from './whole-job.ts'

/** Accounts by the keyboard alone, from the first run to a forgotten password; each step needs the one before. */

const wrong = 'sai-mat-khau-roi'
const given = 'mua-roi-ngoi-nha'
const ownPassword = 'trau-cay-ruong-bac'
const recovered = 'den-dau-bep-cui'
const next = 'cau-treo-ban-xa'

describe('the accounts of an office', () => {
  let stage: Stage
  let keys: Keyboard
  let code = ''
  beforeAll(async () => {
    stage = await browserStage()
    keys = keyboardOf(stage.page)
  })
  afterAll(() => stage.close())
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await stage.page.screenshot({ path: join(out, 'failures', `accounts ${task.name}.png`) })
  })

  const heading = (name: string) => stage.page.getByRole('heading', { name, exact: true }).waitFor()
  const seen = (text: string | RegExp) => stage.page.getByText(text).first().waitFor()
  const type = async (field: RegExp, text: string) => {
    await keys.tabTo(field)
    await keys.press('Control+A')
    await stage.page.keyboard.type(text)
  }
  const goTo = (path: string) => leadTo(stage.page, path)
  const lock = async () => {
    await keys.press('Control+l')
    await heading('Màn hình đang khóa')
  }
  const isAtHome = () => heading('Việc cần làm')
  /** Somebody else than who locked the screen. */
  const enterAs = async (login: string, password: string) => {
    await keys.enter('Người khác đăng nhập')
    await type(/^Tên đăng nhập/, login)
    await type(/^Mật khẩu/, password)
    await keys.press('Enter')
  }
  const readCode = async () => {
    const groups = stage.page.getByRole('status', { name: 'Mã khôi phục' }).locator('span')
    await groups.first().waitFor()
    return (await groups.allTextContents()).join('-')
  }
  const putAway = async (next: string) => {
    await keys.tabTo('Đã in và cất mã')
    await keys.press('Space')
    await keys.enter(next)
  }

  it('begin at the first run, with a code to be printed and put away', async () => {
    await heading('Sổ Chi bộ')
    await keys.enter('Tiếp tục')
    await type(/^Tên xã, phường/, 'xã Lùng Vai')
    await type(/^Tỉnh, thành phố/, 'Lào Cai')
    await keys.enter('Tiếp tục')
    await heading('Tài khoản quản trị')
    // Everything that is wrong is told at once, and the first of it has the focus.
    await type(/^Tên đăng nhập/, 'Văn Thư')
    await type(/^Nhập lại mật khẩu/, 'khác')
    await keys.enter('Tiếp tục')
    for (const said of [/Chưa nhập họ và tên/, /^Tên đăng nhập có 3 đến 30 ký tự/, 'Chưa nhập mật khẩu'])
      await seen(said)
    await seen('Hai lần nhập chưa giống nhau')
    await expect.poll(() => keys.focused()).toMatch(/^Họ và tên/)
    await type(/^Họ và tên/, firstAccount.name)
    await type(/^Tên đăng nhập/, firstAccount.login)
    await type(/^Mật khẩu/, 'lungvai2026')
    await type(/^Nhập lại mật khẩu/, 'lungvai2026')
    await keys.enter('Tiếp tục')
    await seen(/dễ đoán/)
    await expect.poll(() => keys.focused()).toMatch(/^Mật khẩu/)
    await type(/^Mật khẩu/, firstAccount.password)
    await keys.enter('Tiếp tục')
    await seen('Hai lần nhập chưa giống nhau')
    await type(/^Nhập lại mật khẩu/, firstAccount.password)
    await keys.enter('Tiếp tục')
    code = await readCode()
    expect(await stage.page.getByRole('button', { name: 'Tiếp tục' }).isDisabled()).toBe(true)
    const sheet = await pdfPages(await stage.saveFile(() => keys.enter('In tờ mã khôi phục')))
    const printed = sheet.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')
    expect(printed).toContain('Niêm phong, Chánh Văn phòng giữ')
    for (const group of code.split('-')) expect(printed).toContain(group)
    await putAway('Tiếp tục')
    await heading('Danh sách đảng viên')
    await keys.enter('Bắt đầu với sổ trống')
    await seen(firstAccount.name)
  })

  it('cover the window at Ctrl+L and give back what was half typed, where it was', async () => {
    const { page } = stage
    await goTo('/thiet-lap')
    await heading('Thiết lập')
    await keys.tabTo(/^Tên xã, phường/)
    await page.keyboard.press('End')
    await page.keyboard.type(' đang gõ dở')
    // Some part of a page that insists on being seen.
    await page.evaluate(() => document.querySelector('h1')?.style.setProperty('visibility', 'visible'))
    await lock()
    const readable = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.closest('.cover') === null)
        .filter((element) => getComputedStyle(element).visibility !== 'hidden')
        .map(({ tagName }) => tagName),
    )
    expect(readable).toEqual([])
    expect(await page.title()).toBe('Sổ Chi bộ')
    // No key reaches what is below.
    await keys.press('Control+k', 'Escape', 'Alt+1')
    expect(page.url()).toMatch(/thiet-lap$/)
    expect(await page.getByRole('dialog').count()).toBe(0)

    await type(/^Mật khẩu/, wrong)
    await keys.press('Enter')
    await seen('Tên đăng nhập hoặc mật khẩu chưa đúng.')
    await page.keyboard.type(firstAccount.password)
    await keys.press('Enter')
    await heading('Thiết lập')
    expect(await page.getByRole('textbox', { name: 'Tên xã, phường' }).inputValue()).toBe(
      'xã Lùng Vai đang gõ dở',
    )
    await expect.poll(() => keys.focused()).toMatch(/^Tên xã, phường/)
  })

  it('cover a dialog too, and what another window has open', async () => {
    const { page } = stage
    const other = await page.context().browser()?.newPage()
    if (other === undefined) throw new Error('the browser is gone')
    await other.goto(page.url())
    // Each tab holds its own key of the door.
    const token = await page.evaluate(() => sessionStorage.getItem('office-token'))
    await other.evaluate((key) => sessionStorage.setItem('office-token', key ?? ''), token)
    await other.reload()
    await other.getByRole('heading', { name: 'Thiết lập', exact: true }).waitFor()
    await page.bringToFront()
    await keys.press('Control+k')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await lock()
    await dialog.waitFor({ state: 'hidden' })
    await other.getByRole('heading', { name: 'Màn hình đang khóa' }).waitFor()
    await type(/^Mật khẩu/, firstAccount.password)
    await keys.press('Enter')
    await dialog.waitFor()
    await keys.press('Escape')
    await other.getByRole('heading', { name: 'Thiết lập', exact: true }).waitFor()
    await other.close()
  })

  it('are added with rights and a password for the first entry', async () => {
    await goTo('/tai-khoan')
    await keys.enter('Thêm tài khoản')
    await heading('Thêm tài khoản')
    await keys.enter('Thêm')
    await seen('Chưa nhập họ và tên')
    await seen(/^Tên đăng nhập có 3 đến 30 ký tự/)
    await seen('Chưa nhập mật khẩu')
    await expect.poll(() => keys.focused()).toMatch(/^Họ và tên/)
    await type(/^Họ và tên/, 'Nông Văn Bí')
    await type(/^Tên đăng nhập/, 'bithu')
    await type(/^Mật khẩu lần đầu/, given)
    await keys.tabTo(/^Vai trò/)
    await keys.press('Enter')
    const leader = 'Lãnh đạo (chỉ xem)'
    const marked = stage.page.locator('[role=option][data-combobox-selected]')
    await stage.page.getByRole('option', { name: leader }).waitFor()
    // Where the list begins is not said; down it goes until the leader is marked.
    for (let step = 0; step < 10 && !(await marked.allTextContents()).includes(leader); step += 1)
      await keys.press('ArrowDown')
    await keys.press('Enter')
    const signs = stage.page.getByRole('checkbox', { name: 'Chốt bản in, ghi nhận đã in, đã ký, đã lưu' })
    await expect.poll(() => signs.isChecked()).toBe(false)
    await keys.enter('Thêm')
    await stage.page.getByRole('row', { name: /Nông Văn Bí.*bithu.*Lãnh đạo \(chỉ xem\)/ }).waitFor()
  })

  it.each(['100%', '125%'])('have pages without a serious fault at %s', async (size) => {
    const { page } = stage
    await page.evaluate((to) => {
      document.documentElement.style.fontSize = to
    }, size)
    const faults: Record<string, readonly string[]> = {}
    const look = async (name: string) => {
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(out, 'pages', `accounts ${name} ${size.replace('%', '')}.png`) })
      const found = [...(await layoutFaults(page)), ...(await seriousFaults(page))]
      if (found.length > 0) faults[name] = found
    }
    await look('one account')
    await goTo('/tai-khoan?xem=moi')
    await heading('Thêm tài khoản')
    await look('new account')
    await goTo('/tai-khoan')
    await heading('Tài khoản')
    await look('accounts')
    await lock()
    await look('locked')
    await keys.enter('Quên mật khẩu')
    await look('forgotten')
    await keys.enter('Quay lại')
    await type(/^Mật khẩu/, firstAccount.password)
    await keys.press('Enter')
    await heading('Tài khoản')
    await goTo(`/tai-khoan?xem=moi`)
    expect(faults).toEqual({})
  })

  it('let a leader in only with a password of their own, to read and nothing else', async () => {
    const { page } = stage
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '100%'
    })
    await goTo('/nguoi-ngoai?xem=them')
    const halfTyped = page.getByRole('textbox', { name: /^Họ và tên/ })
    await halfTyped.fill('Thào A Chu')
    await halfTyped.press('Tab')
    await goTo('/')
    await isAtHome()
    await lock()
    await enterAs('bithu', given)
    await heading('Đặt mật khẩu riêng')
    await page.screenshot({ path: join(out, 'pages', 'accounts own password 100.png') })
    await type(/^Mật khẩu đang dùng/, given)
    await type(/^Mật khẩu mới/, ownPassword)
    await type(/^Nhập lại mật khẩu mới/, ownPassword)
    await keys.press('Enter')
    await isAtHome()
    await seen('Nông Văn Bí')
    const rail = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    await rail.getByRole('link', { name: 'Đảng viên' }).waitFor()
    expect(await rail.getByRole('link', { name: 'Sao lưu' }).count()).toBe(0)
    for (const closed of ['/nhap-excel', '/sao-luu']) {
      await goTo(closed)
      await seen('Tài khoản này chưa được giao quyền dùng trang này')
      await goTo('/')
      await isAtHome()
    }
    // What one person has typed and not written is not shown to the next.
    await goTo('/nguoi-ngoai?xem=them')
    await seen(/^Tài khoản này chỉ được xem/)
    expect(await halfTyped.count()).toBe(0)
    await goTo('/tai-khoan')
    await heading('Mật khẩu của tôi')
    expect(await page.getByRole('table', { name: 'Tài khoản' }).count()).toBe(0)
    await page.screenshot({ path: join(out, 'pages', 'accounts leader 100.png') })
    await goTo('/chi-bo')
    await heading('Chi bộ')
    await seen('Chỉ xem, không ghi sổ')
    expect(await page.getByRole('button', { name: 'Thêm chi bộ' }).count()).toBe(0)
    await goTo('/tai-khoan')
  })

  it('open by the printed code when the administrator forgot, and show a new one before anything else', async () => {
    await lock()
    await keys.enter('Quên mật khẩu')
    await type(/^Mã khôi phục/, code.replaceAll('-', ' ').toLowerCase())
    await type(/^Tên đăng nhập của tài khoản quản trị/, firstAccount.login)
    await type(/^Mật khẩu mới/, recovered)
    await type(/^Nhập lại mật khẩu mới/, recovered)
    await keys.press('Enter')
    await heading('Mã khôi phục mới')
    expect(await readCode()).not.toBe(code)
    await stage.page.screenshot({ path: join(out, 'pages', 'accounts recovered 100.png') })
    await putAway('Vào sổ')
    await seen(firstAccount.name)
    await lock()
    await type(/^Mật khẩu/, recovered)
    await keys.press('Enter')
    await stage.page.getByRole('navigation', { name: 'Các phần của chương trình' }).waitFor()
  })

  it('go from one clerk to another, whose own yes ends the account of the giver', async () => {
    const { page } = stage
    await goTo('/tai-khoan')
    await heading('Tài khoản')
    const row = page.getByRole('row', { name: new RegExp(firstAccount.login) })
    await row.getByRole('link').press('Enter')
    await heading('Bàn giao cho người khác')
    await type(/^Họ và tên người nhận/, 'Sùng Thị Mẩy')
    await type(/^Tên đăng nhập của người nhận/, 'vanthu2')
    await type(/^Mật khẩu lần đầu của người nhận/, given)
    await page.screenshot({ path: join(out, 'pages', 'accounts handover begun 100.png') })
    await keys.press('Enter')
    await seen(/^Đã lập bàn giao của/)
    await seen('Chờ Sùng Thị Mẩy đăng nhập và nhận')
    for (const label of [/^Họ và tên người nhận/, /^Tên đăng nhập của/, /^Mật khẩu lần đầu/])
      await expect.poll(() => page.getByRole('textbox', { name: label }).inputValue()).toBe('')
    await lock()
    await enterAs('vanthu2', given)
    await heading('Đặt mật khẩu riêng')
    await type(/^Mật khẩu đang dùng/, given)
    await type(/^Mật khẩu mới/, next)
    await type(/^Nhập lại mật khẩu mới/, next)
    await keys.press('Enter')
    await goTo('/tai-khoan')
    await heading('Bàn giao')
    await page.screenshot({ path: join(out, 'pages', 'accounts handover waits 100.png') })
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
    await keys.enter('Nhận bàn giao')
    await seen(/ngừng dùng ngay/)
    await keys.enter('Nhận')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys.tabTo(`Lưu PDF Biên bản bàn giao của ${firstAccount.name}`)
    const [saved] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')])
    const text = (await pdfPages(await readFile(await saved.path()))).flatMap(({ words }) =>
      words.map(({ text }) => text),
    )
    expect(text.join(' ')).toContain('Tài khoản vanthu1 của người giao ngừng dùng')
    await page
      .getByRole('row', { name: new RegExp(firstAccount.name) })
      .getByText('Ngừng dùng')
      .waitFor()
    await page.screenshot({ path: join(out, 'pages', 'accounts handover received 100.png') })
    await keys.enter(`In Biên bản bàn giao của ${firstAccount.name}`)
    await page
      .getByRole('dialog')
      .getByText(/^\d+ tờ giấy A4$/)
      .waitFor()
    await keys.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await lock()
    await enterAs(firstAccount.login, recovered)
    await seen('Tên đăng nhập hoặc mật khẩu chưa đúng.')
    await type(/^Tên đăng nhập/, 'vanthu2')
    await type(/^Mật khẩu/, next)
    await keys.press('Enter')
    await stage.page.getByRole('navigation', { name: 'Các phần của chương trình' }).waitFor()
  })

  it('lock by themselves when nobody has touched anything for some minutes', async () => {
    const { page } = stage
    await page.clock.install()
    await page.reload()
    await page.getByRole('navigation', { name: 'Các phần của chương trình' }).waitFor()
    await page.clock.fastForward('14:00')
    await keys.press('Shift')
    await page.clock.fastForward('14:00')
    expect(await page.getByRole('heading', { name: 'Màn hình đang khóa' }).count()).toBe(0)
    await page.clock.fastForward('02:00')
    await heading('Màn hình đang khóa')
  })
})
