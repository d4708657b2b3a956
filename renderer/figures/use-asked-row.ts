import { useEffect, useRef } from 'react'
import { useSearchParams } from 'wouter'

/** Takes the focus to the row that the address names (`?dong=`), once the sheet is drawn. */
export function useAskedRow(isDrawn: boolean): void {
  const [search] = useSearchParams()
  const isDone = useRef(false)
  const row = search.get('dong')
  useEffect(() => {
    if (!isDrawn || row === null || isDone.current) return
    isDone.current = true
    const field = document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(row)}"] input`)
    field?.scrollIntoView({ block: 'center' })
    field?.focus()
  }, [isDrawn, row])
}
