/**
 * HTML that is safe by construction: whatever is put into the template is escaped unless it is `Html` itself. A line end
 * that was typed is one on the page.
 */

export type Html = { readonly html: string }

type Insert = string | number | Html | readonly Html[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

const insert = (value: Insert): string => {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return typedLines(value).map(escaped).join('<br>')
  return 'html' in value ? value.html : value.map((part) => part.html).join('')
}

export const html = (parts: TemplateStringsArray, ...values: readonly Insert[]): Html => ({
  html: parts.reduce((text, part, index) => text + insert(values[index - 1] ?? '') + part),
})

/** A `<style>` element. `</` cannot occur in it, so that no text can end it early. */
export const styleElement = (css: string): Html => ({
  html: `<style>${css.replaceAll('</', '<\\/')}</style>`,
})

/** A string or family name for use in CSS. */
export const cssString = (text: string): string =>
  `"${printable(text).replace(/[^\p{L}\p{N} ,.*-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`

/**
 * Text as it can be printed: every run of spaces, tabs and line ends is one space, and the control characters and lone
 * surrogates that Word refuses to open are left out. No-break spaces stay.
 */
export const printable = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to leave out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[ \t\r\n]+/g, ' ')

/** The lines of a text as they were typed, without spaces at their ends. */
export const typedLines = (text: string): readonly string[] => text.split(/[ \t]*(?:\r\n?|\n)[ \t]*/)
