import { useLayoutEffect } from 'react'

const mark = 'data-covered'

/** Whether the screen is locked: no key reaches what is below the cover. */
export const isCovered = (): boolean => document.documentElement.hasAttribute(mark)

/** Covers the window: `window.css` then hides whatever is not the cover, also what stands outside the page's own tree. */
export function useCovered(is: boolean): void {
  useLayoutEffect(() => {
    if (!is) return
    const { title } = document
    document.documentElement.setAttribute(mark, '')
    // The title of a page may be a person's name.
    document.title = 'Sổ Chi bộ'
    return () => {
      document.documentElement.removeAttribute(mark)
      document.title = title
    }
  }, [is])
}
