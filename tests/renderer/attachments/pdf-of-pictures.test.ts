import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { pdfOfPictures } from '../../../renderer/attachments/pdf-of-pictures.ts'
import { mayBeReduced } from '../../../renderer/attachments/scanned-pdf.ts'

/** What the smallest JPEG has: its marks, not a picture that could be drawn. */
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xd9])
const page = (width: number, height: number) => ({
  ...{ jpeg, pixels: { width: 1240, height: 1754 } },
  points: { width, height },
})

describe('a PDF of pictures', () => {
  it('has a page of its own size for each of them, and no text', async () => {
    const made = pdfOfPictures([page(595.32, 841.92), page(841.92, 595.32)])
    const loading = getDocument({ data: made.slice(), verbosity: 0, stopAtErrors: true })
    const pdf = await loading.promise
    const sizes: (readonly number[])[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const opened = await pdf.getPage(number)
      sizes.push(opened.view.slice(2))
      expect((await opened.getTextContent()).items).toEqual([])
    }
    await loading.destroy()
    expect(sizes).toEqual([
      [595.32, 841.92],
      [841.92, 595.32],
    ])
  })

  it('keeps each picture as it is', () => {
    const made = Buffer.from(pdfOfPictures([page(595, 842)]))
    expect(made.includes(Buffer.from(jpeg))).toBe(true)
  })
})

describe('a PDF that was chosen', () => {
  it.each([
    ['a scan', '/Subtype /Image /Filter /DCTDecode', true],
    ['without pictures', '/Font', false],
    ['signed', '/Subtype /Image /Type /Sig /ByteRange [0 1 2 3]', false],
    ['locked', '/Subtype /Image /Encrypt 5 0 R', false],
    ['in black and white, which is small already', '/Subtype /Image /Filter /CCITTFaxDecode', false],
    ['in JBIG2', '/Subtype /Image /Filter [/JBIG2Decode]', false],
  ])('%s: may be reduced %s', (_what, marks, isReduced) => {
    expect(mayBeReduced(new TextEncoder().encode(`%PDF-1.4\n${marks}\n%%EOF`))).toBe(isReduced)
  })
})
