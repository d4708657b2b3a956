import type { Page } from 'playwright-core'
import { emptyPerson } from '../../shared/people/person.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** An office of its own with a commune and nothing else, to be filled through the contract. */
export interface SmallOffice extends Pick<OfficeProcess, 'call'> {
  readonly today: string
  /** An official member of long standing; answers the person's id. */
  readonly addMember: (cellId: string, fullName: string) => Promise<string>
  readonly appoint: (
    cellId: string,
    post: 'secretary' | 'deputy' | 'in-charge',
    personId: string,
  ) => Promise<void>
  /** A window on the office, at an address under the title that stands there. */
  readonly show: (address: string, title: string) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function smallOffice(): Promise<SmallOffice> {
  const office = await startOffice({})
  let page: Page | undefined
  await office.call('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'Lai Châu',
    placeName: 'Mường Than',
  })
  const { today } = await office.call('setup.state', {})
  const openWindow = async (): Promise<Page> => {
    const opened = await newWindow()
    await opened.goto(office.url)
    return opened
  }
  return {
    call: office.call,
    today,
    addMember: async (cellId, fullName) => {
      const { id } = await office.call('people.add', {
        ...{ ...emptyPerson, fullName, joinedOn: '1995-02-03', officialOn: '1996-02-03' },
        ...{ cellId, from: '1995-02-03', standing: 'official' },
      })
      return id
    },
    appoint: async (cellId, post, personId) => {
      const { revision } = await office.call('organisation.posts', { bodyId: cellId })
      await office.call('organisation.appoint', {
        ...{ bodyId: cellId, revision, post, from: '2020-01-01' },
        person: { personId, fullName: '' },
      })
    },
    show: async (address, title) => {
      page ??= await openWindow()
      await leadTo(page, address)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      return page
    },
    close: async () => {
      await closeWindow(page)
      await office.clear()
    },
  }
}
