import { useEffect } from 'react'
import type { TextSize } from '../../shared/setup/contract.ts'

const rootSizes: Readonly<Record<TextSize, string>> = { normal: '100%', large: '112.5%', largest: '125%' }
const name = 'text-size'

const put = (size: string): void => {
  document.documentElement.style.fontSize = size
}

/** Before anybody has entered the office tells nothing: letters are as large as they were last time. */
export function putLastTextSize(): void {
  const last = Object.values(rootSizes).find((size) => size === localStorage.getItem(name))
  if (last !== undefined) put(last)
}

export function useTextSize(size: TextSize | undefined): void {
  useEffect(() => {
    if (size === undefined) return
    put(rootSizes[size])
    localStorage.setItem(name, rootSizes[size])
  }, [size])
}
