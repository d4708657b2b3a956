/** What a field of the sheet says, or the sentence that tells why it cannot be read. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: string }

export const said = <T>(value: T): Reading<T> => ({ ok: true, value })
export const unreadable = (fault: string): Reading<never> => ({ ok: false, fault })

/** The value, or undefined where the field could not be read. */
export const known = <T>(reading: Reading<T>): T | undefined => (reading.ok ? reading.value : undefined)
