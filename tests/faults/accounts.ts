import type { OfficeUnderTest } from '../helpers/office.ts'
import { person } from '../office/filled-office.ts'

/** The person of these tests. */
export const firstAccount = { name: 'Lò Thị Ánh', login: 'anh.lo', password: 'chum-suoi-ghe-lua' }
export const otherPassword = 'trời mưa gà gáy'

/** Somebody who leaves the office. */
export const secondAccount = { name: 'Vàng A Dơ', login: 'do.vang', password: 'nước lên trăng tròn' }

/** What `accounts.change` wants to end that account. */
export async function endingOf(office: OfficeUnderTest) {
  const before = (await office.ask('accounts.list', {})).find(({ login }) => login === secondAccount.login)
  if (!before) throw new Error('there is no second account')
  return { id: before.id, name: before.name, rights: [], isActive: false, revision: before.revision }
}

export const oneMore = (cellId: string, name = 'Lò Thị Sau') => ({
  ...person(name),
  cellId,
  from: '2026-01-01',
  standing: 'official' as const,
})
