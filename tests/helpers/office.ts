import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Migration } from '../../electron/office/database/migrate.ts'
import type { Host } from '../../electron/office/host.ts'
import { type Office, openOffice } from '../../electron/office/office.ts'
import type { CommandName, Input, Output } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { PublisherKey } from '../../shared/updates/keys.ts'
import { testPublisher } from './updates.ts'

/** A host without a window: papers are not drawn, folders are named by the test. */
export const bareHost: Host = {
  kind: 'browser',
  makePdf: () => Promise.reject(new Refusal('refused', 'no browser in this test')),
  printPdf: () => Promise.resolve('shown'),
  drives: () => Promise.resolve([]),
  chooseFolder: () => Promise.resolve('ask'),
}

export interface OfficeUnderTest extends Office {
  readonly folder: string
  /** Calls a command and fails the test with the office's sentence when it is refused. */
  readonly ask: <N extends CommandName>(name: N, input: Input<N>) => Promise<Output<N>>
  /** Calls a command that must be refused; answers the error. */
  readonly refusal: <N extends CommandName>(
    name: N,
    input: Input<N>,
  ) => Promise<{
    readonly code: string
    readonly message: string
    readonly fields?: Readonly<Record<string, string>>
  }>
}

export interface TestOfficeOptions {
  readonly folder?: string
  readonly host?: Host
  readonly clock?: () => Date
  /** Today and now, for the whole session. */
  readonly now?: string
  readonly migrations?: readonly Migration[]
  readonly checkAfter?: number
  readonly scheduleEvery?: number
  readonly version?: string
  readonly publisherKeys?: readonly PublisherKey[]
}

export const fontFolder = join(import.meta.dirname, '../../node_modules/@fontsource/tinos/files')
/** The bundle that `build/workshop.ts` made for this run; outside of one the source itself. */
export const workshopFile =
  process.env.WORKSHOP_BUNDLE ?? new URL('../../electron/office/workshop/worker.ts', import.meta.url)

/** A new temporary folder; the operating system's own clean-up takes what a killed test leaves. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'so-chi-bo-test-'))

/** Opens a real office on a real folder, with every answer held against the contract. */
export async function officeAt(options: TestOfficeOptions = {}): Promise<OfficeUnderTest> {
  const folder = options.folder ?? temporaryFolder()
  const { now } = options
  const office = await openOffice({
    folder,
    host: options.host ?? bareHost,
    workshopFile,
    fontFolder,
    version: options.version ?? '0.0.0-test',
    checksOutputs: true,
    ...(now !== undefined && { clock: () => new Date(now) }),
    ...(options.clock && { clock: options.clock }),
    publisherKeys: options.publisherKeys ?? [testPublisher().key],
    ...(options.migrations && { migrations: options.migrations }),
    ...(options.scheduleEvery !== undefined && { scheduleEvery: options.scheduleEvery }),
    ...(options.checkAfter !== undefined && { checkAfter: options.checkAfter }),
  })
  return {
    ...office,
    get trouble() {
      return office.trouble
    },
    folder,
    ask: async (name, input) => {
      const answer = await office.call(name, input)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`)
      return answer.value as never
    },
    refusal: async (name, input) => {
      const answer = await office.call(name, input)
      if (answer.ok) throw new Error(`${name} was not refused`)
      return answer.error
    },
  }
}

/** Closes an office and removes its folder. */
export async function discard(office: OfficeUnderTest): Promise<void> {
  await office.close()
  rmSync(office.folder, { recursive: true, force: true })
}
