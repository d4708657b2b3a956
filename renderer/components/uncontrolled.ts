import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

interface Uncontrolled<E> {
  readonly ref: RefObject<E | null>
  /** For onBlur: hands the text over once it differs from what was handed over last. */
  readonly commit: () => void
  readonly onEnter: (event: KeyboardEvent) => void
  /** Puts a text in as if it had been handed over: the right form of what was typed. */
  readonly put: (text: string) => void
}

/**
 * An input that React never writes into while somebody types: Unikey and Telex break controlled inputs. When the
 * record changes elsewhere the new text is put in, unless the clerk is in the field or has typed something else.
 */
export function useUncontrolled<E extends HTMLInputElement | HTMLTextAreaElement>(
  text: string,
  onCommit: ((text: string) => void) | undefined,
): Uncontrolled<E> {
  const ref = useRef<E>(null)
  const known = useRef(text)

  useEffect(() => {
    const input = ref.current
    if (input === null || text === known.current) return
    if (input.value === known.current && document.activeElement !== input) input.value = text
    if (input.value === text) known.current = text
  }, [text])

  const commit = () => {
    const input = ref.current
    if (input === null || input.value === known.current) return
    known.current = input.value
    onCommit?.(input.value)
  }
  const onEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
  }
  const put = (next: string) => {
    known.current = next
    if (ref.current !== null) ref.current.value = next
  }
  return { ref, commit, onEnter, put }
}
