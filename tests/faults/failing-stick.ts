import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  read,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  statfsSync,
  truncateSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Fault, planOf } from './fault-plan.ts'
import {
  answerTo,
  attributeAnswer,
  type Entry,
  entriesAnswer,
  entryAnswer,
  handleIn,
  initAnswer,
  namesIn,
  type Operation,
  openAnswer,
  type Request,
  readRequest,
  requestBytes,
  roomAnswer,
  spanIn,
  writeAnswer,
} from './fuse-wire.ts'

/*
 * A stick that fails to order, in a process of its own: `node failing-stick.ts BACKING MOUNTPOINT`. It mounts a folder
 * through /dev/fuse and hands everything on to the backing folder, except where the plan wants a fault. Plans come as
 * lines of JSON on stdin; each is answered with a line on stdout. It ends, and the mount with it, when stdin ends.
 */
export type Order = { readonly plan: readonly Fault[] } | { readonly hits: true }
export type Report =
  | { readonly mounted: true }
  | { readonly planned: true }
  | { readonly hits: readonly number[] }
  | { readonly failed: string }

const [backing = '', mountPoint = ''] = process.argv.slice(2)
const report = (fact: Report) => void writeSync(1, `${JSON.stringify(fact)}\n`)

let plan = planOf([])

/** What lies where: Linux speaks of numbered nodes, the backing folder of paths. */
const pathOf = new Map<number, string>([[1, '']])
const nodeOf = new Map<string, number>([['', 1]])
const folders = new Map<number, readonly Entry[]>()
let lastNumber = 1

const real = (path: string) => join(backing, path)
const statsOf = (path: string) => lstatSync(real(path), { bigint: true })

const failure = (code: string) => Object.assign(new Error(code), { code })

function pathAt(node: number): string {
  const path = pathOf.get(node)
  if (path === undefined) throw failure('ENOENT')
  return path
}

function nodeAt(path: string): number {
  const known = nodeOf.get(path)
  if (known !== undefined) return known
  lastNumber += 1
  nodeOf.set(path, lastNumber)
  pathOf.set(lastNumber, path)
  return lastNumber
}

/** Whatever gets this name later is another thing. */
function forget(path: string): void {
  const node = nodeOf.get(path)
  nodeOf.delete(path)
  if (node !== undefined) pathOf.delete(node)
}

function moveNodes(from: string, to: string): void {
  forget(to)
  for (const [path, node] of [...nodeOf]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    const moved = to + path.slice(from.length)
    nodeOf.delete(path)
    nodeOf.set(moved, node)
    pathOf.set(node, moved)
  }
}

const entry = (path: string) => entryAnswer(nodeAt(path), statsOf(path))
const sizeIsSet = 8
const modeIsSet = 1

function setAttributes(node: number, body: Buffer): Buffer {
  const path = pathAt(node)
  const valid = body.readUInt32LE(0)
  if (valid & sizeIsSet) truncateSync(real(path), Number(body.readBigUInt64LE(16)))
  if (valid & modeIsSet) {
    const handle = openSync(real(path), 'r')
    fchmodSync(handle, body.readUInt32LE(68) & 0o7777)
    closeSync(handle)
  }
  return attributeAnswer(node, statsOf(path))
}

function move(node: number, newFolder: number, names: readonly string[]): undefined {
  const [from = '', to = ''] = names
  const [oldPath, newPath] = [join(pathAt(node), from), join(pathAt(newFolder), to)]
  renameSync(real(oldPath), real(newPath))
  moveNodes(oldPath, newPath)
}

function create(node: number, body: Buffer): Buffer {
  const path = join(pathAt(node), namesIn(body, 16)[0] ?? '')
  const handle = openSync(real(path), 'w+', body.readUInt32LE(4) & 0o7777)
  ftruncateSync(handle)
  return Buffer.concat([entry(path), openAnswer(handle)])
}

function openFolder(node: number): Buffer {
  const entries = readdirSync(real(pathAt(node)), { withFileTypes: true })
  lastNumber += 1
  folders.set(
    lastNumber,
    entries.map((each) => ({ name: each.name, isFolder: each.isDirectory() })),
  )
  return openAnswer(lastNumber)
}

const nothing = () => undefined
const child = ({ node, body }: Request, from = 0) => join(pathAt(node), namesIn(body, from)[0] ?? '')

/** What each request asks of the backing folder; the answer's body. */
const serve: Readonly<Record<Operation, (request: Request) => Buffer | undefined>> = {
  init: initAnswer,
  destroy: nothing,
  forget: nothing,
  batchForget: nothing,
  interrupt: nothing,
  access: nothing,
  flush: nothing,
  lookup: (request) => entry(child(request)),
  getattr: ({ node }) => attributeAnswer(node, statsOf(pathAt(node))),
  setattr: ({ node, body }) => setAttributes(node, body),
  mkdir: (request) => {
    const path = child(request, 8)
    mkdirSync(real(path), { mode: request.body.readUInt32LE(0) & 0o7777 })
    return entry(path)
  },
  unlink: (request) => {
    unlinkSync(real(child(request)))
    forget(child(request))
    return undefined
  },
  rmdir: (request) => {
    rmdirSync(real(child(request)))
    forget(child(request))
    return undefined
  },
  rename: ({ node, body }) => move(node, handleIn(body), namesIn(body, 8)),
  rename2: ({ node, body }) => move(node, handleIn(body), namesIn(body, 16)),
  create: ({ node, body }) => create(node, body),
  open: ({ node }) => openAnswer(openSync(real(pathAt(node)), 'r+')),
  read: ({ body }) => {
    const { handle, from, length } = spanIn(body)
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(handle, bytes, 0, length, from))
  },
  write: ({ body }) => {
    const { handle, from, length } = spanIn(body)
    return writeAnswer(writeSync(handle, body, 40, length, from))
  },
  fsync: ({ body }) => {
    fsyncSync(handleIn(body))
    return undefined
  },
  release: ({ body }) => {
    closeSync(handleIn(body))
    return undefined
  },
  opendir: ({ node }) => openFolder(node),
  readdir: ({ body }) => {
    const { handle, from, length } = spanIn(body)
    return entriesAnswer(folders.get(handle) ?? [], from, length)
  },
  releasedir: ({ body }) => {
    folders.delete(handleIn(body))
    return undefined
  },
  fsyncdir: nothing,
  statfs: () => roomAnswer(statfsSync(backing, { bigint: true })),
}

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
  const folder = pathOf.get(node) ?? ''
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

function answer(request: Request): Buffer | undefined {
  const { operation, unique } = request
  // Nobody waits for an answer to these.
  if (operation === 'forget' || operation === 'batchForget' || operation === 'interrupt') return undefined
  if (operation === undefined) return answerTo(unique, constants.errno.ENOSYS)
  try {
    const fault = plan.strike(request, about(request))
    if (fault !== undefined && fault.does !== 'flip') throw failure(fault.does)
    if (fault !== undefined && operation === 'write') flipIn(request.body.subarray(40), request, fault.at)
    const body = serve[operation](request)
    if (fault !== undefined && operation === 'read' && body) flipIn(body, request, fault.at)
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
      const answered = answer(readRequest(bytes.subarray(0, length)))
      try {
        if (answered) writeSync(device, answered)
      } catch {}
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
  if ('plan' in order) {
    plan = planOf(order.plan)
    report({ planned: true })
  } else report({ hits: plan.hits() })
})
orders.on('close', end)
