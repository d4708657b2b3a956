import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/*
 * What a medium truly holds. Right after writing, a system answers reads from its memory: a stick that has stored
 * something else would pass. Linux reads past that memory (O_DIRECT) into memory that begins at a page. Where a file
 * system or a system cannot (EINVAL; Windows wants a flag that Node does not pass on), it is read as any file is.
 */

const chunk = 1024 * 1024
/** The largest block of a disk to whose bounds such reads must keep. */
const block = 4096

/** The system reserves whole pages for memory that may grow; that of a Buffer begins anywhere. */
const alignedMemory = (): Uint8Array => new Uint8Array(new ArrayBuffer(chunk, { maxByteLength: chunk }))

const isRefused = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === 'EINVAL' || fault.code === 'ENOTSUP')

interface Opened {
  readonly handle: number
  /** Bytes come from the medium, not from the memory of the system. */
  readonly isDirect: boolean
}

function opened(file: string, wantsDirect: boolean): Opened {
  const { O_DIRECT, O_RDONLY } = constants
  if (wantsDirect && typeof O_DIRECT === 'number') {
    try {
      return { handle: openSync(file, O_RDONLY | O_DIRECT), isDirect: true }
    } catch (fault) {
      if (!isRefused(fault)) throw fault
    }
  }
  return { handle: openSync(file, 'r'), isDirect: false }
}

/** The bytes of a file as its medium has them, in one piece of memory that each next piece overwrites. */
export function* piecesOnMedium(
  file: string,
  tell: (isDirect: boolean) => void = () => undefined,
): Generator<Uint8Array, void> {
  const memory = alignedMemory()
  let at = 0
  let { handle, isDirect } = opened(file, true)
  const asOthers = () => {
    closeSync(handle)
    ;({ handle, isDirect } = opened(file, false))
    return readSync(handle, memory, 0, chunk, at)
  }
  const next = (): number => {
    // Only at its end may a file leave off within a block, and there such a read has nothing more to ask for.
    if (isDirect && at % block !== 0) return at < fstatSync(handle).size ? asOthers() : 0
    try {
      return readSync(handle, memory, 0, chunk, at)
    } catch (fault) {
      if (!isDirect || !isRefused(fault)) throw fault
      return asOthers()
    }
  }
  try {
    for (let length = next(); length > 0; length = next()) {
      at += length
      yield memory.subarray(0, length)
    }
    tell(isDirect)
  } finally {
    closeSync(handle)
  }
}
