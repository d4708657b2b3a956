import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, openSync, read, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import { backingFolder } from './backing-folder.ts'
import { type Fault, planOf } from './fault-plan.ts'
import {
  answerTo,
  forgetting,
  namesIn,
  type Operation,
  type Request,
  readRequest,
  requestBytes,
  spanIn,
} from './fuse-wire.ts'

/*
 * A stick that fails to order, in a process of its own: `node failing-stick.ts BACKING MOUNTPOINT [cached]`. It mounts a
 * folder through /dev/fuse and hands everything on to the backing folder, except where the plan wants a fault. `cached`
 * lets Linux keep what was read and written, as it does of every real disk; a database needs it. Orders come as lines of
 * JSON on stdin; each is answered with a line on stdout. It ends, and the mount with it, when stdin ends.
 */
export type Order =
  | { readonly plan: readonly Fault[] }
  | { readonly hits: true }
  /** Linux forgets what it keeps of the files, so that they are read from the disk anew. */
  | { readonly forget: true }
  /** Writes every step from now on into a file, one line of JSON each (disk-record.ts). */
  | { readonly record: string }
export type Report =
  | { readonly mounted: true }
  | { readonly planned: true }
  | { readonly forgotten: true }
  | { readonly hits: readonly number[] }
  | { readonly failed: string }

const [backing = '', mountPoint = '', caching] = process.argv.slice(2)
const report = (fact: Report) => void writeSync(1, `${JSON.stringify(fact)}\n`)

let plan = planOf([])
const disk = backingFolder(backing, { isCached: caching === 'cached' })

const named: Readonly<Partial<Record<Operation, number>>> = {
  lookup: 0,
  unlink: 0,
  rmdir: 0,
  mkdir: 8,
  create: 16,
  rename: 8,
  rename2: 16,
}

/** The path that a request is about, and for a new name that one too. */
function about({ operation, node, body }: Request): string {
  const from = operation && named[operation]
  const folder = disk.pathOf(node)
  return from === undefined
    ? folder
    : namesIn(body, from)
        .map((name) => `${folder}/${name}`)
        .join(' ')
}

function flipIn(bytes: Buffer, request: Request, at: number | undefined): void {
  const index = at === undefined ? 0 : at - spanIn(request.body).from
  bytes[index] = (bytes[index] ?? 0) ^ 0x01
}

/** Ends the process that the plan names before what it asked for is done. */
function kill(victim: number | undefined): void {
  if (victim !== undefined) process.kill(victim, 'SIGKILL')
}

function answer(request: Request, operation: Operation, fault: Fault | undefined): Buffer {
  const { unique } = request
  const does = fault?.does
  try {
    if (does === 'kill') {
      kill(fault?.victim)
      throw Object.assign(new Error('killed'), { code: 'EIO' })
    }
    if (does !== undefined && does !== 'flip' && does !== 'wait')
      throw Object.assign(new Error(does), { code: does })
    if (does === 'flip' && operation === 'write') flipIn(request.body.subarray(40), request, fault?.at)
    const body = disk.serve(operation, request)
    if (does === 'flip' && operation === 'read' && body) flipIn(body, request, fault?.at)
    return answerTo(unique, 0, body)
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'EIO'
    return answerTo(
      unique,
      (constants.errno as Readonly<Record<string, number>>)[code] ?? constants.errno.EIO,
    )
  }
}

function end(): never {
  spawnSync('umount', ['-l', mountPoint])
  process.exit(0)
}

const device = openSync('/dev/fuse', 'r+')

function reply(bytes: Buffer): void {
  try {
    writeSync(device, bytes)
  } catch {}
}

function take(request: Request): void {
  const { operation, unique } = request
  // Nobody waits for an answer to these.
  if (operation === 'forget' || operation === 'batchForget' || operation === 'interrupt') return
  if (operation === undefined) {
    reply(answerTo(unique, constants.errno.ENOSYS))
    return
  }
  const fault = plan.strike(request, about(request))
  if (fault?.does === 'wait') {
    setTimeout(() => reply(answer(request, operation, fault)), fault.milliseconds ?? 0)
  } else reply(answer(request, operation, fault))
}

function next(): void {
  const bytes = Buffer.allocUnsafe(requestBytes)
  read(device, bytes, 0, bytes.length, null, (fault, length) => {
    // Not mounted yet; or a request that was taken back.
    if (fault?.code === 'EPERM') setTimeout(next, 5)
    else if (fault?.code === 'ENOENT' || fault?.code === 'EINTR' || fault?.code === 'EAGAIN') next()
    else if (fault || length === 0) {
      if (length === 0) console.error('/dev/fuse does not speak')
      end()
    } else {
      take(readRequest(bytes.subarray(0, length)))
      next()
    }
  })
}

const options = 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other'
const mounting = spawn('mount', ['-i', '-t', 'fuse', '-o', options, 'failing-stick', mountPoint], {
  stdio: ['ignore', 'ignore', 'pipe', device],
})
let complaint = ''
mounting.stderr?.on('data', (chunk: Buffer) => {
  complaint += chunk.toString('utf8')
})
mounting.once('close', (code) =>
  report(code === 0 ? { mounted: true } : { failed: complaint.trim().split('\n')[0] ?? '' }),
)
next()

const orders = createInterface({ input: process.stdin })
orders.on('line', (line) => {
  const order = JSON.parse(line) as Order
  if ('hits' in order) {
    report({ hits: plan.hits() })
    return
  }
  if ('forget' in order) {
    for (const node of disk.nodes()) reply(forgetting(node))
    report({ forgotten: true })
    return
  }
  if ('plan' in order) plan = planOf(order.plan)
  else disk.record((step) => appendFileSync(order.record, `${JSON.stringify(step)}\n`))
  report({ planned: true })
})
orders.on('close', end)
