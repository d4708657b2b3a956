import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import { leadTo } from '../helpers/leading.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { smallOffice } from './small-office.ts'
import { browserStage, type Stage } from './stage.ts'
import { firstAccount } from './whole-job.ts'

const chosen = 'den-dau-bep-cui'

/** The PC is gone and nobody remembers a password: a stick and the sealed sheet bring the office to another PC. */
describe('a lost PC', () => {
  let stage: Stage
  let keys: Keyboard
  let code = ''
  beforeAll(async () => {
    stage = await browserStage()
    keys = keyboardOf(stage.page)
    const lost = await smallOffice()
    code = (await lost.call('accounts.begin', firstAccount)).recoveryCode
    const { token } = await lost.call('places.find', { path: stage.stick })
    await lost.call('backup.make', { folder: token })
    await lost.close()
  })
  afterAll(() => stage.close())
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await stage.page.screenshot({ path: join(out, 'failures', `lost-pc ${task.name}.png`) })
  })

  const heading = (name: string) => stage.page.getByRole('heading', { name, exact: true }).waitFor()
  const type = async (field: RegExp, text: string) => {
    await keys.tabTo(field)
    await keys.press('Control+A')
    await stage.page.keyboard.type(text)
  }

  it('is known by its stick, which asks for the code on the sheet', async () => {
    await heading('Sổ Chi bộ')
    await keys.enter('Khôi phục từ bản sao lưu')
    await stage.chooseStick(() => keys.enter('Chọn thư mục có bản sao lưu'))
    await keys.enter(/^Xem trước/)
    await heading('Bản sao lưu được mã hóa')
    await expect.poll(() => keys.focused()).toMatch(/^Mã khôi phục hoặc mật khẩu/)
    expect(await seriousFaults(stage.page)).toEqual([])
    expect(await layoutFaults(stage.page)).toEqual([])
    await stage.page.keyboard.type('khong-phai-mat-khau')
    await keys.press('Enter')
    await stage.page.getByText(/không mở được bản sao lưu/).waitFor()
    await expect.poll(() => keys.focused()).toMatch(/^Mã khôi phục hoặc mật khẩu/)
    await stage.page.keyboard.type(code.toLowerCase().replaceAll('-', ' '))
    await keys.press('Enter')
    await stage.page.getByRole('button', { name: 'Khôi phục bản này' }).waitFor()
  })

  it('comes back with its accounts, and the code gives the administrator a new password', async () => {
    await keys.enter('Khôi phục bản này')
    await stage.page.getByRole('dialog').waitFor()
    await keys.enter('Khôi phục')
    await heading('Đăng nhập')
    await keys.enter('Quên mật khẩu')
    await heading('Quên mật khẩu')
    await type(/^Mã khôi phục/, code)
    await type(/^Tên đăng nhập/, firstAccount.login)
    await type(/^Mật khẩu mới/, chosen)
    await type(/^Nhập lại mật khẩu/, chosen)
    await keys.enter('Đặt mật khẩu mới')
    await heading('Mã khôi phục mới')
    await keys.tabTo('Đã in và cất mã')
    await keys.press('Space')
    await keys.enter('Vào sổ')
    await leadTo(stage.page, '/dang-vien')
    await stage.page
      .getByText(/\d+ người/)
      .first()
      .waitFor()
  })
})
