import { type FieldId, fieldOf, isNumeric } from '../../shared/finding/fields.ts'

/** Widths of columns in rem, by what they hold. */
const byKind = {
  text: 11,
  coded: 8,
  choice: 7,
  flag: 5,
  number: 8,
  date: 5.75,
  elapsed: 4,
  secret: 8,
  body: 9,
} as const
const own: Readonly<Partial<Record<FieldId, number>>> = {
  fullName: 10.5,
  missingField: 22,
  post: 7.5,
  badge: 7,
  probationMonths: 5,
}

export const widthOf = (id: FieldId): number => own[id] ?? byKind[fieldOf(id).kind]

/** Numbers stand under each other by their ends. */
export const standsRight = (id: FieldId): boolean => isNumeric(id) && fieldOf(id).many !== true

const numberColumn = 2.5

export const gridOf = (
  columns: readonly FieldId[],
): { readonly template: string; readonly least: string } => ({
  template: `${numberColumn}rem ${columns.map((id) => `minmax(${widthOf(id)}rem, ${widthOf(id)}fr)`).join(' ')}`,
  least: `${columns.reduce((sum, id) => sum + widthOf(id) + 0.75, numberColumn + 2)}rem`,
})

const KIND = /^chi bộ\s+/i

/** The text of a column as it is drawn: the column of cells says already what they are. */
export const shownText = (id: FieldId, text: string): string =>
  id === 'cell' ? text.replace(KIND, '') : text
