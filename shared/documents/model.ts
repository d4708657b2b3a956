import { z } from 'zod'

/**
 * A Party document (văn bản của Đảng) as plain data: what it says, not how it looks. How it looks is a `LayoutProfile`.
 *
 * A frozen paper is stored as this value and read back years later, so the objects are strict: an unknown key is
 * refused rather than dropped from a signed paper, and any change of meaning takes a new `schemaVersion`.
 *
 * Builders write papers with the words of `compose.ts`. What is not known is a `blank`, printed as dots; it is never
 * left out and never invented.
 */

const text = z.string().max(20_000)
const line = z.string().trim().min(1).max(500)

/** An exact mark that is either there or absent, so that equal papers have equal JSON. */
const mark = z.literal(true).exactOptional()

const runSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text, bold: mark, italic: mark, underline: mark }).readonly(),
  /** Dots to be filled in by hand; `width` is their number, about 1.2 mm each at 14 pt. */
  z.strictObject({ kind: z.literal('blank'), width: z.int().min(1).max(400) }).readonly(),
  z.strictObject({ kind: z.literal('break') }).readonly(),
])

const runsSchema = z.array(runSchema).readonly()

const alignmentSchema = z.enum(['left', 'center', 'right'])

const paragraphSchema = z
  .strictObject({
    kind: z.literal('paragraph'),
    runs: runsSchema,
    /** First-line indent of the layout profile. */
    indented: z.boolean(),
    alignment: z.enum(['justify', 'left', 'center', 'right']),
  })
  .readonly()

const headingSchema = z
  .strictObject({
    kind: z.literal('heading'),
    /** `roman` prints `I.`, `arabic` prints `1.`, `plain` has no number. */
    level: z.enum(['roman', 'arabic', 'plain']),
    number: z.int().min(1).max(99).exactOptional(),
    runs: runsSchema,
  })
  .refine((heading) => (heading.level === 'plain') === (heading.number === undefined), {
    error: 'A numbered heading has a number, a plain one has none',
  })
  .readonly()

const listSchema = z
  .strictObject({
    kind: z.literal('list'),
    /** `letter` prints a) b) c) d) đ) e) g), `dash` prints `- `. */
    style: z.enum(['letter', 'dash']),
    items: z.array(runsSchema).min(1).max(200).readonly(),
  })
  .readonly()

const columnSchema = z
  .strictObject({
    title: text,
    /** Either exact millimetres or a share of what the exact columns leave. */
    width: z.union([
      z.strictObject({ mm: z.number().min(5).max(200) }).readonly(),
      z.strictObject({ share: z.number().positive().max(100) }).readonly(),
    ]),
    alignment: alignmentSchema,
  })
  .readonly()

const tableSchema = z
  .strictObject({
    kind: z.literal('table'),
    columns: z.array(columnSchema).min(1).max(16).readonly(),
    rows: z.array(z.array(runsSchema).readonly()).readonly(),
  })
  .refine((table) => table.rows.every((row) => row.length === table.columns.length), {
    error: 'Every row has one cell a column',
  })
  .readonly()

const count = z.int().min(0).max(100_000).exactOptional()

/** A vote (biểu quyết); an unknown count prints as dots. */
const voteSchema = z
  .strictObject({
    kind: z.literal('vote'),
    subject: line,
    /** Those who may vote: for a cell its official members, as the rule for this vote counts them. */
    base: count,
    agree: count,
    disagree: count,
    otherOpinion: count,
  })
  .readonly()

/** Rows of dots over the full width, to be written on by hand. */
const dottedLinesSchema = z
  .strictObject({ kind: z.literal('dottedLines'), lines: z.int().min(1).max(60) })
  .readonly()

const signatorySchema = z
  .strictObject({
    /** On whose behalf, printed bold: `T/M CHI BỘ`. */
    authority: line.exactOptional(),
    /** In which capacity: `BÍ THƯ`; printed bold only when no authority stands above it: `CHỦ TRÌ HỘI NGHỊ`. */
    capacity: line,
    /** Without academic titles. Left blank for the hand when unknown. */
    name: line.exactOptional(),
  })
  .readonly()

const signaturesSchema = z
  .strictObject({
    kind: z.literal('signatures'),
    left: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('nobody') }).readonly(),
      z.strictObject({ kind: z.literal('signatory'), signatory: signatorySchema }).readonly(),
      /** Nơi nhận, each without the dash and the punctuation, which the layout adds. */
      z
        .strictObject({ kind: z.literal('recipients'), recipients: z.array(line).min(1).max(40).readonly() })
        .readonly(),
    ]),
    right: signatorySchema,
  })
  .readonly()

/** Phụ lục: what comes after the signatures begins on a page of its own, under its own title. */
const annexSchema = z
  .strictObject({ kind: z.literal('annex'), title: line, subject: z.array(line).max(5).readonly() })
  .readonly()

const blockSchema = z.discriminatedUnion('kind', [
  paragraphSchema,
  headingSchema,
  listSchema,
  tableSchema,
  voteSchema,
  dottedLinesSchema,
  signaturesSchema,
  annexSchema,
])

/** Number and symbol (số và ký hiệu): `Số 05-NQ/CB`. Runs from 01 per type for a whole term, 36-HD 1.3.1. */
const documentNumberSchema = z
  .strictObject({
    /** Given when the paper is frozen; dots until then. */
    value: z.int().min(1).max(99_999).exactOptional(),
    /** A number put between two others: the a of `03a`. */
    suffix: z
      .string()
      .regex(/^\p{Ll}$/u)
      .exactOptional(),
    /** Figures that it is printed with at least, as the rule of its day wants; 2 when absent. */
    digits: z.int().min(1).max(9).exactOptional(),
    /** `NQ`, `BB`, `BC`, ... */
    type: line,
    /** `CB` for a cell, `ĐU` for a committee. */
    organisation: line,
  })
  .readonly()

const headerSchema = z
  .strictObject({
    /** Number of the form above everything, at the right: `Mẫu 6-KNĐ`. */
    form: line.exactOptional(),
    /** Superior organisation as printed, in capitals: `ĐẢNG BỘ XÃ MƯỜNG THAN`. */
    superior: line.exactOptional(),
    /** Issuing organisation as printed, in capitals: `CHI BỘ BẢN SEN ĐÔNG`. */
    issuer: line,
    /** Absent: the paper carries no number line at all. */
    number: documentNumberSchema.exactOptional(),
    /** Absent: no line, as on minutes whose text states time and place. */
    placeAndDate: z
      .strictObject({
        place: line.exactOptional(),
        /** `2026-11-05`, or `2026-11` and `2026` with dots for the rest. */
        date: z.union([z.iso.date(), z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)]).exactOptional(),
      })
      .readonly()
      .exactOptional(),
  })
  .readonly()

export const partyDocumentSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    /** A draft says `DỰ THẢO` on every page. */
    draft: z.boolean(),
    header: headerSchema,
    title: z
      .strictObject({
        /** Type of document (tên loại) as printed, in capitals: `BIÊN BẢN`. */
        type: line,
        /** Trích yếu, one entry a printed line. */
        subject: z.array(line).max(6).readonly(),
      })
      .readonly(),
    blocks: z.array(blockSchema).max(2_000).readonly(),
  })
  .readonly()

export type PartyDocument = z.infer<typeof partyDocumentSchema>
export type DocumentHeader = z.infer<typeof headerSchema>
export type DocumentNumber = z.infer<typeof documentNumberSchema>
export type Block = z.infer<typeof blockSchema>
export type Paragraph = z.infer<typeof paragraphSchema>
export type Heading = z.infer<typeof headingSchema>
export type List = z.infer<typeof listSchema>
export type Table = z.infer<typeof tableSchema>
export type Column = z.infer<typeof columnSchema>
export type Vote = z.infer<typeof voteSchema>
export type DottedLines = z.infer<typeof dottedLinesSchema>
export type Signatures = z.infer<typeof signaturesSchema>
export type Signatory = z.infer<typeof signatorySchema>
export type Annex = z.infer<typeof annexSchema>
export type Run = z.infer<typeof runSchema>
export type Runs = z.infer<typeof runsSchema>
