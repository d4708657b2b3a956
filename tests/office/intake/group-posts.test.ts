import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MemberLine, nationalBook } from '../../fixtures/books.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beside } from '../meetings/database.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T02:00:00Z' })
})
afterEach(() => discard(office))

const load = async (line: MemberLine) => {
  const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes: await nationalBook(line) })
  const { previewId } = await office.ask('intake.preview', { upload })
  return office.ask('intake.apply', { previewId, skipWrongRows: false })
}
const rows = () =>
  beside(office, (database) => [
    database.prepare('SELECT post, valid_to FROM post ORDER BY post').all(),
    database.prepare('SELECT person_id, group_id, valid_from, valid_to FROM group_membership').all(),
  ])

/** The only member of a cell, who leads its only group. */
async function groupLeader(): Promise<string> {
  await load({})
  const [cell] = await office.ask('organisation.cells', {})
  const [person] = (await office.ask('people.search', {})).rows
  const { id } = await office.ask('organisation.addBody', {
    kind: 'group',
    name: 'Tổ đảng số 1',
    parentId: cell?.id ?? '',
    from: '2026-01-01',
  })
  const personId = person?.id ?? ''
  await office.ask('organisation.setGroup', { id, revision: 1, on: '2026-02-01', personIds: [personId] })
  await office.ask('organisation.appoint', {
    bodyId: id,
    revision: 2,
    person: { personId, fullName: '' },
    post: 'group-leader',
    from: '2026-02-01',
  })
  return id
}

describe('a member of a group (tổ đảng) whom an import', () => {
  it.each<[string, MemberLine, string]>([
    ['moves to another cell', { cell: 'Chi bộ bản Noong Thăng' }, '2026-11-22'],
    ['knows to have died', { status: 'Đã từ trần', statusDate: '01/10/2026' }, '2026-10-01'],
  ])('%s leaves the group and its post, and is back in both with the undo', async (_what, line, day) => {
    await groupLeader()
    const before = rows()
    const { batchId } = await load(line)
    const [[post], [membership]] = rows() as [{ valid_to: string }[], { valid_to: string }[]]
    expect(post).toEqual({ post: 'group-leader', valid_to: day })
    expect(membership?.valid_to).toBe(day)
    await office.ask('intake.undo', { batchId })
    expect(rows()).toEqual(before)
  })

  it('moved, and whom the office then put into a group of the new cell, keeps that one with the undo', async () => {
    await groupLeader()
    const { batchId } = await load({ cell: 'Chi bộ bản Noong Thăng' })
    const cell = (await office.ask('organisation.cells', {})).find(({ name }) => name.endsWith('Noong Thăng'))
    const { id } = await office.ask('organisation.addBody', {
      kind: 'group',
      name: 'Tổ đảng số 2',
      parentId: cell?.id ?? '',
      from: '2026-11-22',
    })
    const [person] = (await office.ask('people.search', {})).rows
    const personIds = [person?.id ?? '']
    await office.ask('organisation.setGroup', { id, revision: 1, on: '2026-11-22', personIds })
    await office.ask('intake.undo', { batchId })
    const [, groups] = rows() as [unknown[], { group_id: string; valid_to: string | null }[]]
    expect(groups.filter(({ valid_to }) => valid_to === null).map(({ group_id }) => group_id)).toEqual([id])
  })
})
