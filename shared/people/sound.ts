/** The fold under which names that sound alike in one dialect or another are one. */
import { searchWords } from '../text/fold.ts'

const initials: readonly (readonly [written: RegExp, sound: string])[] = [
  [/^gi(?=[aeiouy])/, 'd'],
  [/^tr/, 'ch'],
  [/^s/, 'x'],
  [/^l/, 'n'],
]

/**
 * A name by its sound: without marks and case, with d/đ/gi, tr/ch, s/x, l/n and i/y not told apart, and without
 * spaces: `Lý Thị Sim` and `Ly thị Xim` are one. Only for finding what may be the same, never for storing.
 */
export const soundOf = (name: string): string =>
  searchWords(name)
    .map((word) => initials.reduce((text, [written, sound]) => text.replace(written, sound), word))
    .join('')
    .replaceAll('y', 'i')
