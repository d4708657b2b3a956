import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Answer } from '../../shared/command.ts'
import type { CommandName, Input, Output } from '../../shared/contract.ts'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'

let desktop: Desktop
beforeAll(async () => {
  desktop = await startDesktop({ demo: true })
})
afterAll(() => desktop?.clear())

/** Through the window's own door, as its pages do. */
async function call<N extends CommandName>(name: N, input: Input<N>): Promise<Output<N>> {
  const asked = `officeDoor.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`
  const answer = await desktop.page.evaluate<Answer<Output<N>>>(asked)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  return answer.value
}
const windows = () => desktop.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

it('closes the papers that are shown in windows of their own when the office is locked', async () => {
  await desktop.page.getByRole('heading', { level: 1 }).waitFor()
  const paper = (await call('documents.papers', {})).find(({ state }) => state !== 'draft')
  if (!paper) throw new Error('the practice data has no frozen paper')
  const before = await windows()
  await call('documents.print', { paperId: paper.id })
  expect(await windows()).toBe(before + 1)
  await call('accounts.begin', { name: 'Lò Thị Ánh', login: 'anh.lo', password: 'chum-suoi-ghe-lua' })
  expect(await windows()).toBe(before + 1)
  await call('accounts.lock', {})
  await expect.poll(windows).toBe(before)
  await desktop.page.getByRole('heading', { level: 1, name: 'Màn hình đang khóa' }).waitFor()
})
