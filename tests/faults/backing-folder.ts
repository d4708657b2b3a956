import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  statfsSync,
  truncateSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type DiskStep, toldName } from './disk-record.ts'
import {
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
  roomAnswer,
  spanIn,
  writeAnswer,
} from './fuse-wire.ts'

export interface BackingFolder {
  /** Does what a request asks and makes the answer's body; throws what the folder answers. */
  readonly serve: (operation: Operation, request: Request) => Buffer | undefined
  /** The path of a node, '' for one that is gone. */
  readonly pathOf: (node: number) => string
  /** Nodes of the files whose bytes Linux may forget: what SQLite shares between its connections lies in memory alone. */
  readonly nodes: () => readonly number[]
  /** From now on every step is told, first what lies there already. */
  readonly record: (tell: (step: DiskStep) => void) => void
}

const sizeIsSet = 8
const modeIsSet = 1
const hasHandle = 1
const nothing = () => undefined
const failure = (code: string) => Object.assign(new Error(code), { code })

/** A folder as a file system in user space shows it: Linux speaks of numbered nodes, the folder of paths. */
export function backingFolder(backing: string, { isCached }: { readonly isCached: boolean }): BackingFolder {
  const paths = new Map<number, string>([[1, '']])
  const nodes = new Map<string, number>([['', 1]])
  const folders = new Map<number, readonly Entry[]>()
  let lastNumber = 1
  let tell: ((step: DiskStep) => void) | undefined

  const real = (path: string) => join(backing, path)
  const statsOf = (path: string) => lstatSync(real(path), { bigint: true })
  const opened = (handle: number) => openAnswer(handle, isCached)

  const pathAt = (node: number): string => {
    const path = paths.get(node)
    if (path === undefined) throw failure('ENOENT')
    return path
  }
  const nodeAt = (path: string): number => {
    const known = nodes.get(path)
    if (known !== undefined) return known
    lastNumber += 1
    nodes.set(path, lastNumber)
    paths.set(lastNumber, path)
    return lastNumber
  }
  /** Whatever gets this name later is another thing. */
  const forget = (path: string) => {
    const node = nodes.get(path)
    nodes.delete(path)
    if (node !== undefined) paths.delete(node)
  }
  const moveNodes = (from: string, to: string) => {
    forget(to)
    for (const [path, node] of [...nodes]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue
      const moved = to + path.slice(from.length)
      nodes.delete(path)
      nodes.set(moved, node)
      paths.set(node, moved)
    }
  }

  const entry = (path: string) => entryAnswer(nodeAt(path), statsOf(path))
  const child = ({ node, body }: Request, from = 0) => join(pathAt(node), namesIn(body, from)[0] ?? '')
  const nameIn = ({ body }: Request, from = 0) => namesIn(body, from)[0] ?? ''

  const setAttributes = ({ node, body }: Request): Buffer => {
    const path = pathAt(node)
    const valid = body.readUInt32LE(0)
    if (valid & sizeIsSet) {
      const size = Number(body.readBigUInt64LE(16))
      truncateSync(real(path), size)
      tell?.({ step: 'cut', node, size })
    }
    if (valid & modeIsSet) {
      const handle = openSync(real(path), 'r')
      fchmodSync(handle, body.readUInt32LE(68) & 0o7777)
      closeSync(handle)
    }
    return attributeAnswer(node, statsOf(path))
  }

  const move = ({ node, body }: Request, namesFrom: number): undefined => {
    const [name = '', toName = ''] = namesIn(body, namesFrom)
    const toFolder = handleIn(body)
    const [from, to] = [join(pathAt(node), name), join(pathAt(toFolder), toName)]
    renameSync(real(from), real(to))
    moveNodes(from, to)
    tell?.({ step: 'rename', folder: node, name, toFolder, toName })
  }

  const create = (request: Request): Buffer => {
    const path = child(request, 16)
    const handle = openSync(real(path), 'w+', request.body.readUInt32LE(4) & 0o7777)
    ftruncateSync(handle)
    const answer = Buffer.concat([entry(path), opened(handle)])
    tell?.({ step: 'create', node: nodeAt(path), folder: request.node, name: nameIn(request, 16) })
    return answer
  }

  const openFolder = (node: number): Buffer => {
    const entries = readdirSync(real(pathAt(node)), { withFileTypes: true })
    lastNumber += 1
    folders.set(
      lastNumber,
      entries.map((each) => ({ name: each.name, isFolder: each.isDirectory() })),
    )
    return openAnswer(lastNumber, false)
  }

  const remove = (request: Request, step: 'unlink' | 'rmdir'): undefined => {
    const path = child(request)
    if (step === 'unlink') unlinkSync(real(path))
    else rmdirSync(real(path))
    forget(path)
    tell?.({ step, folder: request.node, name: nameIn(request) })
  }

  const write = ({ node, body }: Request): Buffer => {
    const { handle, from, length } = spanIn(body)
    const written = writeSync(handle, body, 40, length, from)
    const bytes = body.subarray(40, 40 + written)
    if (paths.get(node) === toldName) tell?.({ step: 'told', words: bytes.toString('utf8') })
    else tell?.({ step: 'write', node, at: from, bytes: bytes.toString('base64') })
    return writeAnswer(written)
  }

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
    getattr: ({ node, body }) => {
      // A file that was removed while it is open has no path any more.
      const isOpen = (body.readUInt32LE(0) & hasHandle) !== 0 && !paths.has(node)
      const stats = isOpen ? fstatSync(Number(body.readBigUInt64LE(8)), { bigint: true }) : undefined
      return attributeAnswer(node, stats ?? statsOf(pathAt(node)))
    },
    setattr: setAttributes,
    mkdir: (request) => {
      const path = child(request, 8)
      mkdirSync(real(path), { mode: request.body.readUInt32LE(0) & 0o7777 })
      tell?.({ step: 'mkdir', node: nodeAt(path), folder: request.node, name: nameIn(request, 8) })
      return entry(path)
    },
    unlink: (request) => remove(request, 'unlink'),
    rmdir: (request) => remove(request, 'rmdir'),
    rename: (request) => move(request, 8),
    rename2: (request) => move(request, 16),
    create,
    open: ({ node }) => opened(openSync(real(pathAt(node)), 'r+')),
    read: ({ body }) => {
      const { handle, from, length } = spanIn(body)
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(handle, bytes, 0, length, from))
    },
    write,
    fsync: ({ node, body }) => {
      fsyncSync(handleIn(body))
      tell?.({ step: 'sync', node })
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
    fsyncdir: ({ node }) => {
      tell?.({ step: 'syncFolder', node })
      return undefined
    },
    statfs: () => roomAnswer(statfsSync(backing, { bigint: true })),
  }

  return {
    serve: (operation, request) => serve[operation](request),
    pathOf: (node) => paths.get(node) ?? '',
    nodes: () => [...paths].flatMap(([node, path]) => (node === 1 || path.endsWith('-shm') ? [] : [node])),
    record: (listener) => {
      const entries = readdirSync(backing, { withFileTypes: true, recursive: true })
        .map((each) => ({ path: relative(backing, join(each.parentPath, each.name)), isFile: each.isFile() }))
        // A folder before what is in it.
        .sort((a, b) => a.path.length - b.path.length)
      for (const { path, isFile } of entries) {
        if (dirname(path) === '.' && path === toldName) continue
        const bytes = isFile ? readFileSync(real(path)).toString('base64') : null
        listener({ step: 'lies', node: nodeAt(path), path, bytes })
      }
      tell = listener
    },
  }
}
