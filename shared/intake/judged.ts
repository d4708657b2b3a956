/**
 * A value of a worksheet as it would be stored, and how sure that is:
 * `as-is` nothing was changed; `mended` changed without doubt; `ask` a proposal that the clerk must confirm;
 * `wrong` cannot be taken over, the value is empty. `why` is a Vietnamese sentence, empty for `as-is`.
 */
export interface Judged<T> {
  readonly value: T
  readonly certainty: 'as-is' | 'mended' | 'ask' | 'wrong'
  readonly why: string
}

const quoted = 40

/** What the worksheet holds, in quotation marks, for a sentence; a long text only by its beginning. */
export function quote(text: string): string {
  return text.length <= quoted ? `"${text}"` : `"${text.slice(0, quoted)}…"`
}
