import { describe, expect, it } from 'vitest'
import type { GivenRight } from '../../../shared/accounts/rights.ts'
import { temporaryFolder } from '../../helpers/office.ts'
import { officesOfFile } from '../backup/offices.ts'
import type { Filled } from '../filled-office.ts'

const { filled } = officesOfFile()
const password = 'chum-suoi-ghe-lua'

async function changedNumber({ office, members }: Filled) {
  const id = members[0] ?? ''
  const { revision } = await office.ask('people.card', { id })
  await office.ask('people.changeForm', { id, revision, fields: { personalId: '012060000009' } })
  const [row] = await office.ask('audit.rows', { record: { kind: 'person', id } })
  if (!row) throw new Error('nothing was written')
  return { id, row, named: { origin: row.origin, sequence: row.sequence } }
}

describe('the numbers in a row of the audit', () => {
  it('are shown in full to whoever asks, and the asking is in the audit', async () => {
    const result = await filled(temporaryFolder())
    const { office } = result
    const { id, row, named } = await changedNumber(result)
    expect(row.isMasked).toBe(true)
    expect(row.changes).toEqual([{ field: 'Số định danh', before: '••••••••0000', after: '••••••••0009' }])
    expect((await office.ask('audit.reveal', named)).changes).toEqual([
      { field: 'Số định danh', before: '012060000000', after: '012060000009' },
    ])
    const [told] = await office.ask('audit.rows', { record: { kind: 'person', id } })
    expect(told).toMatchObject({
      act: 'Xem đủ số trong nhật ký',
      record: { kind: 'person', id },
      isMasked: false,
    })
    expect(told?.changes).toContainEqual({ field: 'Đã xem', before: null, after: 'Số định danh' })
    expect(told?.changes).toContainEqual({
      field: 'Dòng nhật ký số',
      before: null,
      after: String(named.sequence),
    })
    expect(JSON.stringify(told)).not.toContain('0120600000')
  })

  it('are not there where nothing is masked, and not of a row that is none', async () => {
    const { office, cells } = await filled(temporaryFolder())
    const [row] = await office.ask('audit.rows', { record: { kind: 'body', id: cells[0] } })
    expect(row?.isMasked).toBe(false)
    const refused = await office.refusal('audit.reveal', { origin: row?.origin ?? '', sequence: 99_999 })
    expect(refused.code).toBe('not-found')
  })

  it.each<readonly [string, readonly GivenRight[], boolean]>([
    ['administers alone', ['read', 'administer'], false],
    ['may reveal, but not administer', ['read', 'write', 'reveal'], false],
    ['has both rights', ['read', 'reveal', 'administer'], true],
  ])('are held back by the door unless one has both rights: who %s', async (_, rights, isShown) => {
    const result = await filled(temporaryFolder())
    const { office } = result
    const { named } = await changedNumber(result)
    await office.ask('accounts.begin', { name: 'Lò Thị Ánh', login: 'anh', password })
    const given = { name: 'Vàng A Của', login: 'cua', rights: [...rights], password }
    await office.ask('accounts.add', given)
    await office.ask('accounts.lock', {})
    await office.ask('accounts.enter', { login: 'cua', password })
    await office.ask('accounts.changePassword', { current: password, next: 'trời mưa gà gáy' })
    const answer = await office.call('audit.reveal', named)
    expect(answer.ok ? 'shown' : answer.error.code).toBe(isShown ? 'shown' : 'forbidden')
  })
})
