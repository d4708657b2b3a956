import { beforeAll, describe, expect, it } from 'vitest'
import { documentWord } from '../../../electron/office/documents/word.ts'
import {
  arabicHeading,
  bold,
  dashList,
  dottedLines,
  paragraph,
  signatory,
  signature,
  signaturePair,
  table,
  vote,
  wideColumn,
} from '../../../shared/documents/compose.ts'
import { layout05Hd2026 as layout } from '../../../shared/documents/layout.ts'
import type { Block, PartyDocument } from '../../../shared/documents/model.ts'
import { sampleMinutes } from '../../fixtures/sample-minutes.ts'
import { unzip } from '../../helpers/zip.ts'

const parts = async (document: PartyDocument): Promise<ReadonlyMap<string, string>> =>
  new Map(
    [...(await unzip(await documentWord(document, layout)))].map(([name, bytes]) => [name, bytes.toString()]),
  )

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}

/** The text of each paragraph that has some. */
const paragraphsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraphXml]) =>
      [...paragraphXml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, text = '']) => text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity))
        .join(''),
    )
    .filter((text) => text !== '')

describe('the Word file', () => {
  let files: ReadonlyMap<string, string>
  let body: string

  beforeAll(async () => {
    files = await parts(sampleMinutes)
    body = files.get('word/document.xml') ?? ''
  })

  it('has the page and the margins of the layout in twips', () => {
    expect(body).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"|<w:pgSz [^>]*w:h="16838"[^>]*w:w="11906"/)
    const margins = body.match(/<w:pgMar [^>]*>/)?.[0] ?? ''
    for (const [side, twips] of [
      ['top', 1134],
      ['bottom', 1134],
      ['left', 1701],
      ['right', 850],
      ['header', 567],
    ]) {
      expect(margins).toContain(`w:${side}="${twips}"`)
    }
  })

  it('sets a body paragraph justified, 10 mm in, on exact lines, with 6 pt after it', () => {
    const opening =
      body
        .match(/<w:p>(?:(?!<\/w:p>).)*Hôm nay, hồi 19 giờ/s)?.[0]
        .split('<w:p>')
        .at(-1) ?? ''
    expect(opening).toContain('w:firstLine="567"')
    expect(opening).toContain('<w:jc w:val="both"/>')
    expect(opening).toMatch(/<w:spacing [^>]*w:after="120"/)
    expect(opening).toMatch(/<w:spacing [^>]*w:line="380"/)
    expect(opening).toMatch(/<w:spacing [^>]*w:lineRule="exact"/)
  })

  it('is written in Times New Roman 14 pt, in Vietnamese', () => {
    const defaults = files.get('word/styles.xml')?.match(/<w:docDefaults>.*?<\/w:docDefaults>/s)?.[0] ?? ''
    expect(defaults).toContain('w:ascii="Times New Roman"')
    expect(defaults).toContain('<w:sz w:val="28"/>')
    expect(defaults).toContain('w:val="vi-VN"')
  })

  it('says the same in the same order as the page', () => {
    const texts = paragraphsOf(body)
    const expected = [
      'ĐẢNG BỘ XÃ MƯỜNG THAN',
      'CHI BỘ BẢN SEN ĐÔNG',
      '*',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Số 11-BB/CB',
      'Mường Than, ngày 05 tháng 11 năm 2026',
      'BIÊN BẢN',
      'sinh hoạt chi bộ thường kỳ tháng 11 năm 2026',
      '-----',
      'I. THÀNH PHẦN',
      'Chủ trì: đồng chí Lò Văn Pâng, Bí thư Chi bộ.',
      'STT',
      '25/10/2026',
      'đ) Giữ gìn an ninh trật tự dịp cuối năm.',
      'Thông qua biên bản: tán thành ....../12 đồng chí (........); không tán thành ...... đồng chí; ý kiến khác ...... đồng chí.',
      'NGƯỜI GHI BIÊN BẢN',
      'Nguyễn Thị Quỳnh Như',
      'CHỦ TRÌ HỘI NGHỊ',
      'Lò Văn Pâng',
    ]
    const found: string[] = []
    for (const text of texts) if (text === expected[found.length]) found.push(text)
    expect(found).toEqual(expected)
  })

  it('numbers pages in the header from the second on', () => {
    expect(body).toContain('<w:titlePg/>')
    const reference = (type: string) =>
      body.match(new RegExp(`<w:headerReference [^>]*w:type="${type}"[^>]*>`))?.[0] ?? ''
    const relations = files.get('word/_rels/document.xml.rels') ?? ''
    const headerOf = (type: string): string => {
      const id = reference(type).match(/r:id="(\w+)"/)?.[1] ?? ''
      const target = relations
        .match(new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`))?.[0]
        .match(/Target="([^"]+)"/)?.[1]
      return files.get(`word/${target}`) ?? ''
    }
    expect(headerOf('default')).toContain('PAGE')
    expect(headerOf('first')).not.toBe('')
    expect(headerOf('first')).not.toContain('PAGE')
  })

  it('repeats the heads of its two tables and splits no row', () => {
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(body.match(/<w:tr>/g)?.length ?? 0)
  })

  it('draws under the name of the Party a line as long as the text', () => {
    const { rightWidth, partyName } = layout.header
    const line = body.match(/<w:pBdr><w:top .*?<w:ind [^>]*>/s)?.[0] ?? ''
    const indent = Number(line.match(/w:left="(\d+)"/)?.[1])
    expect(line).toContain(`w:right="${indent}"`)
    expect((rightWidth / 25.4) * 72 - (2 * indent) / 20).toBeCloseTo(partyName.size * partyName.width, 0)
  })

  it('says the number of its form above everything, at the right', async () => {
    const formed = { ...sampleMinutes, header: { ...sampleMinutes.header, form: 'Mẫu 6-KNĐ' } }
    const xml = (await parts(formed)).get('word/document.xml') ?? ''
    expect(paragraphsOf(xml)[0]).toBe('Mẫu 6-KNĐ')
    expect(xml.split('Mẫu 6-KNĐ')[0]).toContain('<w:jc w:val="right"/>')
    expect(paragraphsOf(body)[0]).toBe(sampleMinutes.header.superior)
  })

  it('keeps the lines that were typed, in a paragraph, a list and a table', async () => {
    const typed = 'Một.\n\nHai.'
    const blocks = [paragraph('Tin: ', typed), dashList([typed]), table([wideColumn('A')], [[typed]])]
    const xml = (await parts({ ...sampleMinutes, blocks })).get('word/document.xml') ?? ''
    const lines = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
      .map(([each]) => each.replaceAll('<w:br/>', '|').replace(/<[^>]*>/g, ''))
      .filter((text) => text.includes('Một.'))
    expect(lines).toEqual(['Tin: Một.||Hai.', '- Một.||Hai.', 'Một.||Hai.'])
  })

  it('names no person as its author', () => {
    const core = files.get('docProps/core.xml') ?? ''
    expect(core).toContain('<dc:creator>CHI BỘ BẢN SEN ĐÔNG</dc:creator>')
    expect(core).toContain('<cp:lastModifiedBy>CHI BỘ BẢN SEN ĐÔNG</cp:lastModifiedBy>')
    expect(core).not.toMatch(/Pâng|Quỳnh Như/)
  })

  describe('tells Word what to keep on one page:', () => {
    const pair = signaturePair(signatory('THƯ KÝ'), signatory('CHỦ TRÌ'))
    /** What stands in the properties of the paragraph that begins with the words. */
    const markedIn = async (blocks: readonly Block[]) => {
      const xml = (await parts({ ...sampleMinutes, blocks })).get('word/document.xml') ?? ''
      return (words: string) => {
        const found = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].find(([each]) =>
          each.replace(/<[^>]*>/g, '').startsWith(words),
        )?.[0]
        if (found === undefined) throw new Error(`no paragraph begins with: ${words}`)
        return ['keepNext', 'keepLines'].filter((mark) => found.includes(`<w:${mark}/>`))
      }
    }

    it('a vote and its result', async () => {
      const marked = await markedIn([
        vote('Thông qua A', { base: 9 }),
        paragraph('Kết quả'),
        paragraph('Sau'),
      ])
      expect(marked('Thông qua A')).toEqual(['keepNext', 'keepLines'])
      expect(marked('Kết quả')).toEqual([])
    })

    it('a heading and what stands below it', async () => {
      const marked = await markedIn([
        arabicHeading(1, 'Mục'),
        dashList(['một', 'hai', 'ba']),
        paragraph('Sau'),
      ])
      expect(marked('1. Mục')).toEqual(['keepNext', 'keepLines'])
      expect(marked('- một')).toEqual(['keepNext'])
      expect(marked('- hai')).toEqual([])
    })

    it('the last two lines of text and the signatures', async () => {
      const marked = await markedIn([paragraph('Xa'), paragraph('Áp chót'), paragraph('Chót'), pair])
      expect(['Xa', 'Áp chót', 'Chót'].map(marked)).toEqual([[], ['keepNext'], ['keepNext']])
      const listed = await markedIn([dashList(['xa', 'áp chót', 'chót']), pair])
      expect(['- xa', '- áp chót', '- chót'].map(listed)).toEqual([[], ['keepNext'], ['keepNext']])
    })

    it('the last two rows and the signatures, and each row for itself', async () => {
      const rows = ['một', 'hai', 'ba'].map((text) => [text])
      const marked = await markedIn([table([wideColumn('Việc')], rows), pair])
      expect(['Việc', 'một', 'hai', 'ba'].map(marked)).toEqual([['keepNext'], [], ['keepNext'], ['keepNext']])
    })

    it('two rows of dots and the signatures, not all of them', async () => {
      const xml = (await parts({ ...sampleMinutes, blocks: [dottedLines(40), pair] })).get(
        'word/document.xml',
      )
      const dots = xml
        ?.match(/<w:p>(?:(?!<\/w:p>).)*\.{50}/gs)
        ?.map((each) => each.split('<w:p>').at(-1) ?? '')
      expect(dots?.map((each) => each.includes('<w:keepNext/>')).lastIndexOf(false)).toBe(37)
    })
  })

  it('opens whatever was typed: signs of XML, control characters, half a letter', async () => {
    const typed = 'a <b> & "c" \u0000\u0008\ud83d d'
    const evil = await parts({
      schemaVersion: 1,
      draft: true,
      header: { issuer: typed, placeAndDate: {} },
      title: { type: typed, subject: [typed] },
      blocks: [
        paragraph(bold(typed)),
        table([wideColumn(typed)], [[typed]]),
        signature(signatory('BÍ THƯ', null, 'T/M CHI BỘ'), ['Lưu Chi bộ']),
      ],
    })
    const xml = evil.get('word/document.xml') ?? ''
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be in XML
    expect(xml).not.toMatch(/[\u0000-\u0008]|\p{Surrogate}|�/u)
    expect(paragraphsOf(xml).filter((text) => text === 'a <b> & "c" d')).toHaveLength(6)
    expect([...evil.values()].filter((file) => file.includes('DỰ THẢO'))).toHaveLength(2)
    expect(paragraphsOf(xml)).toEqual(
      expect.arrayContaining(['Nơi nhận:', '- Lưu Chi bộ.', 'T/M CHI BỘ', 'BÍ THƯ']),
    )
  })
})
