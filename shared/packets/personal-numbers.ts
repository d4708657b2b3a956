/** Twelve figures in a row are a personal number (số định danh cá nhân), whosever it is. */
const TWELVE = /(?<!\d)\d{12}(?!\d)/g
/** What may be one: nine figures of an old identity card, or either kind in groups of three. */
const POSSIBLE = /(?<!\d)(?:\d{9}|\d{3}(?:[ .]\d{3}){2,3})(?!\d)/g

const figures = (text: string): string => text.replace(/\D/g, '')

/** Figures in a text that are a personal number for sure, and those that the register must be asked about. */
export const numbersIn = (
  text: string,
): { readonly sure: readonly string[]; readonly possible: readonly string[] } => ({
  sure: text.match(TWELVE) ?? [],
  possible: (text.match(POSSIBLE) ?? []).map(figures),
})

/** The text without personal numbers: nothing of them goes on the e-handbook (domain.md 9). */
export const withoutPersonalNumbers = (text: string, isKnown: (number: string) => boolean): string =>
  text
    .replace(TWELVE, '[bỏ số định danh]')
    .replace(POSSIBLE, (found) => (isKnown(figures(found)) ? '[bỏ số định danh]' : found))
