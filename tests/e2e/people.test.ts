import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { MemberRow } from '../../shared/people/contract.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** What a clerk does with the people of the register beside the fields of the card. */

let office: OfficeProcess
let page: Page
let today = ''
let members: readonly MemberRow[] = []
beforeAll(async () => {
  office = await startOffice({ demo: true })
  today = (await office.call('setup.state', {})).today
  const { rows } = await office.call('people.search', { standing: 'official', limit: 50 })
  members = rows.filter(({ posts }) => posts === '')
  page = await newWindow()
  await page.goto(office.url)
})
afterAll(async () => {
  await closeWindow(page)
  await office?.clear()
})

const goTo = async (path: string) => {
  await leadTo(page, path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const memberAt = (place: number): MemberRow => {
  const member = members[place]
  if (member === undefined) throw new Error('the practice commune has too few members')
  return member
}

describe('the dossier', () => {
  const states = async (id: string) =>
    new Map(
      (await office.call('people.dossier', { id })).items.map(({ code, state }) => [code, state] as const),
    )

  it('keeps a mark that is pressed twice, and takes it away by its own button only', async () => {
    const { id } = memberAt(0)
    await goTo(`/dang-vien/${id}?muc=ho-so`)
    await page.getByRole('row', { name: /^009/ }).click()
    const have = page.getByRole('button', { name: 'Có 009' })
    await have.dblclick()
    await expect.poll(async () => (await states(id)).get('009')).toBe('have')
    await expect.poll(() => have.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'Xóa dấu 009' }).click()
    await expect.poll(async () => (await states(id)).has('009')).toBe(false)
  })

  it('is marked by keys, small or capital, also while a button of the row has the focus', async () => {
    const { id } = memberAt(0)
    await goTo(`/dang-vien/${id}?muc=ho-so`)
    await page.getByRole('row', { name: /^010/ }).click()
    await page.getByRole('button', { name: 'Có 010' }).click()
    await page.keyboard.press('t')
    await expect.poll(async () => (await states(id)).get('010')).toBe('missing')
    await page.keyboard.press('Shift+K')
    await expect.poll(async () => (await states(id)).get('010')).toBe('not-needed')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('c')
    await expect.poll(async () => (await states(id)).get('011')).toBe('have')
  })

  it('in the list of what is missing goes on with the next row when one has left it', async () => {
    const { id } = memberAt(1)
    const { revision } = await office.call('people.dossier', { id })
    const items = ['012', '013', '014'].map((code) => ({
      ...{ code, keptWhere: '', note: '' },
      state: 'missing' as const,
    }))
    await office.call('people.markDossier', { id, revision, items })
    await goTo(`/dang-vien/${id}?muc=ho-so`)
    await page.getByLabel('Chỉ loại còn thiếu').check()
    await page.getByRole('row', { name: /^012/ }).focus()
    await page.keyboard.press('c')
    await page.getByRole('row', { name: /^012/ }).waitFor({ state: 'detached' })
    await page.keyboard.press('c')
    await expect.poll(async () => (await states(id)).get('013')).toBe('have')
    expect((await states(id)).get('014')).toBe('missing')
    await page.getByLabel('Chỉ loại còn thiếu').uncheck()
  })

  it('shows the name that the office gives to a type without one, in every file', async () => {
    await goTo(`/dang-vien/${memberAt(0).id}?muc=ho-so`)
    await page.getByRole('row', { name: /^008/ }).click()
    await page.getByLabel('Tên loại 008, dùng cho mọi hồ sơ').fill('Quyết định chuẩn y')
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /^008 Quyết định chuẩn y/ }).waitFor()
    await goTo(`/dang-vien/${memberAt(2).id}?muc=ho-so`)
    await page.getByRole('row', { name: /^008 Quyết định chuẩn y/ }).waitFor()
  })
})

describe('the contacts', () => {
  it('that are taken away can be had back', async () => {
    const [away] = await office.call('people.away', {})
    if (away === undefined) throw new Error('nobody is away')
    await office.call('people.addContact', {
      ...{ personId: away.id, on: today, by: '', means: 'Zalo', note: 'Hẹn về họp cuối năm' },
    })
    const notes = async () =>
      (await office.call('people.form', { id: away.id })).contacts.map(({ note }) => note)
    await goTo(`/dang-vien/${away.id}?muc=di-lam-xa`)
    await page.getByText('Hẹn về họp cuối năm').waitFor()
    await page
      .getByRole('button', { name: `Bỏ lần liên hệ ngày ${formatDate(today)}` })
      .first()
      .click()
    const message = page.getByRole('alert').filter({ hasText: 'Đã bỏ lần liên hệ' })
    await message.waitFor()
    expect(await notes()).not.toContain('Hẹn về họp cuối năm')
    await message.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByText('Hẹn về họp cuối năm').waitFor()
    expect(await notes()).toContain('Hẹn về họp cuối năm')
  })
})

describe('a death', () => {
  it('has a day that the clerk types; the card and the list say where the member is then', async () => {
    const { id, fullName } = memberAt(3)
    await goTo('/dang-vien')
    await page.getByLabel('Tìm tên, số thẻ, số định danh').fill(fullName)
    await goTo(`/dang-vien/${id}`)
    await page.getByRole('button', { name: 'Ghi biến động', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Biến động' }).selectOption('death')
    const day = dialog.getByRole('textbox', { name: 'Ngày từ trần' })
    expect(await day.inputValue()).toBe('')
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
    await dialog.getByText('Chưa nhập ngày').waitFor()
    await day.fill(formatDate(today))
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Không còn trong danh sách đang sinh hoạt; hồ sơ vẫn giữ ở').waitFor()
    await page.getByText(`${fullName} không còn trong danh sách đang sinh hoạt`).waitFor()
    await page.getByRole('link', { name: 'Xem trong danh sách đã ra' }).click()
    await page.getByRole('option', { selected: true }).getByText(fullName).waitFor()
  })
})

describe('somebody outside the roll', () => {
  it('can be edited, join, be compared with another record, and be removed with a reason', async () => {
    const { id } = await office.call('outsiders.add', {
      ...{ fullName: 'Lường Văn Thử', otherName: '', sex: null, birthDate: null, ethnicity: '' },
      ...{ religion: '', personalId: '', residence: { country: '', province: '', detail: '' } },
      ...{ telephone: '', occupation: '', workplace: '', youthUnionOn: null, roles: [] },
    })
    const other = memberAt(4)
    await goTo(`/nguoi-ngoai/${id}`)
    await page.getByRole('link', { name: 'Sửa', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Kết nạp, chuyển đến' }).waitFor()
    await page.getByRole('button', { name: 'Gộp hồ sơ trùng' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hồ sơ trùng với Lường Văn Thử' })
    await dialog.getByLabel('Cùng một người với').fill(other.fullName)
    await page.locator('[role=option]').first().click()
    await dialog.getByRole('button', { name: 'So sánh' }).click()
    await page.getByRole('heading', { name: 'So sánh hai hồ sơ' }).waitFor()
    expect(page.url()).toMatch(new RegExp(`trung-ho-so/[^/]+/${id}`))

    await goTo(`/nguoi-ngoai/${id}`)
    await page.getByRole('button', { name: 'Bỏ khỏi sổ' }).click()
    const question = page.getByRole('dialog')
    await question.getByLabel('Lý do').fill('Ghi trùng')
    await question.getByRole('button', { name: 'Bỏ khỏi sổ' }).click()
    await page.getByText('vào Thùng rác').first().waitFor()
    expect((await office.call('outsiders.list', { query: 'luong van thu' })).total).toBe(0)
  })

  it('is whoever joined by a movement that was taken back, and the card says so', async () => {
    const { id } = await office.call('outsiders.add', {
      ...{ fullName: 'Lường Thị Vào', otherName: '', sex: null, birthDate: null, ethnicity: '' },
      ...{ religion: '', personalId: '', residence: { country: '', province: '', detail: '' } },
      ...{ telephone: '', occupation: '', workplace: '', youthUnionOn: null, roles: [] },
    })
    const cellId = (await office.call('organisation.cells', {}))[0]?.id ?? ''
    await office.call('movements.record', {
      ...{ personId: id, revision: 1, kind: 'arrival', on: today, standing: 'official', cellId },
    })
    await goTo(`/dang-vien/${id}?muc=dang-tich`)
    await page.getByRole('button', { name: /^Hoàn tác: Chuyển đến chính thức/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByText('Lường Thị Vào không còn là đảng viên trong sổ').waitFor()
    await page.getByRole('link', { name: 'Người ngoài danh sách', exact: true }).click()
    await page.getByRole('heading', { name: 'Lường Thị Vào' }).waitFor()
  })
})

describe('what is missing', () => {
  it('says which column and which item ask for it, and is printed for one cell', async () => {
    const { id } = memberAt(5)
    const { revision } = await office.call('people.card', { id })
    await office.call('people.changeForm', { id, revision, fields: { religion: '' } })
    await goTo('/con-thieu')
    await page.getByText('Thông tin nào là bắt buộc, và vì sao').click()
    const row = page.getByRole('row', { name: /^Số định danh cá nhân/ })
    expect(await row.textContent()).toContain('Cột 9')
    await page
      .getByRole('link', { name: /người còn thiếu$/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'In danh sách' }).click()
    await page.getByRole('dialog', { name: 'In danh sách' }).waitFor()
    await page.keyboard.press('Escape')
  })
})
