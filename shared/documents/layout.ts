import { z } from 'zod'
import type { Table } from './model.ts'

/**
 * How papers look: measures as dated data, because the layout rule changes like every other rule. Both renderers read
 * the same profile, and a frozen paper keeps the one that it was printed with. Lengths in mm, sizes in points.
 */

const mm = z.number().min(0).max(420)
const points = z.number().min(1).max(72)
const name = z.string().regex(/^[\p{L}\p{N} -]+$/u)

export const layoutProfileSchema = z
  .strictObject({
    id: name.or(z.string().regex(/^[\p{L}\p{N} /-]+$/u)),
    /** First day on which the profile holds. */
    from: z.iso.date(),
    basis: z.string(),
    confidence: z.enum(['quoted', 'second-hand', 'local']),
    page: z
      .strictObject({
        width: mm,
        height: mm,
        margins: z.strictObject({ top: mm, bottom: mm, left: mm, right: mm }).readonly(),
      })
      .readonly(),
    font: z
      .strictObject({
        family: name,
        /** Same metrics, bundled, for machines without the first. */
        fallback: name,
        /** Width of a full stop, in em: how many dots fill a line. */
        dotWidth: z.number().positive(),
      })
      .readonly(),
    /** Centred in the top margin, from the second page on; `distance` from the edge of the sheet. */
    pageNumber: z.strictObject({ size: points, distance: mm }).readonly(),
    header: z
      .strictObject({
        leftWidth: mm,
        rightWidth: mm,
        organisationSize: points,
        /** Printed under the name of the issuing organisation. */
        ornament: z.string().max(5),
        /** `width` in em of the bold font, for the line under it that must be as long as the text. */
        partyName: z
          .strictObject({ text: z.string(), size: points, width: z.number().positive() })
          .readonly(),
        numberSize: points,
        dateSize: points,
      })
      .readonly(),
    title: z
      .strictObject({
        typeSize: points,
        subjectSize: points,
        /** Printed under the trích yếu. */
        rule: z.string().max(10),
      })
      .readonly(),
    body: z
      .strictObject({
        size: points,
        /** Exact line spacing. */
        lineHeight: points,
        indent: mm,
        spaceAfter: z.number().min(0).max(36),
      })
      .readonly(),
    table: z
      .strictObject({ size: points, lineHeight: points, padding: mm, border: z.number().positive().max(3) })
      .readonly(),
    signature: z
      .strictObject({
        size: points,
        /** Blank body lines left for the hand. */
        blankLines: z.int().min(1).max(10),
        recipientsTitleSize: points,
        recipientsSize: points,
      })
      .readonly(),
    draft: z.strictObject({ text: name, size: points }).readonly(),
  })
  .readonly()

export type LayoutProfile = z.infer<typeof layoutProfileSchema>

/**
 * Hướng dẫn 05-HD/VPTW (27/5/2026), as the guide and two generators in public use apply it (domain.md 3.1).
 * Where those differ the profile takes: 19 pt of line spacing, which the writing guide names, between the 18 and 20 pt
 * of the generators; columns of 77 + 88 mm, because `ĐẢNG BỘ XÃ …` in capitals needs 66 mm and more.
 */
export const layout05Hd2026: LayoutProfile = {
  id: '05-HD/VPTW 2026',
  from: '2026-05-27',
  basis: 'Hướng dẫn 05-HD/VPTW ngày 27/5/2026',
  confidence: 'second-hand',
  page: { width: 210, height: 297, margins: { top: 20, bottom: 20, left: 30, right: 15 } },
  font: { family: 'Times New Roman', fallback: 'Tinos', dotWidth: 0.25 },
  pageNumber: { size: 13, distance: 10 },
  header: {
    leftWidth: 77,
    rightWidth: 88,
    organisationSize: 14,
    ornament: '*',
    partyName: { text: 'ĐẢNG CỘNG SẢN VIỆT NAM', size: 15, width: 13.778 },
    numberSize: 14,
    dateSize: 14,
  },
  title: { typeSize: 16, subjectSize: 14, rule: '-----' },
  body: { size: 14, lineHeight: 19, indent: 10, spaceAfter: 6 },
  table: { size: 13, lineHeight: 16, padding: 1.2, border: 0.5 },
  signature: { size: 14, blankLines: 4, recipientsTitleSize: 13, recipientsSize: 12 },
  draft: { text: 'DỰ THẢO', size: 11 },
}

export const layoutProfiles: readonly LayoutProfile[] = [layout05Hd2026]

/** The profile in force on a day (`yyyy-mm-dd`); papers older than the first profile take the first. */
export const layoutProfileOn = (day: string): LayoutProfile =>
  layoutProfiles.findLast((profile) => profile.from <= day) ?? layout05Hd2026

/** The same look on a sheet that lies across (khổ ngang), for a table of many columns in smaller letters. */
export const across = (layout: LayoutProfile): LayoutProfile => {
  const { page, header } = layout
  const margins = { top: 20, bottom: 15, left: 15, right: 15 }
  const half = (page.height - margins.left - margins.right) / 2
  return {
    ...layout,
    page: { width: page.height, height: page.width, margins },
    header: { ...header, leftWidth: half, rightWidth: half },
    table: { ...layout.table, size: 11, lineHeight: 13.5 },
  }
}

/** Width between the margins, in mm. */
export const textWidth = ({ page }: LayoutProfile): number =>
  page.width - page.margins.left - page.margins.right

const POINTS_PER_MM = 72 / 25.4

/** How many dots fill a line of the body. */
export const dotsAcross = (layout: LayoutProfile): number =>
  Math.floor((textWidth(layout) * POINTS_PER_MM) / (layout.font.dotWidth * layout.body.size))

const NARROWEST_SHARE = 15

/**
 * Column widths of a table in mm, never wider together than the text: exact columns as they ask, the others by their
 * share of the rest.
 */
export const columnWidths = (columns: Table['columns'], layout: LayoutProfile): readonly number[] => {
  const available = textWidth(layout)
  const exact = columns.reduce((sum, { width }) => sum + ('mm' in width ? width.mm : 0), 0)
  const shares = columns.reduce((sum, { width }) => sum + ('share' in width ? width.share : 0), 0)
  const rest = Math.max(
    available - exact,
    columns.filter(({ width }) => 'share' in width).length * NARROWEST_SHARE,
  )
  const wished = columns.map(({ width }) => ('mm' in width ? width.mm : (rest * width.share) / shares))
  const total = wished.reduce((sum, width) => sum + width, 0)
  return total > available ? wished.map((width) => (width * available) / total) : wished
}
