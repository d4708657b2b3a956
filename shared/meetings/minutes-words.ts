import { type Content, dashList, lineBreak, paragraph } from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'

/** How minutes turn what a clerk typed into words, lines and paragraphs. */

export const comrade = (name: string): string => `đồng chí ${name}`

export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** `"Chiếc áo ấm".` -> `"Chiếc áo ấm"`: what was typed as a sentence, where the paper's own sentence goes on. */
export const unended = (text: string): string => text.replace(/[\s.;,:]+$/u, '')

export const onLines = (lines: readonly string[]): Content[] =>
  lines.flatMap((line, index) => (index === 0 ? [line] : [lineBreak, line]))

/** A document holds a limited number of blocks; what is typed line by line beyond this shares the last paragraph. */
const mostParagraphs = 200

/** Lines of free text become paragraphs of their own. */
export function prose(text: string): Block[] {
  const lines = linesOf(text)
  const rest = lines.slice(mostParagraphs - 1)
  return [
    ...lines.slice(0, mostParagraphs - 1).map((line) => paragraph(line)),
    ...(rest.length === 0 ? [] : [paragraph(...onLines(rest))]),
  ]
}

const itemNumber = /^(\d{1,2})\s*[.)/]\s*(?=\D)/u

/** Items that were typed as 1., 2., 3. lose their numbers: under a numbered heading they would count twice. */
export function unnumberedItems(text: string): string {
  const lines = linesOf(text)
  const isCounted = lines.every((line, index) => Number(itemNumber.exec(line)?.[1]) === index + 1)
  return isCounted ? lines.map((line) => line.replace(itemNumber, '')).join('\n') : text
}

/** The items of the agenda with a dash each, unless they were typed with marks or numbers of their own. */
export function agendaItems(text: string): Block[] {
  const lines = linesOf(text)
  const isPlain =
    lines.length > 1 && lines.length <= mostParagraphs && !lines.some((line) => /^[-–+*•\d]/.test(line))
  return isPlain ? [dashList(lines)] : prose(text)
}

/** Separate runs rather than one text: a long list of names would pass the length that one text may have. */
export const separated = (parts: readonly string[]): Content[] =>
  parts.map((part, index) => (index === 0 ? part : `; ${part}`))
