/** What a clerk wrote for the pages to print: the pages in rising order, each once, counted from 1; or what is wrong with it. */
export type PageRange =
  | { readonly pages: readonly number[]; readonly problem?: never }
  | { readonly problem: string; readonly pages?: never }

const part = /^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$/

/** Reads `1-3, 5`; an empty text is every page. `total` is how many pages there are, at least 1. */
export function parsePages(text: string, total: number): PageRange {
  if (text.trim() === '') return { pages: Array.from({ length: total }, (_, index) => index + 1) }
  const pages = new Set<number>()
  for (const written of text.split(/[,;]/)) {
    const [, first, last = first] = part.exec(written.trim()) ?? []
    if (first === undefined) return { problem: 'Ghi số trang như 1-3, 5.' }
    const [from, to] = [Number(first), Number(last)]
    if (from > to) return { problem: `Trang đầu ở sau trang cuối: ${from}-${to}.` }
    if (from < 1) return { problem: 'Trang đầu tiên là trang 1.' }
    if (to > total) return { problem: `Chỉ có ${total} trang, không có trang ${to}.` }
    for (let page = from; page <= to; page += 1) pages.add(page)
  }
  return { pages: [...pages].toSorted((a, b) => a - b) }
}
