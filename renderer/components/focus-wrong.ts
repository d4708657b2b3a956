import { type RefObject, useEffect } from 'react'

/**
 * Puts the focus on the first field of a form that says it is wrong. A refusal of the office does so once its sentence is
 * drawn: on a slow PC that is later than the next frame. What the form finds by itself calls the answered function.
 */
export function useFocusWrong(form: RefObject<HTMLFormElement | null>, refusal: unknown): () => void {
  const focusWrong = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (refusal) focusWrong()
  }, [refusal])
  return focusWrong
}
