import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Account } from '../../../shared/accounts/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Access } from '../accounts/access.ts'
import { reconcile } from '../accounts/reconcile.ts'
import { accountsOf } from '../accounts/store.ts'
import { noteAuditCheck } from '../backup/audit-findings.ts'
import type { JobContext } from '../context.ts'
import type { Log } from '../log.ts'
import type { Workshop } from '../workshop/workshop.ts'
import { createExecutor, type Executor, q } from './executor.ts'
import { type Folding, foldOurselves } from './folding.ts'
import { requireReadable } from './journal.ts'
import type { Migration } from './migrate.ts'
import { databaseName } from './name.ts'
import type { Connection, DataKey } from './open.ts'
import { damaged, enterFolder, type Opened, openOfficeDatabase } from './opening.ts'
import { inWords, isDamage } from './storage-faults.ts'
import { uuidv7 } from './uuid.ts'

/** The office's database while it is open. */
export interface Session {
  readonly connection: Connection
  /** What opens the file; undefined where it is plain. */
  readonly key: DataKey | undefined
  readonly db: Executor
  /** The built-in person, who stands for everybody before accounts exist. */
  readonly account: string
  readonly origin: string
}

export type Report = JobContext['progress']

interface KeeperOptions {
  readonly folder: string
  readonly migrations: readonly Migration[]
  readonly log: Log
  readonly clock: () => Date
  readonly workshop: Workshop
  readonly access: Access
  /** Milliseconds from opening to the check that need not hold up the first list. */
  readonly checkAfter: number
  /** Tells the windows that everything may be different, or only what is known of the copies. */
  readonly announce: (command: 'backup.restore' | 'backup.make') => void
}

/** Holds the office's database: opened, encrypted, replaced by another, given up where it proves to be damaged. */
export interface Keeper {
  readonly session: () => Session | undefined
  /** The session, or a refusal that says why there is none. */
  readonly ready: () => Session
  readonly trouble: () => Refusal | undefined
  /** What a password or the code has unlocked since the program began. */
  readonly key: () => DataKey | undefined
  /** Enters the folder and opens what is there; that of an office with accounts waits for a password. Never throws. */
  readonly open: (removable: readonly string[]) => void
  /** The same when it could not be opened before; refuses where it still cannot. */
  readonly openAgain: (removable: readonly string[]) => void
  /** Opens the data of an office with accounts. */
  readonly unlock: (key: DataKey, report: Report) => Promise<void>
  /** Encrypts an office that has just got its first account. */
  readonly seal: (key: DataKey, report: Report) => Promise<void>
  /** What a fault of reading or writing is to be called. Where it speaks of damage, the office stops at once. */
  readonly doubt: (thrown: unknown) => unknown
  /** Closes the database for work on its file, and opens what is there afterwards, with its key. */
  readonly replace: (work: (file: string) => Promise<void>, key?: DataKey) => Promise<void>
  /** From now on nothing is opened any more. */
  readonly stop: () => void
  /** Leaves the database and the folder. */
  readonly leave: () => void
}

/** Before accounts exist the office has one built-in person, who may do everything. */
function begin({ connection, key }: Opened, now: string, afterWrite: () => void): Session {
  const db = createExecutor(connection, afterWrite)
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
    return { connection, key, db, account: account.id, origin: office.origin }
  })
}

const strange = () =>
  new Refusal(
    'not-ready',
    'Chưa mở được dữ liệu vì một lỗi lạ. Dữ liệu được giữ nguyên. Hãy khởi động lại máy rồi mở lại chương trình; nếu vẫn lỗi, khôi phục từ bản sao lưu.',
  )

export function createKeeper(options: KeeperOptions): Keeper {
  const { folder, migrations, log, clock, workshop, access, announce } = options
  let leaveFolder: (() => void) | undefined
  let session: Session | undefined
  let folding: Folding | undefined
  let trouble: Refusal | undefined
  let dataKey: DataKey | undefined
  let laterCheck: NodeJS.Timeout | undefined
  let checking: AbortController | undefined
  /** Those of the database that was open last, for one that is put in its place. */
  let accountsBefore: readonly Account[] = []
  let isReplacing = false
  let isStopped = false
  let unlocking: Promise<void> | undefined

  const closing = () =>
    new Refusal('not-ready', trouble?.message ?? 'Văn phòng đang đóng. Hãy mở lại chương trình.')

  const ready = (): Session => {
    if (session) return session
    throw closing()
  }

  const stopChecking = () => {
    clearTimeout(laterCheck)
    checking?.abort()
    checking = undefined
  }

  const leaveDatabase = () => {
    stopChecking()
    try {
      if (session) accountsBefore = accountsOf(session.db)
    } finally {
      session = undefined
      folding?.close()
      folding = undefined
    }
  }

  /** Stops before more is written or misread, and says why. What was told is in the file and its journal. */
  const giveUp = (why: Refusal) => {
    try {
      leaveDatabase()
    } catch (fault) {
      log.fault('give up', fault)
    }
    trouble = why
    announce('backup.restore')
  }

  /** Says why the disk does not give the file; undefined where it does. */
  const unreadable = (): Refusal | undefined => {
    try {
      requireReadable(join(folder, databaseName))
      return undefined
    } catch (thrown) {
      const fault = inWords(thrown)
      return fault instanceof Refusal ? fault : undefined
    }
  }

  /** Stops once what runs now is answered, unless somebody has opened the office anew by then. */
  const giveUpSoon = (why: Refusal) => {
    const doubted = session
    setImmediate(() => {
      if (doubted !== undefined && session === doubted) giveUp(why)
    })
  }

  /** A page that the disk does not give passes for a damaged one in our build (journal.ts). */
  const doubt = (thrown: unknown): unknown => {
    if (!isDamage(thrown)) return thrown
    log.fault('damage', thrown)
    const why = unreadable() ?? damaged()
    giveUpSoon(why)
    return why
  }

  /** The write is in the journal whatever becomes of it: it is answered first. */
  const foldLater = () => {
    try {
      folding?.afterWrite()
    } catch (thrown) {
      const fault = inWords(thrown)
      log.fault('fold', fault)
      if (fault instanceof Refusal) giveUpSoon(fault)
    }
  }

  const open = (removable: readonly string[]) => {
    if (session) return
    const isSuspect = trouble?.current === 'damaged'
    trouble = undefined
    let opened: Opened | undefined
    try {
      leaveFolder ??= enterFolder({ folder, removable })
      const keys = access.readKeys()
      if (keys && !dataKey) return
      opened = openOfficeDatabase({ folder, migrations, log, clock, isSuspect, key: keys && dataKey })
      folding = foldOurselves(opened, join(folder, databaseName), log)
      const now = clock().toISOString()
      const begun = begin(opened, now, foldLater)
      const stamp = { origin: begun.origin, now, builtIn: begun.account }
      if (keys) reconcile(begun.db, keys, accountsBefore, stamp)
      session = begun
      log.note('opened', { unclean: opened.wasUnclean })
      checkLater(opened.wasUnclean)
    } catch (thrown) {
      folding?.close()
      folding = undefined
      const fault = inWords(thrown)
      if (!(fault instanceof Refusal)) log.fault('open', fault)
      trouble = fault instanceof Refusal ? fault : strange()
    }
  }

  /** The check that need not hold up the first list. What it finds stops the office before more is written. */
  const checkLater = (isFileChecked: boolean) => {
    const stop = new AbortController()
    checking = stop
    const { signal } = stop
    const input = { file: join(folder, databaseName), key: session?.key }
    const check = async (checked: Session | undefined) => {
      // After an unclean end the file was checked before it was opened.
      const verdict = isFileChecked ? 'ok' : await workshop.run('quickCheck', input, { signal })
      log.note('checked after opening', { ok: verdict === 'ok' })
      if (verdict === 'ok') {
        const broken = await workshop.run('auditCheck', input, { signal })
        log.note('audit checked', broken ? { ok: false, sequence: broken.sequence } : { ok: true })
        noteAuditCheck(folder, broken !== undefined)
        if (broken) announce('backup.make')
      } else if (checked !== undefined && session === checked) giveUp(damaged())
    }
    laterCheck = setTimeout(() => {
      const checked = session
      check(checked).catch((fault) => {
        if (signal.aborted || isStopped) return
        log.fault('check after opening', fault)
        const isUnreadable = fault instanceof Refusal && fault.code === 'storage'
        if (isUnreadable && checked !== undefined && session === checked) giveUp(fault)
      })
    }, options.checkAfter)
    laterCheck.unref()
  }

  const replace: Keeper['replace'] = async (work, key = dataKey) => {
    if (!leaveFolder || isStopped || isReplacing) throw closing()
    isReplacing = true
    try {
      // Whoever reads the file still would read two offices, and on Windows would hold it in its place.
      stopChecking()
      await workshop.drain()
      if (isStopped) throw closing()
      leaveDatabase()
      await work(join(folder, databaseName))
      dataKey = key
    } finally {
      isReplacing = false
      if (!isStopped && session === undefined) {
        open([])
        announce('backup.restore')
      }
    }
    if (trouble) throw trouble
  }

  /** Encrypts what still lies open in the folder; nobody may have the database open. The office goes on where it cannot. */
  const sealFolder = async (key: DataKey, report: Report) => {
    try {
      const input = { folder, databaseName, key }
      const { sealed } = await workshop.run('sealOffice', input, {
        onProgress: (fraction) => report('Đang mã hóa dữ liệu', fraction),
      })
      if (sealed > 0) log.note('encrypted', { files: sealed })
    } catch (fault) {
      log.fault('encrypt', fault)
    }
  }

  const openWith = async (key: DataKey, report: Report) => {
    dataKey = key
    await sealFolder(key, report)
    if (isStopped || isReplacing) throw closing()
    open([])
    announce('backup.restore')
  }

  return {
    session: () => session,
    ready,
    trouble: () => trouble,
    key: () => dataKey,
    open,
    openAgain: (removable) => {
      if (isStopped || isReplacing) throw closing()
      // Two windows may ask at once; the first one's answer is the second one's too.
      open(removable)
      ready()
      announce('backup.restore')
    },
    unlock: async (key, report) => {
      if (session || isStopped || isReplacing) return
      // Two windows may enter at once: what one has open the other must not encrypt.
      unlocking ??= openWith(key, report).finally(() => {
        unlocking = undefined
      })
      await unlocking
    },
    seal: async (key, report) => {
      await replace(() => sealFolder(key, report), key)
    },
    doubt,
    replace,
    stop: () => {
      isStopped = true
      stopChecking()
    },
    leave: () => {
      leaveDatabase()
      leaveFolder?.()
      leaveFolder = undefined
    },
  }
}
