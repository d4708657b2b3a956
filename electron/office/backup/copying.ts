import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../../shared/refusal.ts'
import { deviceOf } from '../files.ts'
import { piecesOnMedium } from './read-back.ts'

const chunk = 1024 * 1024

/** Passes a file through a function, chunk by chunk, with one buffer. */
function eachChunk(file: string, use: (bytes: Uint8Array, done: number) => void): void {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(chunk)
    for (let done = 0; ; ) {
      const length = readSync(handle, buffer, 0, chunk, null)
      if (length === 0) return
      done += length
      use(buffer.subarray(0, length), done)
    }
  } finally {
    closeSync(handle)
  }
}

/** The same for what goes on only chunk after chunk. */
export async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const handle = openSync(file, 'r')
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunk)
      const length = readSync(handle, buffer, 0, chunk, null)
      if (length === 0) return
      yield buffer.subarray(0, length)
    }
  } finally {
    closeSync(handle)
  }
}

/** Writes what comes into a file and syncs it. */
export async function writeChunks(to: string, chunks: AsyncIterable<Uint8Array>): Promise<Copied> {
  const hash = createHash('sha256')
  const handle = openSync(to, 'w', 0o600)
  let done = 0
  try {
    for await (const bytes of chunks) {
      hash.update(bytes)
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
      done += bytes.length
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return { sha256: hash.digest('hex'), bytes: done }
}

/** The hash of what the medium holds, however fresh the system's memory of it is. */
export function hashOnMedium(file: string, passed: (done: number) => void = () => undefined): string {
  const hash = createHash('sha256')
  let done = 0
  for (const bytes of piecesOnMedium(file)) {
    hash.update(bytes)
    done += bytes.length
    passed(done)
  }
  return hash.digest('hex')
}

export function hashOfFile(file: string): string {
  const hash = createHash('sha256')
  eachChunk(file, (bytes) => hash.update(bytes))
  return hash.digest('hex')
}

/** How faults of a medium are told: what it is, what is being written on it, what the clerk is doing. */
export interface MediumWords {
  readonly medium: string
  readonly disk: string
  readonly copy: string
  readonly doing: string
}

export const backupWords: MediumWords = {
  medium: 'USB hoặc ổ sao lưu',
  disk: 'Ổ sao lưu',
  copy: 'bản sao lưu này',
  doing: 'sao lưu',
}

/** Codes of the two faults below, for those who tell them in other words than those of a backup. */
export const readBackCode = 'READ_BACK_DIFFERENTLY'
export const pulledOutCode = 'PULLED_OUT'

export const readBackDifferently = ({ medium, doing } = backupWords) =>
  new Refusal(
    'storage',
    `Đọc lại bản vừa chép thì thấy khác bản gốc: ${medium} có lỗi. Dữ liệu trong máy còn nguyên. Hãy dùng USB khác rồi ${doing} lại.`,
    { current: readBackCode },
  )

export const pulledOut = ({ medium, copy, doing } = backupWords) =>
  new Refusal(
    'storage',
    `${medium} đã bị rút ra giữa chừng nên ${copy} chưa dùng được. Dữ liệu trong máy còn nguyên. Hãy cắm lại rồi ${doing} lần nữa.`,
    { current: pulledOutCode },
  )

/** A stick that was pulled out leaves an empty folder behind, on the disk of the PC: writing goes on and lies. */
export function isSameDevice(folder: string, device: string): boolean {
  try {
    return String(deviceOf(folder)) === device
  } catch {
    return false
  }
}

export function requireSameDevice(folder: string, device: string): void {
  if (!isSameDevice(folder, device)) throw pulledOut()
}

/** Writes bytes onto another medium, syncs them, reads them back from there and compares. Runs in the workshop. */
export async function writeVerified(input: {
  readonly bytes: Uint8Array
  readonly to: string
  readonly device: string
}): Promise<Copied> {
  requireSameDevice(dirname(input.to), input.device)
  const written = await writeChunks(input.to, only(input.bytes))
  requireSameDevice(dirname(input.to), input.device)
  if (hashOnMedium(input.to) !== written.sha256) throw readBackDifferently()
  return written
}

/** Bytes that are there already, where some are waited for. */
export async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export interface Copied {
  readonly sha256: string
  readonly bytes: number
}

/**
 * Copies a file onto another medium, syncs it, reads it back from there and compares: what was read from the source is
 * what lies on the medium. Runs in the workshop.
 */
export function copyVerified(
  input: { readonly from: string; readonly to: string; readonly device: string },
  tools: { readonly progress: (fraction: number) => void },
): Copied {
  const total = Math.max(1, statSync(input.from).size)
  const source = createHash('sha256')
  requireSameDevice(dirname(input.to), input.device)
  const handle = openSync(input.to, 'w', 0o600)
  let copied = 0
  try {
    eachChunk(input.from, (bytes, done) => {
      source.update(bytes)
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
      copied = done
      tools.progress((done / total) * 0.6)
    })
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  requireSameDevice(dirname(input.to), input.device)
  const sha256 = source.digest('hex')
  const there = hashOnMedium(input.to, (done) => tools.progress(0.6 + (done / total) * 0.4))
  if (there !== sha256) throw readBackDifferently()
  return { sha256, bytes: copied }
}
