import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beside } from '../meetings/database.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

const commune = { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: 'Mường Than' }

describe('the first run', () => {
  it('begins with an office that knows nothing', async () => {
    expect(await office.ask('setup.state', {})).toMatchObject({
      isSetUp: false,
      commune: null,
      members: 0,
      cells: 0,
      today: '2026-11-22',
    })
  })

  it('keeps the commune, once; afterwards it is changed', async () => {
    const { revision } = await office.ask('setup.begin', commune)
    expect((await office.refusal('setup.begin', commune)).code).toBe('refused')
    await office.ask('setup.change', { ...commune, communeName: 'xã Mường Kim', revision })
    expect((await office.refusal('setup.change', { ...commune, revision })).code).toBe('conflict')
    expect((await office.ask('setup.state', {})).commune?.communeName).toBe('xã Mường Kim')
  })

  it('has every heading to be looked at again after a new name of the commune, and only then', async () => {
    const { id } = await office.ask('organisation.addCell', { name: 'Chi bộ khu 8' })
    const { revision } = await office.ask('setup.begin', commune)
    await office.ask('organisation.confirmHeadings', { cellIds: [id] })
    const headings = () => office.ask('organisation.headings', {})
    const second = await office.ask('setup.change', { ...commune, province: 'tỉnh Lai Châu', revision })
    expect(await headings()).toMatchObject([{ confirmed: true }])
    await office.ask('setup.change', { ...commune, communeName: 'xã Mường Kim', revision: second.revision })
    expect(await headings()).toMatchObject([{ superior: 'ĐẢNG BỘ XÃ MƯỜNG KIM', confirmed: false }])
  })

  it('calls the commune in the tree as the office is called', async () => {
    const { revision } = await office.ask('setup.begin', commune)
    const none = { cellKind: '', code: '', distanceMetres: null, foundedOn: null, foundedBy: '' }
    const { id } = await office.ask('organisation.saveBody', { ...none, id: null, revision: 0 })
    await office.ask('setup.change', { ...commune, communeName: 'xã Mường Kim', revision })
    const names = beside(office, (db) =>
      db.prepare('SELECT name FROM body_name WHERE body_id = ?').pluck().all(id),
    )
    expect(names).toEqual(['Đảng bộ xã Mường Kim'])
  })

  it('wants the names', async () => {
    expect((await office.refusal('setup.begin', { ...commune, communeName: ' ' })).fields).toHaveProperty(
      'communeName',
    )
  })

  it('remembers the size of the letters', async () => {
    await office.ask('setup.textSize', { textSize: 'largest' })
    expect((await office.ask('setup.state', {})).textSize).toBe('largest')
  })
})
