import { type PartialDate, precision } from '../calendar/partial-dates.ts'
import { type Html, html } from '../documents/markup.ts'
import type { Address } from '../people/person.ts'

/** The small things that forms are made of: dotted lines, boxes, dates, tables. */

export const nothing = html``

/** A label and what is known, the rest of its last line dotted; nothing known is a dotted line. */
export const fill = (label: string, value = ''): Html => {
  const [first = '', ...rest] = linesOf(value)
  const space = label === '' || first === '' ? '' : ' '
  return html`<p class="fill">${label}${space}${first}</p>${rest.map((line) => html`<p class="fill">${line}</p>`)}`
}

/** Prose keeps the line ends that were typed. */
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Fields side by side; `columns` is the grid of CSS, such as `2fr 1fr`. */
export const row = (columns: string, ...fields: readonly Html[]): Html =>
  html`<div class="row" style="grid-template-columns: ${columns}">${fields.map((field) => html`<div>${field}</div>`)}</div>`

export const item = (...lines: readonly Html[]): Html => html`<div class="item">${lines}</div>\n`

/**
 * One character a box. A number that is longer than its boxes is written out: it is another kind of number, and none of
 * its digits may be lost.
 */
export const boxes = (text: string, count: number, gapAfter?: number): Html => {
  const characters = [...text.replace(/[\s.\-/]/g, '')]
  if (characters.length > count) return html`<span>${text}</span>`
  return html`<span class="boxes">${Array.from(
    { length: count },
    (_, index) =>
      html`<span class="${index === gapAfter ? 'box apart' : 'box'}">${characters[index] ?? ''}</span>`,
  )}</span>`
}

export const check = (isOn: boolean): Html => html`<span class="check">${isOn ? 'x' : ''}</span>`

export const checkPair = (label: string, isOn: boolean): Html =>
  html`<span class="check-pair">${label} ${check(isOn)}</span>`

/** `03/02/1986`, with dots for what nobody wrote down: `…/…/1958`. */
export const formDate = (date: PartialDate | null): string => {
  if (date === null) return '…/…/……'
  const [year = '', month = '…', day = '…'] = date.split('-')
  return `${day}/${month}/${year}`
}

/** A day for the middle of a line: nothing where nothing is known, since the line is dotted. */
export const knownDate = (date: PartialDate | null): string => (date === null ? '' : formDate(date))

/** `09/1979`, `1979`: as careers and courses are written. */
export const monthOf = (date: PartialDate): string =>
  precision(date) === 'year' ? date : `${date.slice(5, 7)}/${date.slice(0, 4)}`

export const span = (from: PartialDate | null, to: PartialDate | null): string => {
  if (from === null && to === null) return ''
  return `${from === null ? '…' : monthOf(from)} - ${to === null ? 'nay' : monthOf(to)}`
}

/** "thôn Sen Đông, xã Mường Than, tỉnh Lai Châu"; the country only where it is another. */
export const addressText = ({ country, province, detail }: Address): string =>
  [detail, province, /^việt nam$/iu.test(country) ? '' : country].filter((part) => part !== '').join(', ')

export interface Column {
  readonly title: string
  /** Share of the width, of all shares. */
  readonly share: number
  readonly alignment?: 'centered' | 'right'
}

/** A ruled table; its head repeats on every page, its rows are never torn. */
export const ruled = (columns: readonly Column[], rows: readonly (readonly string[])[], least = 0): Html => {
  const blanks = Array.from({ length: Math.max(0, least - rows.length) }, () => columns.map(() => ' '))
  return html`<table>${tableHead(columns)}<tbody>${[...rows, ...blanks].map((cells) => tableRow(columns, cells))}</tbody></table>\n`
}

export const tableHead = (columns: readonly Column[]): Html => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  return html`<colgroup>${columns.map(({ share }) => html`<col style="width: ${((share / whole) * 100).toFixed(3)}%">`)}</colgroup>
<thead><tr>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
`
}

export const tableRow = (columns: readonly Column[], cells: readonly string[], name = ''): Html =>
  html`<tr${name === '' ? nothing : html` class="${name}"`}>${cells.map((cell, index) => html`<td class="${columns[index]?.alignment ?? ''}">${cell}</td>`)}</tr>\n`

/** A JPEG in the page itself. */
export const picture = (base64: string): Html => {
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64)) throw new RangeError('not a picture in base64')
  return { html: `<img alt="" src="data:image/jpeg;base64,${base64}">` }
}

interface Signer {
  /** "Mường Than, ngày 22 tháng 11 năm 2026" */
  readonly day?: string
  readonly capacity: string
  readonly hint?: string
}

/** Who signs, from left to right, with room for the hand; null leaves a place free. */
export const signs = (...signers: readonly (Signer | null)[]): Html => {
  const isDated = signers.some((signer) => signer?.day !== undefined)
  return html`<section class="signs" style="grid-template-columns: repeat(${signers.length}, 1fr)">${signers.map(
    (signer) => (signer === null ? html`<div></div>` : signerHtml(signer, isDated)),
  )}</section>\n`
}

const signerHtml = ({ day, capacity, hint }: Signer, isDated: boolean): Html =>
  html`<div>${isDated ? html`<p class="day">${day ?? '\u00a0'}</p>` : nothing}<p><b>${capacity}</b></p>${
    hint === undefined ? nothing : html`<p><i>${hint}</i></p>`
  }<p class="space"></p></div>`

/** Those who sign, as the last row of a table, so that they never stand on a sheet alone. */
export const signsRow = (columns: number, ...signers: readonly (Signer | null)[]): Html =>
  html`<tr class="sign-row"><td colspan="${columns}">${signs(...signers)}</td></tr>\n`
