import { rm } from 'node:fs/promises'
import type { Host } from '../host.ts'
import { type Office, openOffice } from '../office.ts'
import type { ProgramPaths } from './paths.ts'
import type { Premises } from './premises.ts'

export interface OpenedOffice {
  readonly office: Office
  /** Closes the office and takes away what was made for practice. */
  readonly close: () => Promise<void>
}

export async function openFor(
  host: Host,
  { folder, isDemo }: Premises,
  paths: ProgramPaths,
): Promise<OpenedOffice> {
  const office = await openOffice({
    folder,
    host,
    workshopFile: paths.workshop,
    fontFolder: paths.fonts,
    version: paths.version,
    isDemo,
  })
  if (isDemo && !office.trouble) {
    const { fillDemo } = await import('../demo/fill.ts')
    await fillDemo(office)
  }
  return {
    office,
    close: async () => {
      await office.close()
      if (isDemo) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
