import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { browserStage, type Stage } from './stage.ts'

/** Việc cần làm: a figure opens as many names as it says. */

let stage: Stage
beforeAll(async () => {
  stage = await browserStage({ demo: true })
})
afterAll(() => stage?.close())

const open = async (figure: string): Promise<number> => {
  const { page } = stage
  await leadTo(page, '/')
  const link = page
    .getByRole('navigation', { name: 'Số liệu trong kỳ' })
    .getByRole('link')
    .filter({ hasText: figure })
  const [count = ''] = ((await link.locator('.figure-value').textContent()) ?? '').split(' / ')
  await link.press('Enter')
  return Number(count.replaceAll('.', ''))
}
const rows = () => stage.page.locator('tbody tr')

describe('a figure of the home page', () => {
  it.each([
    ['Chi bộ chưa sinh hoạt', 'chưa sinh hoạt'],
    ['Chi bộ đã sinh hoạt', 'đã sinh hoạt'],
  ])('%s opens the month with those cells only', async (figure, words) => {
    const count = await open(figure)
    expect(count).toBeGreaterThan(0)
    await stage.page.getByText(`Đang xem ${count} chi bộ ${words}.`).waitFor()
    const cells = rows().locator('a[href*="/chi-bo/"]')
    await expect.poll(() => cells.count()).toBe(count)
    await stage.page.getByRole('link', { name: 'Xem tất cả chi bộ' }).click()
    await expect.poll(() => cells.count()).toBeGreaterThan(count)
  })

  it.each(['Nhiệm vụ đang mở', 'Nhiệm vụ quá hạn'])('%s opens its tasks', async (figure) => {
    const count = await open(figure)
    expect(count).toBeGreaterThan(0)
    await expect.poll(() => rows().count()).toBe(count)
  })

  it('Biên bản chưa xong shows all of them below', async () => {
    const count = await open('Biên bản chưa xong')
    await expect.poll(() => stage.page.locator('#bien-ban li').count()).toBe(count)
  })
})
