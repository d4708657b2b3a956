import { afterEach } from 'vitest'
import { discard, type OfficeUnderTest } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { stickHost } from './sticks.ts'

/** The offices of a test file: each is discarded after its test. */
export function officesOfFile() {
  const open: OfficeUnderTest[] = []
  afterEach(async () => {
    for (const office of open.splice(0)) await discard(office)
  })
  const opened = <T extends OfficeUnderTest>(office: T): T => {
    open.push(office)
    return office
  }
  const filled = async (stick: string): Promise<Filled> => {
    const result = await filledOffice({ host: stickHost(stick) })
    opened(result.office)
    return result
  }
  return { opened, filled }
}
