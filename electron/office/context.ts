import type { IsoDate } from '../../shared/calendar/dates.ts'
import type { CommandName, OfficeContract, Output, Parsed } from '../../shared/contract.ts'
import type { PublisherKey } from '../../shared/updates/keys.ts'
import type { Access } from './accounts/access.ts'
import type { AuditEntry } from './audit.ts'
import type { Reader, Writer } from './database/executor.ts'
import type { Connection, DataKey } from './database/open.ts'
import type { Door } from './door.ts'
import type { Host } from './host.ts'
import type { Log } from './log.ts'
import type { Papers } from './papers.ts'
import type { Workshop } from './workshop/workshop.ts'

/** What a read gets besides its input. */
export interface ReadContext {
  readonly db: Reader
  /** Now in UTC, ISO; the same for the whole command. */
  readonly now: string
  /** The day on the clerk's wall. */
  readonly today: IsoDate
  readonly office: OfficeFacts
}

/** What a write gets: the same, and the way to change things. */
export interface WriteContext extends ReadContext {
  readonly db: Writer
  readonly account: string
  readonly audit: (entry: AuditEntry) => void
}

/** What a job gets: no transaction of its own, but reads and writes to call. */
export interface JobContext {
  readonly now: () => string
  readonly today: () => IsoDate
  readonly read: <T>(work: (context: ReadContext) => T) => T
  readonly write: <T>(work: (context: WriteContext) => T) => T
  /** `fraction` 0 to 1, or null while the end cannot be told. */
  readonly progress: (text: string, fraction: number | null) => void
  readonly signal: AbortSignal
  readonly office: OfficeFacts
  readonly host: Host
  readonly door: Door
  readonly workshop: Workshop
  readonly log: Log
  /** Tokens of folders and files outside the office. */
  readonly places: Places
  /** Puts another database file in place of the office's and opens it, with its key; for restoring. */
  readonly replaceDatabase: (work: (file: string) => Promise<void>, key?: DataKey) => Promise<void>
  /** Tries again to open an office that could not be opened; does nothing where it is open. */
  readonly reopen: () => Promise<void>
  /** Whether the database could be opened. */
  readonly isOpen: () => boolean
  readonly connection: () => Connection
  /** Frozen papers, scans and photos. */
  readonly papers: Papers
  /** What a password or the code has unlocked, for papers and backups; undefined in an office without accounts. */
  readonly key: () => DataKey | undefined
  /** What opens the database file in use; undefined where it is plain. */
  readonly databaseKey: () => DataKey | undefined
  /** Who may enter, and who has. */
  readonly access: Access
  /** Opens the data of an office with accounts, once a password or the code has given its key. */
  readonly unlock: (key: DataKey) => Promise<void>
  /** Encrypts an office that has just got its first account. */
  readonly seal: (key: DataKey) => Promise<void>
}

export interface OfficeFacts {
  readonly folder: string
  readonly origin: string
  readonly version: string
  readonly isDemo: boolean
  readonly hostKind: 'desktop' | 'browser'
  readonly fontFolder: string
  /** Whose updates are believed. */
  readonly publisherKeys: readonly PublisherKey[]
  /** The host can start the installer of a newer program. */
  readonly canInstall: boolean
}

export interface Places {
  readonly tokenOf: (path: string) => string
  /** Refuses a token that this session did not give. */
  readonly pathOf: (token: string) => string
}

/** The function behind a command, by the command's kind. */
export type Handler<N extends CommandName> = OfficeContract[N]['kind'] extends 'read'
  ? (input: Parsed<N>, context: ReadContext) => Output<N>
  : OfficeContract[N]['kind'] extends 'write'
    ? (input: Parsed<N>, context: WriteContext) => Output<N>
    : (input: Parsed<N>, context: JobContext) => Promise<Output<N>>

/** All handlers of one capability: `Handlers<'people'>`. */
export type Handlers<Capability extends string> = {
  readonly [N in CommandName & `${Capability}.${string}`]: Handler<N>
}
