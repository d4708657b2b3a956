import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import { type Kept, keeping } from '../../../shared/documents/keeping.ts'
import { dotsAcross, type LayoutProfile, textWidth } from '../../../shared/documents/layout.ts'
import { printable } from '../../../shared/documents/markup.ts'
import type { Block, PartyDocument, Runs } from '../../../shared/documents/model.ts'
import {
  documentName,
  headingLabel,
  justifiable,
  listMarkers,
  numberLine,
  placeAndDateLine,
  voteLine,
} from '../../../shared/documents/phrases.ts'
import { ALIGNMENT, centred, exactly, halfPoints, points, runsWord, text, twips } from './word-parts.ts'
import { signaturesWord, tableWord, twoColumns } from './word-tables.ts'

/**
 * A Party document as a Word file: the same texts and measures as its page, for an office that wants to go on in Word.
 * The file names the issuing organisation as its author and no person.
 */
export const documentWord = (document: PartyDocument, layout: LayoutProfile): Promise<Buffer> => {
  const { page, font, body, title, pageNumber } = layout
  const line = exactly(body.lineHeight)
  const kept = keeping(document.blocks)
  const file = new Document({
    title: printable(documentName(document)),
    creator: printable(document.header.issuer),
    lastModifiedBy: printable(document.header.issuer),
    compatibility: { doNotExpandShiftReturn: true, version: 15 },
    styles: {
      default: {
        document: {
          run: {
            font: font.family,
            size: halfPoints(body.size),
            language: { value: 'vi-VN', eastAsia: 'vi-VN' },
          },
          paragraph: { spacing: line },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.margins.top),
              bottom: twips(page.margins.bottom),
              left: twips(page.margins.left),
              right: twips(page.margins.right),
              header: twips(pageNumber.distance),
              footer: twips(pageNumber.distance),
            },
          },
        },
        headers: {
          default: runningHeader(document.draft, layout),
          first: new Header({ children: [new Paragraph({})] }),
        },
        children: [
          ...formWord(document, layout),
          header(document, layout),
          centred([text(document.title.type, { bold: true, size: halfPoints(title.typeSize) })], {
            spacing: { before: points(18), ...exactly(title.typeSize * 1.25) },
            keepNext: true,
          }),
          ...titleWord(document.title.subject, layout),
          ...document.blocks.flatMap((block, index) => blockWord(block, layout, kept[index] ?? NEVER)),
        ],
      },
    ],
  })
  return Packer.toBuffer(file)
}

/** The number of the form, above everything at the right. */
const formWord = ({ header: { form } }: PartyDocument, { header }: LayoutProfile): readonly Paragraph[] =>
  form === undefined
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: [text(form, { italics: true, size: halfPoints(header.dateSize) })],
        }),
      ]

/** Trích yếu and the hyphens under it. */
const titleWord = (subject: readonly string[], { title, body }: LayoutProfile): readonly Paragraph[] => [
  ...subject.map((line) =>
    centred([text(line, { bold: true, size: halfPoints(title.subjectSize) })], { keepNext: true }),
  ),
  centred([text(title.rule)], { spacing: { after: points(12), ...exactly(body.size) } }),
]

/** Page number in the middle from the second page on, and the mark of a draft at the right. */
const runningHeader = (draft: boolean, layout: LayoutProfile): Header => {
  const width = twips(textWidth(layout))
  const mark = text(layout.draft.text, { size: halfPoints(layout.draft.size) })
  return new Header({
    children: [
      new Paragraph({
        spacing: exactly(layout.pageNumber.size),
        tabStops: [
          { type: TabStopType.CENTER, position: Math.round(width / 2) },
          { type: TabStopType.RIGHT, position: width },
        ],
        children: [
          new TextRun({
            size: halfPoints(layout.pageNumber.size),
            children: [new Tab(), PageNumber.CURRENT],
          }),
          ...(draft ? [new TextRun({ children: [new Tab()] }), mark] : []),
        ],
      }),
    ],
  })
}

const header = ({ header, draft }: PartyDocument, layout: LayoutProfile): Table => {
  const { superior, issuer, number, placeAndDate } = header
  const { organisationSize, numberSize, dateSize, ornament } = layout.header
  const organisation = { size: halfPoints(organisationSize) }
  const organisations = [
    ...(superior === undefined ? [] : [centred([text(superior, organisation)])]),
    centred([text(issuer, { ...organisation, bold: true })]),
    centred([text(ornament, organisation)], { spacing: exactly(organisationSize) }),
  ]
  const numbering = [
    ...(number === undefined
      ? []
      : [centred(runsWord(numberLine(number), { size: halfPoints(numberSize) }))]),
    ...(draft ? [centred([text(layout.draft.text, { size: halfPoints(layout.draft.size) })])] : []),
  ]
  const date =
    placeAndDate === undefined
      ? []
      : [centred(runsWord(placeAndDateLine(placeAndDate), { italics: true, size: halfPoints(dateSize) }))]
  const secondRow = numbering.length > 0 || date.length > 0 ? [[numbering, date] as const] : []
  return twoColumns([[organisations, partyName(layout)], ...secondRow], layout)
}

/**
 * The name of the Party and a line under it exactly as long as the text. Underlining would run through the dots of Ộ
 * and Ệ, so the line is the border of a low empty paragraph that is indented to the width of the text.
 */
const partyName = ({ header }: LayoutProfile): readonly Paragraph[] => {
  const { text: name, size, width } = header.partyName
  const indent = Math.max(0, Math.round((twips(header.rightWidth) - points(width * size)) / 2))
  return [
    centred([text(name, { bold: true, size: halfPoints(size) })]),
    new Paragraph({
      indent: { left: indent, right: indent },
      spacing: exactly(3),
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
      run: { size: 2 },
      children: [],
    }),
  ]
}

const NEVER: Kept = () => false

const blockWord = (block: Block, layout: LayoutProfile, isKept: Kept): readonly (Paragraph | Table)[] => {
  const { body } = layout
  const paragraph = (children: TextRun[], options: IParagraphOptions = {}): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.BOTH,
      indent: { firstLine: twips(body.indent) },
      spacing: { after: points(body.spaceAfter), ...exactly(body.lineHeight) },
      widowControl: true,
      keepNext: isKept(0),
      ...options,
      children,
    })
  const alignmentOf = (runs: Runs) => (justifiable(runs) ? AlignmentType.BOTH : AlignmentType.LEFT)
  switch (block.kind) {
    case 'paragraph':
      return [
        paragraph(runsWord(block.runs), {
          alignment: block.alignment === 'justify' ? alignmentOf(block.runs) : ALIGNMENT[block.alignment],
          ...(block.indented ? {} : { indent: {} }),
        }),
      ]
    case 'heading':
      return [
        paragraph([text(headingLabel(block), { bold: true }), ...runsWord(block.runs, { bold: true })], {
          alignment: AlignmentType.LEFT,
          keepNext: true,
          keepLines: true,
          outlineLevel: block.level === 'roman' ? 0 : 1,
        }),
      ]
    case 'list': {
      const markers = listMarkers(block)
      return block.items.map((item, index) =>
        paragraph([text(`${markers[index] ?? ''} `), ...runsWord(item)], {
          alignment: alignmentOf(item),
          keepNext: isKept(index),
        }),
      )
    }
    case 'table':
      return tableWord(block, layout, isKept)
    case 'vote': {
      const runs = voteLine(block)
      return [paragraph(runsWord(runs), { alignment: alignmentOf(runs), keepLines: true })]
    }
    case 'dottedLines':
      return Array.from({ length: block.lines }, (_, index) =>
        paragraph([text('.'.repeat(dotsAcross(layout)))], {
          alignment: AlignmentType.LEFT,
          indent: {},
          keepNext: isKept(index),
        }),
      )
    case 'signatures':
      return signaturesWord(block, layout)
    case 'annex':
      return [
        centred([text(block.title, { bold: true })], { pageBreakBefore: true, keepNext: true }),
        ...titleWord(block.subject, layout),
      ]
  }
}
