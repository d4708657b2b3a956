import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { closeWindow, newWindow } from './stage.ts'

describe('an election and an admission inside a monthly meeting', () => {
  let office: OfficeProcess
  let page: Page
  let meetingId: string
  let roll: Output<'meetings.get'>['roll']

  beforeAll(async () => {
    office = await startOffice({ demo: true })
    page = await newWindow()
    const cells = await office.call('organisation.cells', {})
    const cell = cells.find(({ numbers }) => numbers.total === 14)
    const cellId = cell?.id ?? ''
    await office.call('topics.save', {
      ...{ id: null, revision: 0, cellId, raisedOn: '2026-11-01', source: 'front' },
      ...{ raisedBy: 'Lò Thị Én', content: 'Làm đường ra khu sản xuất' },
    })
    const opened = { cellId, period: '2027-01', kind: 'regular', heldOn: '2027-01-05' } as const
    meetingId = (await office.call('meetings.open', opened)).id
    roll = (await office.call('meetings.get', { id: meetingId })).roll
    await page.goto(office.url)
    await leadTo(page, `/buoi/${meetingId}`)
    await page.getByRole('button', { name: 'Tất cả có mặt', exact: true }).click()
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  const official = () => roll.filter(({ standing }) => standing === 'official').length
  const content = async () => (await office.call('meetings.get', { id: meetingId })).content
  const type = async (name: string, text: string) => {
    await box(name).fill(text)
    await box(name).press('Tab')
  }

  it('takes a wish of the Front into its agenda, and leaves it there when the office is asked again', async () => {
    await page.getByRole('button', { name: 'Đưa vào chương trình: Làm đường ra khu sản xuất' }).click()
    await page.getByText('Đã đưa vào chương trình').waitFor()
    expect(await box('Chương trình').inputValue()).toContain('Làm đường ra khu sản xuất')
    expect(await office.call('topics.list', { state: 'taken' })).toMatchObject({
      topics: [{ takenAt: { meetingId } }],
    })
  })

  it('counts who is elected while the ballots are typed, and says what cannot be right', async () => {
    await page.getByRole('button', { name: 'Thêm biểu quyết', exact: true }).click()
    await page.getByRole('combobox', { name: 'Loại biểu quyết 1', exact: true }).selectOption('Bầu cử')
    await type('Nội dung biểu quyết 1', 'Bầu bổ sung chi ủy viên')
    await type('Số lượng được bầu, biểu quyết 1', '1')
    const add = box('Thêm người vào danh sách bầu cử 1')
    const [first = '', second = ''] = roll.map(({ fullName }) => fullName)
    for (const name of [first, second]) {
      await add.click()
      await add.pressSequentially(name.toLocaleLowerCase('vi'))
      await page.getByRole('option', { name }).first().waitFor()
      await add.press('Enter')
      await page.getByRole('textbox', { name: `Số phiếu bầu ${name}`, exact: true }).waitFor()
    }
    await type(`Số phiếu bầu ${first}`, String(official() + 1))
    await page.getByText(`nhiều hơn ${official()} phiếu hợp lệ`).waitFor()
    await type(`Số phiếu bầu ${first}`, String(official() - 2))
    await type(`Số phiếu bầu ${second}`, '2')
    await page.getByText('không trúng cử', { exact: true }).waitFor()
    await page.getByText('trúng cử', { exact: true }).waitFor()
    expect(await layoutFaults(page)).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
  })

  it('lets an opinion be about the election or a line of the agenda, and follows the question when it is reworded', async () => {
    await page.getByRole('button', { name: 'Thêm ý kiến', exact: true }).click()
    await box('Người phát biểu ý kiến 1').fill('Hoàng Văn Tài')
    await box('Nội dung ý kiến 1').fill('Nhất trí với danh sách bầu cử.')
    const about = page.getByRole('combobox', { name: 'Ý kiến 1 về nội dung', exact: true })
    const offered = await about.getByRole('option').allTextContents()
    expect(offered.slice(0, 2)).toEqual(['Về nội dung chung', 'Bầu bổ sung chi ủy viên'])
    expect(offered).toContain('Làm đường ra khu sản xuất')
    await about.selectOption('Bầu bổ sung chi ủy viên')
    await type('Nội dung biểu quyết 1', 'Bầu bổ sung 01 chi ủy viên')
    expect(await about.inputValue()).toBe('Bầu bổ sung 01 chi ủy viên')
    expect(await layoutFaults(page)).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
  })

  it('puts an admission to the vote beside it, and yields the papers of both', async () => {
    await page.getByRole('button', { name: 'Thêm biểu quyết', exact: true }).click()
    await page
      .getByRole('combobox', { name: 'Loại biểu quyết 2', exact: true })
      .selectOption('Đề nghị kết nạp đảng viên')
    await type('Nội dung biểu quyết 2', 'Đề nghị kết nạp quần chúng Lò Văn Mới')
    await type('Số tán thành, biểu quyết 2', String(official()))
    await page.getByRole('button', { name: 'Ghi vào sổ', exact: true }).click()
    await page.getByText('Chưa ghi vào sổ').waitFor({ state: 'hidden' })
    const { votes, opinions } = await content()
    expect(opinions).toMatchObject([{ speaker: 'Hoàng Văn Tài', item: 'Bầu bổ sung 01 chi ủy viên' }])
    expect(votes).toMatchObject([
      { kind: 'election', seats: 1, method: 'ballot', candidates: [{ votes: official() - 2 }, { votes: 2 }] },
      { kind: 'admission', inFavour: official() },
    ])
    const names = (await office.call('documents.offered', { meetingId })).map(({ name }) => name)
    expect(names).toContain('Biên bản kiểm phiếu: Bầu bổ sung 01 chi ủy viên')
    expect(names).toContain('Trích biên bản: Bầu bổ sung 01 chi ủy viên')
    expect(names).toContain('Nghị quyết đề nghị: Đề nghị kết nạp quần chúng Lò Văn Mới')
  })
})
