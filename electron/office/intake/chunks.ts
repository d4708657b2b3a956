import type { PackedRecord } from '../../../shared/intake/record.ts'

/** Some of the good rows of a workbook, as JSON of `PackedRecord`s in memory that both threads see. */
export interface Chunk {
  readonly records: number
  readonly bytes: Uint8Array
}

/** Handing the chunk over to the other thread copies nothing. */
export function packChunk(records: readonly PackedRecord[]): Chunk {
  const text = JSON.stringify(records)
  const bytes = Buffer.from(new SharedArrayBuffer(Buffer.byteLength(text)))
  bytes.write(text)
  return { records: records.length, bytes }
}

export const packedIn = ({ bytes }: Chunk): readonly PackedRecord[] =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
