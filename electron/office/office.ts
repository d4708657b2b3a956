import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from '../../shared/accounts/contract.ts'
import type { Answer, OfficeEvent, Right } from '../../shared/command.ts'
import type { CommandName } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusal.ts'
import { createAccess } from './accounts/access.ts'
import { accountsCommands } from './accounts/commands.ts'
import { reconcile } from './accounts/reconcile.ts'
import { accountOf, accountsOf } from './accounts/store.ts'
import { agendasCommands } from './agendas/commands.ts'
import { attachmentsCommands } from './attachments/commands.ts'
import { attendanceCommands } from './attendance/commands.ts'
import { appendAudit } from './audit.ts'
import { noteAuditCheck } from './backup/audit-findings.ts'
import { backupCommands } from './backup/commands.ts'
import { booksCommands } from './books/commands.ts'
import { briefingsCommands } from './briefings/commands.ts'
import { checksCommands } from './checks/commands.ts'
import { commitmentsCommands } from './commitments/commands.ts'
import type { JobContext, OfficeFacts, ReadContext, WriteContext } from './context.ts'
import { contributionsCommands } from './contributions/commands.ts'
import { createExecutor, type Executor, q } from './database/executor.ts'
import type { Migration } from './database/migrate.ts'
import { migrations as ownMigrations } from './database/migrations/index.ts'
import type { Connection } from './database/open.ts'
import { damaged, databaseName, enterFolder, type Opened, openOfficeDatabase } from './database/opening.ts'
import { inWords } from './database/storage-faults.ts'
import { uuidv7 } from './database/uuid.ts'
import { createDispatcher } from './dispatch.ts'
import { documentsCommands } from './documents/commands.ts'
import { createDoor, type Door } from './door.ts'
import { duplicatesCommands } from './duplicates/commands.ts'
import { figuresCommands } from './figures/commands.ts'
import { findingCommands } from './finding/commands.ts'
import { formsCommands } from './forms/commands.ts'
import { homeCommands } from './home/commands.ts'
import type { Host } from './host.ts'
import { intakeCommands } from './intake/commands.ts'
import { localDay } from './local-day.ts'
import { createLog } from './log.ts'
import { meetingsCommands } from './meetings/commands.ts'
import { monthsCommands } from './months/commands.ts'
import { movementsCommands } from './movements/commands.ts'
import { organisationCommands } from './organisation/commands.ts'
import { movesPeople, refuseMembersOfEndedCells } from './organisation/ended-cells.ts'
import { outsidersCommands } from './outsiders/commands.ts'
import { overviewCommands } from './overview/commands.ts'
import { packetsCommands } from './packets/commands.ts'
import { peopleCommands } from './people/commands.ts'
import { petitionsCommands } from './petitions/commands.ts'
import { placesCommands } from './places/commands.ts'
import { createPlaces } from './places/places.ts'
import { plansCommands } from './plans/commands.ts'
import { recycleCommands } from './recycle/commands.ts'
import { reportsCommands } from './reports/commands.ts'
import { rulebookCommands } from './rulebook/commands.ts'
import { scoresCommands } from './scores/commands.ts'
import { setupCommands } from './setup/commands.ts'
import { supportCommands } from './support/commands.ts'
import { tasksCommands } from './tasks/commands.ts'
import { trainingCommands } from './training/commands.ts'
import { villagesCommands } from './villages/commands.ts'
import { visitsCommands } from './visits/commands.ts'
import { createWorkshop } from './workshop/workshop.ts'

export interface OfficeOptions {
  /** Where the data lies: office.db, office.lock, papers/, snapshots/, log/. */
  readonly folder: string
  readonly host: Host
  /** The worker thread's entry: workshop/worker.ts or its bundle. */
  readonly workshopFile: URL | string
  /** The folder of Tinos' woff2 files. */
  readonly fontFolder: string
  readonly version: string
  readonly isDemo?: boolean
  readonly clock?: () => Date
  readonly checksOutputs?: boolean
  /** Milliseconds from opening to the check that need not hold up the first list. */
  readonly checkAfter?: number
  /** Steps of the schema; only tests bring their own. */
  readonly migrations?: readonly Migration[]
}

export interface Office {
  readonly trouble: { readonly code: string; readonly message: string } | undefined
  readonly call: (name: string, input: unknown, job?: string) => Promise<Answer<unknown>>
  readonly cancel: (job: string) => void
  readonly onEvent: (listener: (event: OfficeEvent) => void) => () => void
  readonly door: Door
  readonly close: () => Promise<void>
}

/** The functions behind the contract. TypeScript refuses a command without one and one without a command. */
const handlers = {
  ...setupCommands,
  ...homeCommands,
  ...organisationCommands,
  ...peopleCommands,
  ...outsidersCommands,
  ...movementsCommands,
  ...formsCommands,
  ...findingCommands,
  ...duplicatesCommands,
  ...intakeCommands,
  ...plansCommands,
  ...monthsCommands,
  ...meetingsCommands,
  ...figuresCommands,
  ...attachmentsCommands,
  ...scoresCommands,
  ...attendanceCommands,
  ...petitionsCommands,
  ...visitsCommands,
  ...supportCommands,
  ...checksCommands,
  ...trainingCommands,
  ...commitmentsCommands,
  ...briefingsCommands,
  ...overviewCommands,
  ...reportsCommands,
  ...tasksCommands,
  ...contributionsCommands,
  ...villagesCommands,
  ...documentsCommands,
  ...packetsCommands,
  ...booksCommands,
  ...backupCommands,
  ...placesCommands,
  ...rulebookCommands,
  ...agendasCommands,
  ...accountsCommands,
  ...recycleCommands,
} satisfies Record<CommandName, unknown>

interface Session {
  readonly connection: Connection
  readonly db: Executor
  readonly account: string
  readonly origin: string
}

const isOnSystemDrive = (folder: string): boolean =>
  process.platform === 'win32' &&
  folder.slice(0, 2).toUpperCase() === (process.env.SystemDrive ?? 'C:').toUpperCase()

/** Before accounts exist the office has one built-in person, who may do everything. */
function begin(connection: Connection, now: string): Session {
  const db = createExecutor(connection)
  return db.transaction('write', () => {
    if (!db.first(q.selectFrom('office').select('id'))) {
      db.run(q.insertInto('office').values({ id: 1, origin: randomUUID(), created_at: now, revision: 0 }))
      db.run(
        q.insertInto('account').values({ id: uuidv7(), name: 'Văn phòng', is_built_in: 1, created_at: now }),
      )
    }
    const office = db.first(q.selectFrom('office').select('origin'))
    const account = db.first(q.selectFrom('account').select('id').where('is_built_in', '=', 1))
    if (!office || !account) throw new Error('the office has no built-in person')
    return { connection, db, account: account.id, origin: office.origin }
  })
}

/**
 * Opens the office. What a clerk can meet (a damaged, newer or locked file, a full disk) does not throw: the office
 * then answers `not-ready` with the sentence, and still lets backups be looked at and restored.
 */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const clock = options.clock ?? (() => new Date())
  const migrations = options.migrations ?? ownMigrations
  const log = createLog(options.folder)
  const door = createDoor()
  const places = createPlaces()
  const access = createAccess(options.folder, clock)
  const workshop = createWorkshop(options.workshopFile)
  const listeners = new Set<(event: OfficeEvent) => void>()
  const emit = (event: OfficeEvent) => {
    for (const listener of listeners) listener(event)
  }

  let leaveFolder: (() => void) | undefined
  let session: Session | undefined
  let trouble: Refusal | undefined
  let laterCheck: NodeJS.Timeout | undefined
  let checking: AbortController | undefined
  /** Those of the database that was open last, for one that is put in its place. */
  let accountsBefore: readonly Account[] = []
  let isReplacing = false
  let isClosed = false

  const stopChecking = () => {
    clearTimeout(laterCheck)
    checking?.abort()
    checking = undefined
  }

  const leaveDatabase = () => {
    stopChecking()
    if (session) accountsBefore = accountsOf(session.db)
    session?.connection.close()
    session = undefined
  }

  /** On the system's own disk there is nothing to ask: on Windows the question takes a second. */
  const removableHere = async (): Promise<readonly string[]> => {
    if (isOnSystemDrive(options.folder)) return []
    return (await options.host.drives().catch(() => [])).map((drive) => drive.path)
  }

  const open = (removable: readonly string[]) => {
    if (session) return
    const isSuspect = trouble?.current === 'damaged'
    trouble = undefined
    let opened: Opened | undefined
    try {
      leaveFolder ??= enterFolder({ folder: options.folder, removable })
      const keys = access.readKeys()
      opened = openOfficeDatabase({ folder: options.folder, migrations, log, clock, removable, isSuspect })
      const now = clock().toISOString()
      const begun = begin(opened.connection, now)
      const stamp = { origin: begun.origin, now, builtIn: begun.account }
      if (keys) reconcile(begun.db, keys, accountsBefore, stamp)
      session = begun
      log.note('opened', { unclean: opened.wasUnclean })
      checkLater(opened.wasUnclean)
    } catch (thrown) {
      opened?.connection.close()
      const fault = inWords(thrown)
      if (!(fault instanceof Refusal)) log.fault('open', fault)
      trouble =
        fault instanceof Refusal
          ? fault
          : new Refusal(
              'not-ready',
              'Chưa mở được dữ liệu vì một lỗi lạ. Dữ liệu được giữ nguyên. Hãy khởi động lại máy rồi mở lại chương trình; nếu vẫn lỗi, khôi phục từ bản sao lưu.',
            )
    }
  }

  /** The check that need not hold up the first list. What it finds stops the office before more is written. */
  const checkLater = (isFileChecked: boolean) => {
    const stop = new AbortController()
    checking = stop
    const { signal } = stop
    const input = { file: join(options.folder, databaseName) }
    const check = async (checked: Session | undefined) => {
      // After an unclean end the file was checked before it was opened.
      const verdict = isFileChecked ? 'ok' : await workshop.run('quickCheck', input, { signal })
      log.note('checked after opening', { ok: verdict === 'ok' })
      if (verdict === 'ok') {
        const broken = await workshop.run('auditCheck', input, { signal })
        log.note('audit checked', broken ? { ok: false, sequence: broken.sequence } : { ok: true })
        noteAuditCheck(options.folder, broken !== undefined)
        if (broken) dispatcher.announce('backup.make')
      } else if (checked !== undefined && session === checked) {
        leaveDatabase()
        trouble = damaged()
        dispatcher.announce('backup.restore')
      }
    }
    laterCheck = setTimeout(() => {
      check(session).catch((fault) => {
        if (!signal.aborted && !isClosed) log.fault('check after opening', fault)
      })
    }, options.checkAfter ?? 15_000)
    laterCheck.unref()
  }

  const closing = () =>
    new Refusal('not-ready', trouble?.message ?? 'Văn phòng đang đóng. Hãy mở lại chương trình.')

  const ready = (): Session => {
    if (session) return session
    throw closing()
  }

  const facts = (): OfficeFacts => ({
    folder: options.folder,
    origin: session?.origin ?? '',
    version: options.version,
    isDemo: options.isDemo ?? false,
    hostKind: options.host.kind,
    fontFolder: options.fontFolder,
  })

  const readContext = (current: Session): ReadContext => {
    const now = clock()
    return { db: current.db, now: now.toISOString(), today: localDay(now), office: facts() }
  }

  const runner = {
    read: <T>(work: (context: ReadContext) => T): T => {
      const current = ready()
      return current.db.transaction('read', () => work(readContext(current)))
    },
    write: <T>(command: CommandName, work: (context: WriteContext) => T, mustAudit = true): T => {
      const current = ready()
      return current.db.transaction('write', () => {
        const base = readContext(current)
        let audited = false
        const value = work({
          ...base,
          db: current.db,
          account: access.accountId() ?? current.account,
          audit: (entry) => {
            audited = true
            appendAudit(
              current.db,
              {
                origin: current.origin,
                at: base.now,
                account: access.accountId() ?? current.account,
                command,
              },
              entry,
            )
          },
        })
        if (movesPeople(command)) refuseMembersOfEndedCells(current.db, base.today)
        if (mustAudit && !audited) throw new Error(`${command} wrote without leaving an audit row`)
        return value
      })
    },
    jobContext: (command: CommandName, job: string, signal: AbortSignal): JobContext => ({
      now: () => clock().toISOString(),
      today: () => localDay(clock()),
      read: runner.read,
      write: (work) => {
        const value = runner.write(command, work)
        dispatcher.announce(command)
        return value
      },
      progress: (text, fraction) => emit({ kind: 'progress', job, text, fraction }),
      signal,
      office: facts(),
      host: options.host,
      door,
      workshop,
      log,
      places,
      isOpen: () => session !== undefined,
      connection: () => ready().connection,
      access,
      reopen: async () => {
        if (session) return
        const removable = await removableHere()
        if (isClosed || isReplacing) throw closing()
        // Two windows may ask at once; the first one's answer is the second one's too.
        open(removable)
        ready()
        dispatcher.announce('backup.restore')
      },
      replaceDatabase: async (work) => {
        if (!leaveFolder || isClosed) {
          throw closing()
        }
        isReplacing = true
        try {
          // Whoever reads the file still would read two offices, and on Windows would hold it in its place.
          stopChecking()
          await workshop.drain()
          if (isClosed) throw closing()
          leaveDatabase()
          await work(join(options.folder, databaseName))
        } finally {
          isReplacing = false
          if (!isClosed && session === undefined) {
            open([])
            dispatcher.announce('backup.restore')
          }
        }
        if (trouble) throw trouble
      },
    }),
  }

  /** Before accounts exist there is one built-in person, and that person may do everything. */
  const refuse = (right: Right): 'locked' | 'forbidden' | undefined => {
    const phase = access.phase()
    if (right === 'enter' || phase === 'unprotected') return undefined
    const id = access.accountId()
    if (phase !== 'open' || id === undefined) return 'locked'
    // An office that could not be opened still lets its backups be looked at and restored.
    const account = session && accountOf(session.db, id)
    if (session && !account?.isActive) return 'locked'
    return account === undefined || account.rights.includes(right) ? undefined : 'forbidden'
  }

  const dispatcher = createDispatcher({
    handlers,
    runner,
    log,
    emit,
    refuse,
    ...(options.checksOutputs !== undefined && { checksOutputs: options.checksOutputs }),
  })

  open(await removableHere())

  return {
    get trouble() {
      return trouble && { code: String(trouble.current ?? trouble.code), message: trouble.message }
    },
    call: dispatcher.call,
    cancel: dispatcher.cancel,
    // What was made for somebody stays behind the lock with the rest.
    door: { ...door, take: (token) => (refuse('read') === undefined ? door.take(token) : undefined) },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      isClosed = true
      stopChecking()
      await dispatcher.cancelAll()
      await workshop.close()
      leaveDatabase()
      leaveFolder?.()
      leaveFolder = undefined
      if (existsSync(options.folder)) log.note('closed')
    },
  }
}
