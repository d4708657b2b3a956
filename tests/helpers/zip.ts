import { fromBufferPromise } from 'yauzl'

/** The entries of a zip file (a Word file, a workbook) by name. */
export const unzip = async (bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> => {
  const zip = await fromBufferPromise(Buffer.from(bytes))
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part)
    entries.set(entry.fileName, Buffer.concat(parts))
  }
  return entries
}
