import { closeSync, openSync, readSync } from 'node:fs'

/** One file of an asar archive, as its header tells. */
export interface AsarFile {
  readonly path: string
  readonly size: number
  /** Beside the archive, in its `.unpacked` folder. */
  readonly isUnpacked: boolean
  /** SHA-256 of the contents, in hexadecimal. */
  readonly hash: string | undefined
}

interface Node {
  readonly files?: Readonly<Record<string, Node>>
  readonly size?: number
  readonly unpacked?: boolean
  readonly integrity?: { readonly algorithm: string; readonly hash: string }
}

/** The files of an archive, read from its header alone: four lengths of 32 bits, of which the last is the JSON's. */
export function asarFiles(archive: string): readonly AsarFile[] {
  const file = openSync(archive, 'r')
  try {
    const lengths = Buffer.alloc(16)
    readSync(file, lengths, 0, lengths.length, 0)
    const json = Buffer.alloc(lengths.readUInt32LE(12))
    readSync(file, json, 0, json.length, lengths.length)
    return listed(JSON.parse(json.toString('utf8')) as Node, '')
  } finally {
    closeSync(file)
  }
}

const listed = (node: Node, path: string): readonly AsarFile[] =>
  node.files === undefined
    ? [{ path, size: node.size ?? 0, isUnpacked: node.unpacked === true, hash: node.integrity?.hash }]
    : Object.entries(node.files).flatMap(([name, inner]) =>
        listed(inner, path === '' ? name : `${path}/${name}`),
      )
