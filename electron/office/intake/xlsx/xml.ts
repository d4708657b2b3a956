/** What a reader of XML is told, in the order of the file. Prefixes of namespaces are left out of all names. */
export interface XmlListener {
  /** `attribute` answers only while this call lasts. */
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void
  /** `read` answers only while this call lasts: most text of a sheet is blank or a formula, and is never decoded. */
  readonly text?: (read: () => string) => void
  readonly close?: (name: string) => void
}

export interface XmlReader {
  readonly write: (piece: Buffer) => void
  /** Throws where the document is not whole. */
  readonly end: () => void
}

const lessThan = 0x3c
const greaterThan = 0x3e
const slash = 0x2f
const colon = 0x3a
const equals = 0x3d
const quote = 0x22
const apostrophe = 0x27
const bang = 0x21
const question = 0x3f
const dash = 0x2d
const bracket = 0x5b
const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** No tag and no text of a workbook comes near it. */
const longestToken = 4 * 1024 * 1024
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const nothing = Buffer.alloc(0)

/**
 * Reads UTF-8 XML piece by piece, as it is unpacked, and keeps none of it: strings are made only of what the listener
 * asks for. It knows what workbooks hold; a document type, which none has, is refused.
 */
export function createXmlReader(listener: XmlListener): XmlReader {
  let bytes: Buffer = nothing
  /** The beginning of a tag or text whose end has not come yet. */
  let rest: Buffer = nothing
  let textFrom = 0
  let textTo = 0
  let isRaw = false
  let attributesFrom = 0
  let attributesTo = 0
  let isAtStart = true
  let hasRoot = false
  const path: string[] = []

  const readText = () => {
    const text = bytes.toString('utf8', textFrom, textTo)
    return isRaw ? text : withoutEntities(text)
  }
  const tellText = (from: number, to: number, raw: boolean) => {
    if (from === to || listener.text === undefined) return
    textFrom = from
    textTo = to
    isRaw = raw
    listener.text(readText)
  }

  const attribute = (wanted: string): string | undefined => {
    let at = attributesFrom
    while (at < attributesTo) {
      while (at < attributesTo && isBlank(bytes[at])) at += 1
      let nameFrom = at
      let isNamespace = false
      while (at < attributesTo && bytes[at] !== equals) {
        if (bytes[at] === colon) {
          isNamespace = at - nameFrom === 5 && bytes.toString('latin1', nameFrom, at) === 'xmlns'
          nameFrom = at + 1
        }
        at += 1
      }
      let nameTo = at
      while (nameTo > nameFrom && isBlank(bytes[nameTo - 1])) nameTo -= 1
      at += 1
      while (at < attributesTo && isBlank(bytes[at])) at += 1
      const mark = bytes[at]
      if (mark !== quote && mark !== apostrophe) {
        if (at >= attributesTo) return undefined
        throw new Error('an attribute without quotes')
      }
      const valueFrom = at + 1
      at = valueFrom
      while (at < attributesTo && bytes[at] !== mark) at += 1
      if (!isNamespace && isName(bytes, nameFrom, nameTo, wanted)) {
        return withoutEntities(shortOrNot(bytes, valueFrom, at))
      }
      at += 1
    }
    return undefined
  }

  const close = (name: string) => {
    if (path.pop() !== name) throw new Error(`</${name}> closes nothing`)
    listener.close?.(name)
  }
  /** A tag from behind `<` up to its `>`. */
  const tellTag = (from: number, to: number) => {
    if (bytes[from] === slash) {
      close(nameIn(bytes, from + 1, to))
      return
    }
    const isEmpty = bytes[to - 1] === slash
    const end = isEmpty ? to - 1 : to
    let nameTo = from
    while (nameTo < end && !isBlank(bytes[nameTo])) nameTo += 1
    const name = nameIn(bytes, from, nameTo)
    if (name === '' || (hasRoot && path.length === 0)) throw new Error('a tag where none can be')
    hasRoot = true
    path.push(name)
    attributesFrom = nameTo
    attributesTo = end
    listener.open(name, attribute)
    if (isEmpty) close(name)
  }

  /** Tells the comment, instruction or section at `<!` or `<?`; answers its end, or -1 where it has not come yet. */
  const tellSpecial = (from: number): number => {
    const ending = (text: string) => {
      const found = bytes.indexOf(text, from + 2)
      return found < 0 ? -1 : found + text.length
    }
    if (bytes[from + 1] === question) return ending('?>')
    if (bytes[from + 2] === dash) return ending('-->')
    if (bytes[from + 2] !== bracket) throw new Error('a document type')
    const end = ending(']]>')
    if (end >= 0) tellText(from + '<![CDATA['.length, end - ']]>'.length, true)
    return end
  }

  const write = (piece: Buffer) => {
    bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    rest = nothing
    let at = 0
    if (isAtStart) {
      if (bytes.length < 4) {
        rest = bytes
        return
      }
      isAtStart = false
      if (bytes.subarray(0, 3).equals(byteOrderMark)) at = 3
    }
    const { length } = bytes
    while (at < length) {
      const start = at
      while (at < length && bytes[at] !== lessThan) at += 1
      const tag = at
      let end = -1
      if (at < length) {
        const second = bytes[at + 1]
        if (second === bang || second === question) {
          if (at + 2 < length) {
            if (start < tag) tellText(start, tag, false)
            end = tellSpecial(at)
            if (end < 0) {
              rest = bytes.subarray(tag)
              break
            }
            at = end
            continue
          }
        } else {
          end = tagEnd(bytes, at + 1)
        }
      }
      if (end < 0) {
        rest = bytes.subarray(start)
        break
      }
      tellText(start, tag, false)
      tellTag(tag + 1, end)
      at = end + 1
    }
    if (rest.length > longestToken) throw new Error('a tag or text without end')
  }

  return {
    write,
    end: () => {
      if (path.length > 0 || !hasRoot || rest.some((byte) => !isBlank(byte))) throw new Error('cut off')
    },
  }
}

/** Where the tag ends, or -1; a `>` in quotes is none. */
function tagEnd(bytes: Buffer, from: number): number {
  let mark = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (mark !== 0) {
      if (byte === mark) mark = 0
    } else if (byte === greaterThan) return at
    else if (byte === quote || byte === apostrophe) mark = byte
  }
  return -1
}

function isName(bytes: Buffer, from: number, to: number, name: string): boolean {
  if (to - from !== name.length) return false
  for (let at = from; at < to; at += 1) if (bytes[at] !== name.charCodeAt(at - from)) return false
  return true
}

/** Texts of up to four bytes by those bytes: nearly all names of tags and styles of cells in a sheet. */
const shortTexts = new Map<number, string>()
const shortTextsAtMost = 2000

function shortOrNot(bytes: Buffer, from: number, to: number): string {
  if (to - from > 4) return bytes.toString('utf8', from, to)
  let key = 0
  for (let at = from; at < to; at += 1) key = (key << 8) | (bytes[at] ?? 0)
  const known = shortTexts.get(key)
  if (known !== undefined) return known
  const text = bytes.toString('utf8', from, to)
  if (shortTexts.size < shortTextsAtMost) shortTexts.set(key, text)
  return text
}

/** The name that ends at `to`, without blanks behind it and without its prefix. */
function nameIn(bytes: Buffer, from: number, to: number): string {
  let start = from
  let end = to
  while (end > start && isBlank(bytes[end - 1])) end -= 1
  for (let at = from; at < end; at += 1) if (bytes[at] === colon) start = at + 1
  return shortOrNot(bytes, start, end)
}

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
