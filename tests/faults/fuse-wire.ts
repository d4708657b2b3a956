import type { BigIntStats, StatsFsBase } from 'node:fs'

/*
 * The words that Linux and a file system in user space exchange through /dev/fuse (include/uapi/linux/fuse.h, 7.31):
 * as much of them as a stick with plain files and folders needs. All numbers are little-endian, as on every PC.
 */

const opcodes = {
  1: 'lookup',
  2: 'forget',
  3: 'getattr',
  4: 'setattr',
  9: 'mkdir',
  10: 'unlink',
  11: 'rmdir',
  12: 'rename',
  14: 'open',
  15: 'read',
  16: 'write',
  17: 'statfs',
  18: 'release',
  20: 'fsync',
  25: 'flush',
  26: 'init',
  27: 'opendir',
  28: 'readdir',
  29: 'releasedir',
  30: 'fsyncdir',
  34: 'access',
  35: 'create',
  36: 'interrupt',
  38: 'destroy',
  42: 'batchForget',
  45: 'rename2',
} as const satisfies Readonly<Record<number, string>>
export type Operation = (typeof opcodes)[keyof typeof opcodes]

const operationOf = (opcode: number): Operation | undefined =>
  (opcodes as Readonly<Record<number, Operation>>)[opcode]

export interface Request {
  /** Undefined for what this file system does not know; Linux then does without. */
  readonly operation: Operation | undefined
  readonly unique: bigint
  readonly node: number
  readonly body: Buffer
}

const requestHead = 40
const answerHead = 16

const maxWrite = 128 * 1024
/** Room for the largest request: a write with its data. */
export const requestBytes = maxWrite + 4096

export const readRequest = (bytes: Buffer): Request => ({
  operation: operationOf(bytes.readUInt32LE(4)),
  unique: bytes.readBigUInt64LE(8),
  node: Number(bytes.readBigUInt64LE(16)),
  body: bytes.subarray(requestHead),
})

/** An answer with an error number, 0 for none. */
export function answerTo(unique: bigint, errno: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(answerHead)
  head.writeUInt32LE(answerHead + body.length, 0)
  head.writeInt32LE(-errno, 4)
  head.writeBigUInt64LE(unique, 8)
  return Buffer.concat([head, body])
}

const invalidateNode = 2

/** Said without being asked: what is kept of the node's bytes is not to be used any more. */
export function forgetting(node: number): Buffer {
  const body = Buffer.alloc(24)
  body.writeBigUInt64LE(BigInt(node), 0)
  const message = answerTo(0n, 0, body)
  message.writeInt32LE(invalidateNode, 4)
  return message
}

/** Names in a request end with a zero byte. */
export const namesIn = (body: Buffer, from: number): readonly string[] =>
  body.toString('utf8', from).split('\0').slice(0, -1)

/** The open file that a request is about, or the folder that a name moves to. */
export const handleIn = (body: Buffer): number => Number(body.readBigUInt64LE(0))

/** Which bytes a read or a write is about, or which entries of a folder. */
export const spanIn = (body: Buffer) => ({
  handle: handleIn(body),
  from: Number(body.readBigUInt64LE(8)),
  length: body.readUInt32LE(16),
})

const bigWrites = 1 << 5

export function initAnswer(): Buffer {
  const out = Buffer.alloc(64)
  out.writeUInt32LE(7, 0)
  out.writeUInt32LE(31, 4)
  out.writeUInt32LE(maxWrite, 8)
  out.writeUInt32LE(bigWrites, 12)
  out.writeUInt16LE(12, 16)
  out.writeUInt16LE(9, 18)
  out.writeUInt32LE(maxWrite, 20)
  out.writeUInt32LE(1, 24)
  return out
}

const second = 1_000_000_000n

function attributes(node: number, stats: BigIntStats): Buffer {
  const out = Buffer.alloc(88)
  const times = [stats.atimeNs, stats.mtimeNs, stats.ctimeNs]
  out.writeBigUInt64LE(BigInt(node), 0)
  out.writeBigUInt64LE(stats.size, 8)
  out.writeBigUInt64LE(stats.blocks, 16)
  for (const [index, time] of times.entries()) {
    out.writeBigUInt64LE(time / second, 24 + 8 * index)
    out.writeUInt32LE(Number(time % second), 48 + 4 * index)
  }
  out.writeUInt32LE(Number(stats.mode), 60)
  out.writeUInt32LE(Number(stats.nlink), 64)
  out.writeUInt32LE(4096, 80)
  return out
}

/** Nothing is remembered by Linux (validity 0): each question comes back to the stick. */
export const attributeAnswer = (node: number, stats: BigIntStats): Buffer =>
  Buffer.concat([Buffer.alloc(16), attributes(node, stats)])

export function entryAnswer(node: number, stats: BigIntStats): Buffer {
  const out = Buffer.alloc(40)
  out.writeBigUInt64LE(BigInt(node), 0)
  return Buffer.concat([out, attributes(node, stats)])
}

const directIo = 1
const keepCache = 2

/**
 * An open file or folder. Reads and writes of a file all come through the process, none from a cache of Linux, unless it
 * may keep them: writes then still come through at once.
 */
export function openAnswer(handle: number, isCached: boolean): Buffer {
  const out = Buffer.alloc(16)
  out.writeBigUInt64LE(BigInt(handle), 0)
  out.writeUInt32LE(isCached ? keepCache : directIo, 8)
  return out
}

export function writeAnswer(bytes: number): Buffer {
  const out = Buffer.alloc(8)
  out.writeUInt32LE(bytes, 0)
  return out
}

export function roomAnswer(stats: StatsFsBase<bigint>): Buffer {
  const out = Buffer.alloc(80)
  const numbers = [stats.blocks, stats.bfree, stats.bavail, stats.files, stats.ffree]
  for (const [index, number] of numbers.entries()) out.writeBigUInt64LE(number, 8 * index)
  out.writeUInt32LE(Number(stats.bsize), 40)
  out.writeUInt32LE(255, 44)
  out.writeUInt32LE(Number(stats.bsize), 48)
  return out
}

export interface Entry {
  readonly name: string
  readonly isFolder: boolean
}

/** As many entries of a folder, from the given one on, as fit. */
export function entriesAnswer(entries: readonly Entry[], from: number, room: number): Buffer {
  const parts: Buffer[] = []
  let length = 0
  for (const [index, { name, isFolder }] of entries.entries()) {
    if (index < from) continue
    const bytes = Buffer.from(name)
    const out = Buffer.alloc(24 + Math.ceil(bytes.length / 8) * 8)
    out.writeBigUInt64LE(BigInt(index + 1), 0)
    out.writeBigUInt64LE(BigInt(index + 1), 8)
    out.writeUInt32LE(bytes.length, 16)
    out.writeUInt32LE(isFolder ? 4 : 8, 20)
    bytes.copy(out, 24)
    length += out.length
    if (length > room) break
    parts.push(out)
  }
  return Buffer.concat(parts)
}
