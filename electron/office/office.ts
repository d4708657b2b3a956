import { existsSync } from 'node:fs'
import { localDay } from '../../shared/calendar/wall.ts'
import type { Answer, OfficeEvent, Right } from '../../shared/command.ts'
import type { CommandName } from '../../shared/contract.ts'
import { type PublisherKey, publisherKeys } from '../../shared/updates/keys.ts'
import { createAccess } from './accounts/access.ts'
import { accountsCommands } from './accounts/commands.ts'
import { accountOf } from './accounts/store.ts'
import { agendasCommands } from './agendas/commands.ts'
import { attachmentsCommands } from './attachments/commands.ts'
import { attendanceCommands } from './attendance/commands.ts'
import { auditCommands } from './audit/commands.ts'
import { appendAudit } from './audit.ts'
import { backupCommands } from './backup/commands.ts'
import { isScheduledNow, makeScheduled, startSchedule } from './backup/schedule.ts'
import { booksCommands } from './books/commands.ts'
import { briefingsCommands } from './briefings/commands.ts'
import { checksCommands } from './checks/commands.ts'
import { commitmentsCommands } from './commitments/commands.ts'
import type { JobContext, OfficeFacts, ReadContext, WriteContext } from './context.ts'
import { contributionsCommands } from './contributions/commands.ts'
import { createKeeper, type Report, type Session } from './database/keeper.ts'
import type { Migration } from './database/migrate.ts'
import { migrations as ownMigrations } from './database/migrations/index.ts'
import { diagnosisCommands } from './diagnosis/commands.ts'
import { createDispatcher } from './dispatch.ts'
import { documentsCommands } from './documents/commands.ts'
import { createDoor, type Door } from './door.ts'
import { duplicatesCommands } from './duplicates/commands.ts'
import { figuresCommands } from './figures/commands.ts'
import { findingCommands } from './finding/commands.ts'
import { formsCommands } from './forms/commands.ts'
import { handoversCommands } from './handovers/commands.ts'
import { homeCommands } from './home/commands.ts'
import type { Host } from './host.ts'
import { intakeCommands } from './intake/commands.ts'
import { createLog } from './log.ts'
import { meetingsCommands } from './meetings/commands.ts'
import { monthsCommands } from './months/commands.ts'
import { movementsCommands } from './movements/commands.ts'
import { organisationCommands } from './organisation/commands.ts'
import { movesPeople, refuseMembersOfEndedCells } from './organisation/ended-cells.ts'
import { outsidersCommands } from './outsiders/commands.ts'
import { overviewCommands } from './overview/commands.ts'
import { packetsCommands } from './packets/commands.ts'
import { papersIn } from './papers.ts'
import { peopleCommands } from './people/commands.ts'
import { petitionsCommands } from './petitions/commands.ts'
import { placesCommands } from './places/commands.ts'
import { createPlaces } from './places/places.ts'
import { plansCommands } from './plans/commands.ts'
import { printingCommands } from './printing/commands.ts'
import { recycleCommands } from './recycle/commands.ts'
import { reportsCommands } from './reports/commands.ts'
import { rulebookCommands } from './rulebook/commands.ts'
import { scoresCommands } from './scores/commands.ts'
import { setupCommands } from './setup/commands.ts'
import { supportCommands } from './support/commands.ts'
import { takeoutCommands } from './takeout/commands.ts'
import { tasksCommands } from './tasks/commands.ts'
import { topicsCommands } from './topics/commands.ts'
import { trainingCommands } from './training/commands.ts'
import { updatesCommands } from './updates/commands.ts'
import { sweepInstallers } from './updates/installing.ts'
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
  /** Milliseconds between two looks whether a copy of the schedule is due. */
  readonly scheduleEvery?: number
  /** Keys of the publisher; only tests bring their own. */
  readonly publisherKeys?: readonly PublisherKey[]
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
  ...topicsCommands,
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
  ...printingCommands,
  ...packetsCommands,
  ...booksCommands,
  ...backupCommands,
  ...placesCommands,
  ...rulebookCommands,
  ...agendasCommands,
  ...accountsCommands,
  ...handoversCommands,
  ...takeoutCommands,
  ...diagnosisCommands,
  ...auditCommands,
  ...recycleCommands,
  ...updatesCommands,
} satisfies Record<CommandName, unknown>

const isOnSystemDrive = (folder: string): boolean =>
  process.platform === 'win32' &&
  folder.slice(0, 2).toUpperCase() === (process.env.SystemDrive ?? 'C:').toUpperCase()

/**
 * Opens the office. What a clerk can meet (a damaged, newer or locked file, a full disk) does not throw: the office
 * then answers `not-ready` with the sentence, and still lets backups be looked at and restored.
 */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const clock = options.clock ?? (() => new Date())
  const log = createLog(options.folder)
  const door = createDoor()
  const places = createPlaces()
  const workshop = createWorkshop(options.workshopFile)
  const access = createAccess(options.folder, clock, (key, secret) =>
    workshop.run('lockIdentity', { key, secret }),
  )
  const listeners = new Set<(event: OfficeEvent) => void>()
  const emit = (event: OfficeEvent) => {
    for (const listener of listeners) listener(event)
  }

  const keeper = createKeeper({
    folder: options.folder,
    migrations: options.migrations ?? ownMigrations,
    ...{ log, clock, workshop, access },
    checkAfter: options.checkAfter ?? 15_000,
    announce: (command) => dispatcher.announce(command),
  })
  const { ready } = keeper

  /** On the system's own disk there is nothing to ask: on Windows the question takes a second. */
  const removableHere = async (): Promise<readonly string[]> => {
    if (isOnSystemDrive(options.folder)) return []
    return (await options.host.drives().catch(() => [])).map((drive) => drive.path)
  }

  const facts = (): OfficeFacts => ({
    folder: options.folder,
    origin: keeper.session()?.origin ?? '',
    version: options.version,
    isDemo: options.isDemo ?? false,
    hostKind: options.host.kind,
    fontFolder: options.fontFolder,
    publisherKeys: options.publisherKeys ?? publisherKeys,
    // The folder of a practice office goes with the program, and its installer would go with it.
    canInstall: options.host.install !== undefined && !options.isDemo,
  })

  const readContext = (current: Session): ReadContext => {
    const now = clock()
    return { db: current.db, now: now.toISOString(), today: localDay(now), office: facts() }
  }

  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (thrown) {
      throw keeper.doubt(thrown)
    }
  }

  const runner = {
    read: <T>(work: (context: ReadContext) => T): T => {
      const current = ready()
      return guarded(() => current.db.transaction('read', () => work(readContext(current))))
    },
    write: <T>(command: CommandName, work: (context: WriteContext) => T, mustAudit = true): T => {
      const current = ready()
      const writing = () => {
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
      }
      return guarded(() => current.db.transaction('write', writing))
    },
    jobContext: (command: CommandName, job: string, signal: AbortSignal): JobContext => {
      const report: Report = (text, fraction) => emit({ kind: 'progress', job, text, fraction })
      return {
        now: () => clock().toISOString(),
        today: () => localDay(clock()),
        read: runner.read,
        write: (work) => {
          const value = runner.write(command, work)
          dispatcher.announce(command)
          return value
        },
        progress: report,
        signal,
        office: facts(),
        host: options.host,
        door,
        workshop,
        log,
        places,
        isOpen: () => keeper.session() !== undefined,
        connection: () => ready().connection,
        papers: papersIn(options.folder, keeper.key),
        key: keeper.key,
        databaseKey: () => keeper.session()?.key,
        access,
        unlock: (key) => keeper.unlock(key, report),
        seal: (key) => keeper.seal(key, report),
        reopen: async () => {
          if (!keeper.session()) keeper.openAgain(await removableHere())
        },
        replaceDatabase: keeper.replace,
      }
    },
  }

  /** Before accounts exist there is one built-in person, and that person may do everything. */
  const refuse = (right: Right): 'locked' | 'forbidden' | undefined => {
    const phase = access.phase()
    if (right === 'enter' || phase === 'unprotected') return undefined
    const id = access.accountId()
    if (phase !== 'open' || id === undefined) return 'locked'
    // An office that could not be opened still lets its backups be looked at and restored.
    const session = keeper.session()
    const account = session && guarded(() => accountOf(session.db, id))
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

  keeper.open(await removableHere())
  // Another window of the same office may be about to start one.
  if (!keeper.trouble()) sweepInstallers(options.folder)
  const stopSchedule = startSchedule({
    isDue: () => {
      const current = keeper.session()
      try {
        return current !== undefined && guarded(() => isScheduledNow(current.db, clock()))
      } catch (fault) {
        log.fault('schedule', fault)
        return false
      }
    },
    make: () =>
      dispatcher.begin('backup.make', async (context) => {
        await makeScheduled(context)
        dispatcher.announce('backup.make')
      }),
    ...(options.scheduleEvery !== undefined && { everyMs: options.scheduleEvery }),
  })

  return {
    get trouble() {
      const trouble = keeper.trouble()
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
      stopSchedule()
      keeper.stop()
      await dispatcher.cancelAll()
      await workshop.close()
      keeper.leave()
      if (existsSync(options.folder)) log.note('closed')
    },
  }
}
