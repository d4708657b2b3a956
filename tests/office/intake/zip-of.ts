import { deflateRawSync } from 'node:zlib'

interface Part {
  readonly name: string
  readonly content: Uint8Array | string
  /** The size that its header tells, where it lies. */
  readonly told?: number
}

/** A zip of these parts, written by hand so that it may be wrong. */
export function zipOf(...parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, content, told = Buffer.byteLength(content) } of parts) {
    const data = deflateRawSync(content)
    const fields = (signature: number, lead: readonly number[]) => {
      const head = Buffer.alloc(lead.length * 2 + 4)
      head.writeUInt32LE(signature)
      for (const [index, value] of lead.entries()) head.writeUInt16LE(value, 4 + index * 2)
      const sizes = Buffer.alloc(16)
      sizes.writeUInt32LE(data.length, 4)
      sizes.writeUInt32LE(told, 8)
      sizes.writeUInt16LE(name.length, 12)
      return [head, sizes] as const
    }
    const local = Buffer.concat([...fields(0x04034b50, [20, 0, 8, 0, 0]), Buffer.from(name), data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    centrals.push(Buffer.concat([...fields(0x02014b50, [20, 20, 0, 8, 0, 0]), place, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}
