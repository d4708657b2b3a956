/*
 * Where marked places lie in a PDF that Chromium made: a place that a link of the same document leads to becomes a named
 * destination (ISO 32000-1, 12.3.2.3), which names its page.
 */

const objectPattern = (number: string) => new RegExp(`(?:^|\\n)${number} 0 obj\\n<<([\\s\\S]*?)>>\\nendobj`)

/** Numbers of the page objects in the order of the pages. */
function pageObjects(text: string): readonly string[] {
  const root = /\/Type \/Catalog[^>]*?\/Pages (\d+) 0 R/.exec(text)?.[1]
  const under = (number: string): readonly string[] => {
    const open = objectPattern(number).exec(text)?.[1] ?? ''
    const kids = /\/Type \/Pages\b/.test(open) ? /\/Kids \[([^\]]*)\]/.exec(open)?.[1] : undefined
    return kids === undefined
      ? [number]
      : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => under(kid ?? ''))
  }
  return root === undefined ? [] : under(root)
}

/**
 * The pages, counted from 1, on which places of these names lie; undefined unless every one is found, each on a later page
 * than the one before it.
 *
 * @param names letters and digits alone
 */
export function markedPages(pdf: Uint8Array, names: readonly string[]): readonly number[] | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const placeOf = new Map(pageObjects(text).map((number, index) => [number, index + 1]))
  const objects = new Map(
    [...text.matchAll(/\n?\/(\w+) \[(\d+) 0 R \/XYZ/g)].map(([, name, page]) => [name, page]),
  )
  const pages = names.map((name) => placeOf.get(objects.get(name) ?? '') ?? 0)
  const isInOrder = pages.every((page, index) => page > (pages[index - 1] ?? 0))
  return isInOrder ? pages : undefined
}
