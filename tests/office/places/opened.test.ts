import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOpened } from '../../../electron/office/places/opened.ts'
import { temporaryFolder } from '../../helpers/office.ts'

const folder = join(temporaryFolder(), 'Sao lưu tháng 11 của Đảng ủy', 'a'.repeat(120))
mkdirSync(folder, { recursive: true })
const file = join(folder, 'Mo ban sao luu nay.SOCHIBO')
writeFileSync(file, '')
mkdirSync(join(folder, 'thu muc.sochibo'))
writeFileSync(join(folder, 'office.db'), '')

it('is the folder of a file of ours that is there', () => {
  expect(folderOpened(file)).toBe(folder)
})

it.each([
  ['gone', join(folder, 'khac.sochibo')],
  ['a folder', join(folder, 'thu muc.sochibo')],
  ['of another kind', join(folder, 'office.db')],
  ['not whole', 'Mo ban sao luu nay.sochibo'],
  ['no path at all', '\0.sochibo'],
])('is refused in words where the path is %s', (_, path) => {
  expect(() => folderOpened(path)).toThrow(/Không thấy bản sao lưu vừa được mở/)
})
