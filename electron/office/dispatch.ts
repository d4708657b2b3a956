import { z } from 'zod'
import type { Answer, OfficeError, OfficeEvent, Right } from '../../shared/command.ts'
import { type CommandName, contract } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { JobContext, ReadContext, WriteContext } from './context.ts'
import { inWords } from './database/storage-faults.ts'
import type { Log } from './log.ts'

z.config(z.locales.vi())

type AnyHandler = (input: unknown, context: unknown) => unknown

/** How the dispatcher reaches the open office; each throws `not-ready` while there is none. */
interface Runner {
  readonly read: <T>(work: (context: ReadContext) => T) => T
  readonly write: <T>(command: CommandName, work: (context: WriteContext) => T, mustAudit: boolean) => T
  readonly jobContext: (command: CommandName, job: string, signal: AbortSignal) => JobContext
}

export interface DispatchOptions {
  readonly handlers: Readonly<Record<CommandName, unknown>>
  readonly runner: Runner
  readonly log: Log
  readonly emit: (event: OfficeEvent) => void
  /** Why the person at the PC may not do what needs a right; undefined where they may. */
  readonly refuse: (right: Right) => 'locked' | 'forbidden' | undefined
  /** Also holds answers against the contract; for tests. */
  readonly checksOutputs?: boolean
}

const refusedWords = {
  locked: 'Màn hình đang khóa. Hãy đăng nhập rồi làm tiếp.',
  forbidden: 'Tài khoản này chưa được giao quyền làm việc đó. Hãy hỏi người quản trị.',
} as const

const slowAfter = 40
const patienceMs = 5000

/** Rooms that count or list what the register holds. */
const register = [
  'movements',
  'finding',
  'duplicates',
  'outsiders',
  'forms',
  'scores',
  'attendance',
  'figures',
  'visits',
  'commitments',
  'briefings',
  'overview',
  'reports',
  'contributions',
  'topics',
  'villages',
  'support',
  'checks',
  'training',
]

/** Which rooms show something else after a command of a capability. */
const effects: Readonly<Record<string, readonly string[]>> = {
  organisation: [
    'people',
    'tasks',
    'petitions',
    'meetings',
    'plans',
    'months',
    'documents',
    'packets',
    'books',
    'home',
    ...register,
  ],
  people: ['organisation', 'meetings', 'home', 'recycle', 'setup', ...register],
  movements: ['people', 'organisation', 'meetings', 'home', 'setup', ...register],
  duplicates: ['people', 'tasks', 'organisation', 'meetings', 'home', 'recycle', 'setup', ...register],
  outsiders: ['people', 'organisation', 'home', 'recycle', ...register],
  finding: ['recycle'],
  handovers: ['accounts'],
  intake: ['people', 'organisation', 'meetings', 'home', 'setup', 'backup', ...register],
  meetings: [
    'agendas',
    'topics',
    'figures',
    'scores',
    'attendance',
    'visits',
    'briefings',
    'tasks',
    'petitions',
    'documents',
    'packets',
    'books',
    'home',
    'recycle',
    'plans',
    'months',
    'overview',
    'reports',
  ],
  scores: ['figures', 'documents', 'packets', 'books', 'overview', 'reports', 'support'],
  visits: ['support'],
  attachments: ['figures', 'meetings', 'documents', 'packets', 'books'],
  figures: [
    'meetings',
    'scores',
    'attendance',
    'tasks',
    'documents',
    'packets',
    'books',
    'home',
    'months',
    'visits',
    'overview',
    'reports',
  ],
  plans: ['figures', 'meetings', 'months', 'home', 'recycle'],
  months: ['figures', 'meetings', 'plans', 'tasks', 'packets', 'home'],
  documents: ['packets', 'books', 'figures', 'meetings', 'home', 'overview', 'briefings', 'reports'],
  briefings: ['meetings', 'organisation', 'home'],
  reports: ['documents', 'recycle'],
  tasks: ['meetings', 'home', 'recycle', 'briefings', 'reports'],
  petitions: ['meetings', 'home', 'reports'],
  contributions: ['recycle'],
  topics: ['recycle'],
  support: ['recycle'],
  checks: ['recycle', 'rulebook', 'home'],
  training: ['recycle', 'people', 'finding'],
  villages: ['rulebook'],
  packets: ['documents', 'meetings', 'figures', 'scores', 'home', 'overview', 'reports'],
  backup: ['home'],
  agendas: ['documents'],
  commitments: ['recycle'],
}
const everything = [
  'setup',
  'home',
  'organisation',
  'people',
  ...register,
  'intake',
  'meetings',
  'attachments',
  'plans',
  'months',
  'tasks',
  'petitions',
  'documents',
  'packets',
  'books',
  'backup',
  'accounts',
  'handovers',
  'audit',
  'agendas',
  'rulebook',
  'recycle',
  'updates',
]
const changesEverything = new Set<string>([
  'accounts.enter',
  'accounts.recover',
  'accounts.changePassword',
  'backup.restore',
  'setup.begin',
  'setup.change',
  'rulebook.set',
  'updates.takeRules',
  'updates.withdrawRules',
  'recycle.restore',
])

const capabilityOf = (name: string) => name.slice(0, name.indexOf('.'))

const isCommand = (name: string): name is CommandName => Object.hasOwn(contract, name)

const wordsFor = (fault: z.ZodError): OfficeError => {
  const fields: Record<string, string> = {}
  for (const issue of fault.issues) fields[issue.path.join('.')] ??= issue.message
  const first = Object.values(fields)[0] ?? ''
  return { code: 'invalid', message: `Chưa ghi được vì có ô chưa hợp lệ: ${first}`, fields }
}

/** The one door of the office: validates, authorises, runs in a transaction, audits, maps errors, measures. */
export function createDispatcher(options: DispatchOptions) {
  const { handlers, runner, log, emit } = options
  const running = new Map<string, AbortController>()
  const ending = new Set<Promise<unknown>>()

  const failed = (name: string, thrown: unknown): Answer<never> => {
    const fault = inWords(thrown)
    if (fault instanceof Refusal) {
      const { code, message, fields, current } = fault
      if (code === 'storage') log.note('storage fault', { command: name, code: String(current) })
      return {
        ok: false,
        error: { code, message, ...(fields && { fields }), ...(code === 'conflict' && { current }) },
      }
    }
    const logId = log.fault(name, fault)
    return {
      ok: false,
      error: {
        code: 'internal',
        message: `Chương trình gặp lỗi và chưa làm được việc này. Dữ liệu đã lưu còn nguyên. Hãy thử lại; nếu vẫn lỗi, báo người phụ trách kèm số ${logId}.`,
        logId,
      },
    }
  }

  const announce = (name: CommandName) => {
    const capability = capabilityOf(name)
    emit({
      kind: 'changed',
      capabilities: changesEverything.has(name) ? everything : [capability, ...(effects[capability] ?? [])],
    })
  }

  const perform = async (name: CommandName, input: unknown, job: string): Promise<unknown> => {
    const command = contract[name]
    const handler = handlers[name] as AnyHandler
    if (command.kind === 'read') return runner.read((context) => handler(input, context))
    if (command.kind === 'write') {
      const isAudited = !('isAudited' in command && command.isAudited === false)
      const value = runner.write(name, (context) => handler(input, context), isAudited)
      if (isAudited) announce(name)
      return value
    }
    return tracked(name, job, async (context) => handler(input, context))
  }

  /** Runs a job so that it can be cancelled and is waited for before the office closes. */
  const tracked = async <T>(
    name: CommandName,
    job: string,
    perform: (context: JobContext) => Promise<T>,
  ): Promise<T> => {
    const controller = new AbortController()
    running.set(job, controller)
    const work = (async () => perform(runner.jobContext(name, job, controller.signal)))()
    ending.add(work)
    try {
      return await work
    } finally {
      ending.delete(work)
      if (running.get(job) === controller) running.delete(job)
    }
  }

  return {
    call: async (name: string, input: unknown, job?: string): Promise<Answer<unknown>> => {
      if (!isCommand(name)) {
        return { ok: false, error: { code: 'not-found', message: 'Chương trình không có lệnh này.' } }
      }
      const command = contract[name]
      const started = performance.now()
      try {
        const refused =
          options.refuse(command.right) ?? ('also' in command ? options.refuse(command.also) : undefined)
        if (refused) return { ok: false, error: { code: refused, message: refusedWords[refused] } }
        const parsed = command.input.safeParse(input)
        if (!parsed.success) return { ok: false, error: wordsFor(parsed.error) }
        const value = await perform(name, parsed.data, job ?? crypto.randomUUID())
        if (options.checksOutputs) command.output.parse(value)
        return { ok: true, value }
      } catch (thrown) {
        return failed(name, thrown)
      } finally {
        const took = Math.round(performance.now() - started)
        if (took > slowAfter && command.kind !== 'job')
          log.note('slow', { command: name, milliseconds: took })
      }
    },
    /** Work that the office begins by itself, as if a command had asked for it. A fault of it stands in the log. */
    begin: (name: CommandName, work: (context: JobContext) => Promise<void>): Promise<void> =>
      tracked(name, crypto.randomUUID(), work).catch((fault: unknown) => void log.fault(name, fault)),
    cancel: (job: string) => running.get(job)?.abort(),
    announce,
    /** Cancels every job and waits until each has let go of what it held; not for ever, since a dialog may stay open. */
    cancelAll: async () => {
      for (const controller of running.values()) controller.abort()
      let patience: NodeJS.Timeout | undefined
      const enough = new Promise((resolve) => {
        patience = setTimeout(resolve, patienceMs)
      })
      await Promise.race([Promise.allSettled(ending), enough])
      clearTimeout(patience)
    },
  }
}
