import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { rootName } from '../../../electron/office/backup/sets.ts'
import type { Host } from '../../../electron/office/host.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'
import { drawingHost } from '../filled-office.ts'

/** A host with one stick plugged in, which is a folder. */
export const stickHost = (stick: string): Host => ({
  ...drawingHost,
  drives: () => Promise.resolve([{ path: stick, name: 'USB', freeBytes: 1, totalBytes: 1 }]),
})

export const rootOf = (stick: string): string => join(stick, rootName)
export const setFolder = (stick: string, setName: string): string => join(stick, rootName, setName)

export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

/** The first drive, as the window would choose it. */
export async function stickOf(office: OfficeUnderTest): Promise<string> {
  const [drive] = await office.ask('places.drives', {})
  if (!drive) throw new Error('no stick is plugged in')
  return drive.token
}

export const backUp = async (office: OfficeUnderTest) =>
  office.ask('backup.make', { folder: await stickOf(office) })

export const setsOn = async (office: OfficeUnderTest) =>
  office.ask('backup.sets', { folder: await stickOf(office) })

export function lookAt(office: OfficeUnderTest, set: string | undefined) {
  if (set === undefined) throw new Error('there is no set')
  return office.ask('backup.look', { set })
}

export const membersOf = async (office: OfficeUnderTest) => (await office.ask('setup.state', {})).members
