import { datePhrase } from '../calendar/phrases.ts'
import { type Html, html } from '../documents/markup.ts'
import type { Heading } from '../organisation/heading.ts'
import { nothing } from './parts.ts'

/** What stands at the head of the forms that the office itself lays out. */
export interface FormHead {
  readonly heading: Heading
  /** Number of the form, '' where it has none. */
  readonly number: string
  readonly title: string
  /** Lines under the title. */
  readonly under: readonly string[]
}

/** A body of the commune: its superior and it; the commune itself stands alone. */
export const formHead = ({ heading, number, title, under }: FormHead): Html => html`
<header class="head" style="grid-template-columns: 1fr 1fr">
<div>${heading.superior === '' ? nothing : html`<p>${heading.superior}</p>`}<p><b>${heading.issuing}</b></p><p>*</p></div>
<div><p><span class="party">ĐẢNG CỘNG SẢN VIỆT NAM</span></p>${number === '' ? nothing : html`<p><i>${number}</i></p>`}</div>
</header>
<h1>${title}</h1>
${under.map((line) => html`<p class="under-title">${line}</p>`)}
`

/** "Mường Than, ngày 22 tháng 11 năm 2026" */
export const placeAndDay = (place: string, day: string): string =>
  `${place === '' ? '……………' : place}, ${datePhrase(day)}`
